"""The chat without JavaScript: every message is a form, every answer a page."""

import logging
import unicodedata
from typing import Any, Optional
from urllib.parse import parse_qs

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from bot.api.deps import FeedbackDep, LawDep, RepliesDep
from bot.api.language import COOKIE as LANGUAGE_COOKIE
from bot.api.language import reader_language
from bot.api.routes.ask import UNREADABLE
from bot.assistant import Assistant, NoReplyError, UnknownConversationError
from bot.feedback import FeedbackError
from bot.i18n import N_
from bot.i18n import gettext as _
from bot.languages import Language, parse_language
from bot.law.store import LawStore
from bot.pages.payloads import wording
from bot.pages.render import page
from bot.reply import Conversation, Reply
from bot.screening import MAX_LENGTH, UnreadableMessageError

logger = logging.getLogger(__name__)
router = APIRouter(include_in_schema=False)

#: Holds the id of the reader's conversation.
COOKIE = "quqyq_conversation"

#: How long the cookies are kept, in seconds.
CONVERSATION_KEPT = 30 * 24 * 3600
LANGUAGE_KEPT = 365 * 24 * 3600
#: What people often ask, one topic from each of the areas they ask about most.
EXAMPLES = (
    "liability/who_pays",
    "rights/refuse_ai",
    "ownership/who_owns",
    "labelling/deepfake_of_me",
    "personal_data/chatbot_input",
    "labelling/must_label",
)

_NOT_READY = N_("The bot is not ready. Please try again in a minute.")
_FAILED = N_("Something went wrong on our side. Your question was not lost; please try again.")


@router.get("/")
async def show(request: Request, law: LawDep) -> HTMLResponse:
    """Show the conversation so far and a field for the next question."""
    language = reader_language(request)
    if request.app.state.assistant is None:
        return await _page(request, law, language, 503, error=_(_NOT_READY, language))
    response = await _page(request, law, language)
    if parse_language(request.query_params.get("language", "")):
        _keep(request, response, LANGUAGE_COOKIE, language, LANGUAGE_KEPT)
    return response


@router.post("/")
async def ask(request: Request, law: LawDep) -> Response:
    """Answer a message and show the conversation again, or say what is wrong with the message."""
    language = reader_language(request)
    body = await request.body()
    assistant: Optional[Assistant] = request.app.state.assistant

    async def again(status: int, message: str, **values: Any) -> HTMLResponse:
        return await _page(request, law, language, status, error=_(message, language, **values), text=_kept(body))

    if assistant is None:
        return await again(503, _NOT_READY)
    try:
        reply = await _ask(assistant, _submitted(body), request.cookies.get(COOKIE), language)
    except UnreadableMessageError as error:
        return await again(422, UNREADABLE[error.reason], limit=MAX_LENGTH)
    except NoReplyError:
        return await again(500, _FAILED)
    response = RedirectResponse("/#latest", status_code=303)
    _keep(request, response, COOKIE, reply.conversation_id, CONVERSATION_KEPT)
    # The page follows the reader: whoever writes in Russian reads the page in Russian from then on.
    _keep(request, response, LANGUAGE_COOKIE, reply.language, LANGUAGE_KEPT)
    return response


@router.post("/forget")
async def forget(request: Request, law: LawDep, replies: RepliesDep, feedback: FeedbackDep) -> Response:
    """Delete the conversation for good and begin anew."""
    assistant: Optional[Assistant] = request.app.state.assistant
    if assistant is None:
        language = reader_language(request)
        return await _page(request, law, language, 503, error=_(_NOT_READY, language))
    name = request.cookies.get(COOKIE, "")
    replies.forget(name)
    try:
        await assistant.forget(name)
        await run_in_threadpool(feedback.loosen, name)
    except UnknownConversationError:
        pass  # It is gone already, which is what the reader wants.
    except FeedbackError:
        logger.error("feedback of a deleted conversation cannot be loosened from it")
    response = RedirectResponse("/?forgotten=1", status_code=303)
    response.delete_cookie(COOKIE, httponly=True, samesite="lax", secure=_secure(request))
    return response


async def _ask(assistant: Assistant, text: str, conversation_id: Optional[str], language: Language) -> Reply:
    known = await _conversation(assistant, conversation_id)
    # A pressed button has no language of its own: it was read in the page's. And a page in another language than the
    # last answer means that the reader has just chosen that language. Otherwise the page is only a hint.
    chosen = text.startswith("/") or (known is not None and known.turns[-1].reply.language != language)
    return await assistant.ask(
        text,
        known.conversation_id if known else None,
        language=language if chosen else None,
        language_hint=language,
    )


async def _conversation(assistant: Assistant, conversation_id: Optional[str]) -> Optional[Conversation]:
    """Return the conversation of the cookie, if it is one with at least one answer in it."""
    if not conversation_id:
        return None
    try:
        conversation = await assistant.conversation(conversation_id)
    except (UnknownConversationError, NoReplyError):
        return None
    return conversation if conversation.turns else None


async def _page(
    request: Request, law: LawStore, language: Language, status: int = 200, error: str = "", text: str = ""
) -> HTMLResponse:
    assistant: Optional[Assistant] = request.app.state.assistant
    conversation = await _conversation(assistant, request.cookies.get(COOKIE)) if assistant else None
    response = page(
        request,
        "chat.html",
        language,
        status,
        canonical="/",
        turns=conversation.turns if conversation else [],
        wording=lambda turn: wording(law, turn, language),
        acts=law.acts,
        areas=law.areas.values(),
        examples=[law.topics[name] for name in EXAMPLES if name in law.topics],
        limit=MAX_LENGTH,
        error=error,
        text=text,
        forgotten="forgotten" in request.query_params and not conversation,
    )
    # What people asked must not stay in a shared computer's cache.
    response.headers["Cache-Control"] = "no-store"
    return response


def _submitted(body: bytes) -> str:
    """Read the message from the form.

    Raises:
        UnreadableMessageError: the form is not URL-encoded UTF-8.
    """
    try:
        # Starlette's form parser puts replacement characters for what is not UTF-8; the reader should hear of it.
        fields = parse_qs(body.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=10)
    except ValueError as error:
        raise UnreadableMessageError("control_characters") from error
    return _line_ends(fields.get("text", [""])[0])


def _kept(body: bytes) -> str:
    """What of a refused message can be put back into the field."""
    fields = parse_qs(body.decode("utf-8", errors="replace"), errors="replace")
    text = _line_ends(fields.get("text", [""])[0])
    return "".join(character for character in text if character == "\n" or unicodedata.category(character) != "Cc")


def _line_ends(text: str) -> str:
    # Browsers send two characters for a line end but count one against the field's limit.
    return text.replace("\r\n", "\n")


def _keep(request: Request, response: Response, name: str, value: str, seconds: int) -> None:
    response.set_cookie(name, value, max_age=seconds, httponly=True, samesite="lax", secure=_secure(request))


def _secure(request: Request) -> bool:
    return str(request.app.state.settings.base_url).startswith("https")
