"""Read and delete conversations."""

from fastapi import APIRouter, Response

from bot.api.deps import AssistantDep
from bot.api.problems import RESPONSES, ProblemError
from bot.api.routes.ask import NO_CONVERSATION
from bot.assistant import UnknownConversationError
from bot.reply import Conversation

router = APIRouter(prefix="/conversations", tags=["conversations"])


@router.get("/{conversation_id}", response_model=Conversation, responses={404: RESPONSES[404]})
async def read(conversation_id: str, assistant: AssistantDep) -> Conversation:
    """Return a conversation from its beginning."""
    try:
        return await assistant.conversation(conversation_id)
    except UnknownConversationError as error:
        raise ProblemError(404, "unknown_conversation", NO_CONVERSATION) from error


@router.delete("/{conversation_id}", status_code=204, response_class=Response, responses={404: RESPONSES[404]})
async def delete(conversation_id: str, assistant: AssistantDep) -> Response:
    """Delete a conversation for good."""
    try:
        await assistant.forget(conversation_id)
    except UnknownConversationError as error:
        raise ProblemError(404, "unknown_conversation", NO_CONVERSATION) from error
    return Response(status_code=204)
