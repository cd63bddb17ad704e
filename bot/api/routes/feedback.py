"""Say whether an answer helped."""

import logging
from typing import Optional, Tuple

from fastapi import APIRouter, Response
from starlette.concurrency import run_in_threadpool

from bot.api.deps import AssistantDep, FeedbackDep, PortalDep, RepliesDep
from bot.api.portals import NO_PORTAL
from bot.api.problems import RESPONSES, ProblemError
from bot.api.replies import Replies
from bot.api.routes.ask import NO_CONVERSATION, UNREADABLE
from bot.api.schemas import Verdict
from bot.assistant import UnknownConversationError
from bot.feedback import FeedbackError
from bot.i18n import N_
from bot.law.store import today
from bot.personal_data import mask
from bot.reply import Conversation
from bot.screening import UnreadableMessageError, screen

logger = logging.getLogger(__name__)

router = APIRouter(tags=["feedback"])

NOT_KEPT = N_("Your opinion cannot be kept at the moment. Please try again later.")


@router.post(
    "/feedback", status_code=204, response_class=Response, responses={s: RESPONSES[s] for s in (403, 404, 422, 503)}
)
async def feedback(
    verdict: Verdict, assistant: AssistantDep, replies: RepliesDep, kept: FeedbackDep, portal: PortalDep
) -> Response:
    """Keep whether an answer helped. Sent again for the same message, it replaces what was said before."""
    reason = _reason(verdict.reason)
    try:
        conversation = await assistant.conversation(verdict.conversation_id)
    except UnknownConversationError as error:
        raise ProblemError(404, "unknown_conversation", NO_CONVERSATION) from error
    if not conversation.turns:
        raise ProblemError(404, "unknown_conversation", NO_CONVERSATION)
    message_id = verdict.message_id.hex if verdict.message_id else None
    language, topic = _answer(conversation, message_id, replies)
    try:
        await run_in_threadpool(
            kept.put,
            today(),
            portal or NO_PORTAL,
            language,
            topic,
            verdict.helpful,
            reason,
            verdict.conversation_id,
            message_id,
        )
    except FeedbackError as error:
        logger.error("feedback cannot be kept")
        raise ProblemError(503, "not_kept", NOT_KEPT) from error
    return Response(status_code=204)


def _reason(text: Optional[str]) -> Optional[str]:
    """The words for a reason without personal data; ``None`` where there are none.

    Raises:
        ProblemError: they hold characters that are not text.
    """
    try:
        return mask(screen(text)).text if text else None
    except UnreadableMessageError as error:
        if error.reason == "empty":
            return None
        raise ProblemError(422, error.reason, UNREADABLE[error.reason]) from error


def _answer(conversation: Conversation, message_id: Optional[str], replies: Replies) -> Tuple[str, Optional[str]]:
    """Language and topic of the answer meant; the topic only where it is certain."""
    last = conversation.turns[-1].reply
    meant = replies.find(conversation.conversation_id, message_id) if message_id else last
    if meant is None and len(conversation.turns) == 1:
        meant = last
    return (meant.language, meant.topic) if meant else (last.language, None)
