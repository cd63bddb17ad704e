"""The pages about the bot itself: what it is, what it keeps, who can use it."""

from typing import Any, Dict, Optional

from babel.numbers import format_decimal
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from bot.api import replies
from bot.api.deps import LawDep, SettingsDep
from bot.api.language import reader_language
from bot.languages import Language
from bot.law.store import LawStore
from bot.pages import chat, display
from bot.pages.prose import filled, prose
from bot.pages.quality import recorded
from bot.pages.render import page
from bot.screening import MAX_LENGTH
from bot.settings import Settings

router = APIRouter(include_in_schema=False)

_DAY = 24 * 3600


# Not ``async``: the record is read from files once.
@router.get("/about")
def about(request: Request, law: LawDep, settings: SettingsDep) -> HTMLResponse:
    """Tell what the bot is, how it answers, and from which editions of the law."""
    return _page(request, law, settings, "about", acts=law.acts.values(), measured=recorded())


@router.get("/privacy")
async def privacy(request: Request, law: LawDep, settings: SettingsDep) -> HTMLResponse:
    """Tell what is kept and for how long, as this installation is set."""
    logged = settings.log_level in ("DEBUG", "INFO")
    return _page(request, law, settings, "privacy", visits="visits-logged" if logged else "visits")


@router.get("/accessibility")
async def accessibility(request: Request, law: LawDep, settings: SettingsDep) -> HTMLResponse:
    """Tell how accessible the pages are, how that was tested, and what does not work yet."""
    return _page(request, law, settings, "accessibility")


def _page(request: Request, law: LawStore, settings: Settings, name: str, **values: Any) -> HTMLResponse:
    language = reader_language(request)
    numbers = _numbers(law, language)
    words = prose()[name]
    return page(
        request,
        f"{name}.html",
        language,
        canonical=f"/{name}",
        lead=filled(words.lead[language], numbers, language),
        blocks=words.blocks,
        fill=lambda texts: filled(texts[language], numbers, language),
        contact=settings.contact,
        contact_address=_address(settings.contact),
        **values,
    )


def _numbers(law: LawStore, language: Language) -> Dict[str, str]:
    """What the texts leave open, from the law base and the settings in force."""
    numbers = {
        "acts": len(law.acts),
        "articles": sum(map(len, law.articles.values())),
        "topics": len(law.topics),
        "limit": MAX_LENGTH,
        "replies": replies.MOST,
        "replies_minutes": int(replies.SECONDS) // 60,
        "conversation_days": chat.CONVERSATION_KEPT // _DAY,
        "language_days": chat.LANGUAGE_KEPT // _DAY,
        "display_days": display.KEPT // _DAY,
    }
    return {name: str(format_decimal(number, locale=language)) for name, number in numbers.items()}


def _address(contact: Optional[str]) -> Optional[str]:
    """Where a link to the contact leads; ``None`` where it is something to read, such as a phone number."""
    if contact and contact.startswith(("https://", "http://")):
        return contact
    if contact and "@" in contact and " " not in contact:
        return f"mailto:{contact}"
    return None
