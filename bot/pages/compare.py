"""Kazakhstan and the European Union side by side, and the timeline of both."""

from datetime import date
from itertools import groupby
from typing import Callable, List, Tuple

from babel.dates import format_date, format_skeleton
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from bot.api.deps import LawDep
from bot.api.language import reader_language
from bot.api.routes.compare import ComparisonDep, Reference, TimelineEvent, comparison_on, timeline_on
from bot.languages import Language
from bot.law.store import today
from bot.pages.render import page

router = APIRouter(include_in_schema=False)

# As on the other pages: English dates are written the British way.
_DATE_LOCALES = {"en": "en_GB"}


@router.get("/compare")
async def compare(request: Request, law: LawDep, found: ComparisonDep) -> HTMLResponse:
    """Show the comparison, the gaps of the draft and the common errors."""
    language, day = reader_language(request), today()
    return page(
        request,
        "compare.html",
        language,
        canonical="/compare",
        comparison=comparison_on(found, law, language, day),
        address=_address(language),
    )


@router.get("/timeline")
async def timeline(request: Request, law: LawDep, found: ComparisonDep) -> HTMLResponse:
    """Show what happened to the law on AI, and what is announced."""
    language, day = reader_language(request), today()
    return page(
        request,
        "timeline.html",
        language,
        canonical="/timeline",
        years=_by_year(timeline_on(found, law, language, day).events),
        address=_address(language),
        moment=lambda event: _moment(event, language),
    )


def _address(language: Language) -> Callable[[Reference], str]:
    """Make the function that tells where a reference leads: to our page, at the place that is cited."""

    def address(reference: Reference) -> str:
        place = f"#{reference.eid}" if reference.eid else ""
        return f"{reference.page}?language={language}{place}"

    return address


def _by_year(events: List[TimelineEvent]) -> List[Tuple[str, List[TimelineEvent]]]:
    return [(year, list(group)) for year, group in groupby(events, key=lambda event: event.date[:4])]


def _moment(event: TimelineEvent, language: Language) -> str:
    """Write the event's day, or its month where the day is not known, as the language does."""
    locale = _DATE_LOCALES.get(language, language)
    if len(event.date) > len("2024-02"):
        return str(format_date(date.fromisoformat(event.date), "long", locale=locale))
    return str(format_skeleton("yMMMM", date.fromisoformat(f"{event.date}-01"), locale=locale))
