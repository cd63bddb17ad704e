"""Read and delete conversations."""

import logging

from fastapi import APIRouter, Response
from starlette.concurrency import run_in_threadpool

from bot.api.deps import AssistantDep, FeedbackDep, RepliesDep
from bot.api.problems import RESPONSES, ProblemError
from bot.api.routes.ask import NO_CONVERSATION
from bot.assistant import UnknownConversationError
from bot.feedback import FeedbackError
from bot.reply import Conversation

logger = logging.getLogger(__name__)

router = APIRouter(prefix="/conversations", tags=["conversations"])


@router.get("/{conversation_id}", response_model=Conversation, responses={404: RESPONSES[404]})
async def read(conversation_id: str, assistant: AssistantDep) -> Conversation:
    """Return a conversation from its beginning."""
    try:
        return await assistant.conversation(conversation_id)
    except UnknownConversationError as error:
        raise ProblemError(404, "unknown_conversation", NO_CONVERSATION) from error


@router.delete("/{conversation_id}", status_code=204, response_class=Response, responses={404: RESPONSES[404]})
async def delete(conversation_id: str, assistant: AssistantDep, replies: RepliesDep, feedback: FeedbackDep) -> Response:
    """Delete a conversation for good."""
    replies.forget(conversation_id)
    try:
        await assistant.forget(conversation_id)
    except UnknownConversationError as error:
        raise ProblemError(404, "unknown_conversation", NO_CONVERSATION) from error
    try:
        await run_in_threadpool(feedback.loosen, conversation_id)
    except FeedbackError:
        # The conversation is gone; whoever runs the bot must see to the rest.
        logger.error("feedback of a deleted conversation cannot be loosened from it")
    return Response(status_code=204)
