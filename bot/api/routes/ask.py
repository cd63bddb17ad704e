"""Ask a question."""

from typing import Annotated, Optional
from uuid import UUID

from fastapi import APIRouter, Header, Request, Response

from bot.api.cors import MESSAGE_ID_HEADER
from bot.api.deps import AssistantDep, CountsDep, PortalDep, RepliesDep, language_or_problem
from bot.api.problems import RESPONSES, ProblemError
from bot.api.replies import MessageIdReusedError
from bot.api.schemas import Question
from bot.assistant import UnknownConversationError
from bot.i18n import N_
from bot.languages import negotiate, parse_script
from bot.reply import Reply
from bot.screening import MAX_LENGTH, UnreadableMessageError

router = APIRouter(tags=["ask"])

UNREADABLE = {
    "empty": N_("The message is empty. Write your question."),
    "too_long": N_("The message is too long. Shorten it to %(limit)s characters."),
    "control_characters": N_("The message holds characters that are not text. Type it again."),
}
NO_CONVERSATION = N_("This conversation is not known. It may have been deleted. Begin a new one.")


MESSAGE_ID_REUSED = N_("Another message was sent under this message id before. Send this one under a new id.")


@router.post("/ask", response_model=Reply, responses={s: RESPONSES[s] for s in (400, 403, 404, 422, 503)})
async def ask(
    question: Question,
    request: Request,
    assistant: AssistantDep,
    portal: PortalDep,
    replies: RepliesDep,
    counts: CountsDep,
    message_id: Annotated[
        Optional[UUID],
        Header(
            alias=MESSAGE_ID_HEADER,
            description="The sender's name for the message. Sent again under it within 15 minutes, the message is not "
            "asked again: it gets the first reply",
        ),
    ] = None,
) -> Response:
    """Answer a question with the provisions it rests on."""
    language = language_or_problem(question.language) if question.language is not None else None
    hint = negotiate(request.headers.get("accept-language"))
    script = parse_script(question.language) if question.language else None

    async def answer() -> Reply:
        reply = await assistant.ask(question.text, question.conversation_id, language, hint, script)
        counts.answered(reply, portal)
        return reply

    try:
        if message_id is None:
            reply = await answer()
        else:
            what = f"{question.language or ''} {question.text}"
            reply = await replies.once(message_id.hex, question.conversation_id, what, answer)
    except UnreadableMessageError as error:
        raise ProblemError(422, error.reason, UNREADABLE[error.reason], limit=MAX_LENGTH) from error
    except UnknownConversationError as error:
        raise ProblemError(404, "unknown_conversation", NO_CONVERSATION) from error
    except MessageIdReusedError as error:
        raise ProblemError(422, "message_id_reused", MESSAGE_ID_REUSED) from error
    # The reply is a checked record already; returned as such it would be taken apart and checked once more.
    return Response(reply.json(ensure_ascii=False), media_type="application/json")
