"""The law in plain language: acts, and a page for each article."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Dict, Iterable, List, Optional, Tuple
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from bot.api.deps import LawDep, SettingsDep
from bot.api.language import reader_language
from bot.api.routes.acts import article_detail, official
from bot.languages import Language
from bot.law.model import Act, Article, Chapter, Confidence, Coverage
from bot.law.refs import Ref
from bot.law.store import LawStore, Provision, UnknownProvisionError, today
from bot.open_data import jsonld as structured
from bot.pages.render import page

router = APIRouter(prefix="/law", include_in_schema=False)


@dataclass(frozen=True)
class Force:
    """Whether something applies on a day, and since or until when."""

    now: bool
    start: date
    end: Optional[date]


@router.get("")
async def acts(request: Request, law: LawDep) -> HTMLResponse:
    """List the acts."""
    language, day = reader_language(request), today()
    rows = [(act, _force(act, day), len(law.articles[act.id])) for act in law.acts.values()]
    return page(request, "acts.html", language, canonical="/law", rows=rows)


@router.get("/{act_id}")
async def act(act_id: str, request: Request, law: LawDep, settings: SettingsDep) -> HTMLResponse:
    """Show an act and its articles."""
    language, day = reader_language(request), today()
    found = law.acts.get(act_id)
    if found is None:
        return _missing(request, language)
    return page(
        request,
        "act.html",
        language,
        canonical=f"/law/{found.id}",
        act=found,
        force=_force(found, day),
        chapters=_chapters(found, law.articles[act_id].values()),
        name=lambda article: Ref(article.article).describe(language),
        complete=found.coverage is Coverage.COMPLETE,
        structured=structured.act(found, language, day, settings.base_url),
    )


@router.get("/{act_id}/{number}")
async def article(act_id: str, number: str, request: Request, law: LawDep, settings: SettingsDep) -> HTMLResponse:
    """Show an article in plain language, point by point."""
    language, day = reader_language(request), today()
    try:
        found = law.article(act_id, number)
    except UnknownProvisionError:
        return _missing(request, language, law.acts.get(act_id))
    provision = Provision(law.acts[act_id], found, Ref(number))
    before, after = _neighbours(law, act_id, number)
    detail = article_detail(law, act_id, number, language, day, official(settings, act_id, number, language))
    return page(
        request,
        "article.html",
        language,
        canonical=f"/law/{act_id}/{quote(number)}",
        act=provision.act,
        article=found,
        place=provision.place[language],
        detail=detail,
        anchors=_outer_anchors(found),
        force=_force(provision.act, day, found),
        well_read=found.confidence is Confidence.FULL_TEXT_SEEN,
        before=before,
        after=after,
        name=lambda other: Ref(other.article).describe(language),
        structured=structured.article(provision, detail, settings.base_url),
    )


def _missing(request: Request, language: Language, act: Optional[Act] = None) -> HTMLResponse:
    return page(request, "missing.html", language, status=404, act=act, address=False)


def _force(act: Act, day: date, article: Optional[Article] = None) -> Force:
    if article is None:
        return Force(act.in_force_on(day), act.in_force, act.repealed)
    now = Provision(act, article, Ref(article.article)).in_force_on(day)
    return Force(now, article.valid_from or act.in_force, article.valid_to or act.repealed)


def _chapters(act: Act, articles: Iterable[Article]) -> List[Tuple[Optional[Chapter], List[Article]]]:
    """Group articles by chapter; those of an act whose chapters we do not list stand together without one."""
    known = {chapter.chapter: chapter for chapter in act.chapters}
    groups = groupby(articles, key=lambda article: known.get(article.chapter or ""))
    return [(chapter, list(group)) for chapter, group in groups]


def _neighbours(law: LawStore, act_id: str, number: str) -> Tuple[Optional[Article], Optional[Article]]:
    articles = list(law.articles[act_id].values())
    position = list(law.articles[act_id]).index(number)
    before = articles[position - 1] if position else None
    after = articles[position + 1] if position + 1 < len(articles) else None
    return before, after


def _outer_anchors(article: Article) -> Dict[str, List[str]]:
    """For each point, the ids of the places that begin with it, such as paragraph 3 at its first subparagraph.

    Citations may name such a place, and a link to it must lead somewhere.
    """
    refs = [Ref.parse(point.ref) for point in article.points]
    seen = {ref.eid for ref in refs} | {Ref(article.article).eid}
    anchors: Dict[str, List[str]] = {}
    for ref in refs:
        outer = [Ref(ref.article, ref.numbers[:depth]).eid for depth in range(1, len(ref.numbers) + 1)]
        anchors[ref.eid] = [eid for eid in outer if eid not in seen]
        seen.update(anchors[ref.eid])
    return anchors
