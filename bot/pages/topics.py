"""The questions people ask, each with its reviewed answer on a page of its own."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from bot.api.deps import LawDep, SettingsDep
from bot.api.language import reader_language
from bot.languages import Language
from bot.law.official.reviews import Reviews, notice
from bot.law.store import LawStore, today
from bot.open_data import jsonld
from bot.pages.render import page

router = APIRouter(prefix="/topics", include_in_schema=False)


@router.get("")
async def topics(request: Request, law: LawDep) -> HTMLResponse:
    """List all topics by area."""
    return _list(request, law, reader_language(request))


@router.get("/{area}/{name}")
async def topic(area: str, name: str, request: Request, law: LawDep, settings: SettingsDep) -> HTMLResponse:
    """Show a topic's reviewed answer and the law behind it."""
    language, day = reader_language(request), today()
    found = law.topics.get(f"{area}/{name}")
    if found is None:
        return _list(request, law, language, missing=True)
    reviews = Reviews(settings.law_database).for_readers()
    return page(
        request,
        "topic.html",
        language,
        canonical=f"/topics/{found.id}",
        topic=found,
        area=law.areas[found.area],
        answer=jsonld.plain_answer(law, found.answer[language], language, day),
        citations=[provision.cite(language, day) for provision in law.provisions_of(found)],
        review=notice(reviews[found.id], language) if found.id in reviews else None,
        related=[law.topics[other] for other in found.related],
        structured=jsonld.topic_page(law, found, language, day, settings.base_url, reviews),
    )


def _list(request: Request, law: LawStore, language: Language, missing: bool = False) -> HTMLResponse:
    """Show the list; whoever looked for a topic that is not there finds it under the message."""
    status, canonical = (404, None) if missing else (200, "/topics")
    areas = law.areas.values()
    return page(request, "topics.html", language, status, canonical=canonical, areas=areas, missing=missing)
