"""Read acts and their articles."""

import logging
from datetime import date
from typing import Annotated, Optional

from fastapi import APIRouter, Query

from bot.api.deps import LanguageDep, LawDep, SettingsDep
from bot.api.problems import INVALID_FIELD, RESPONSES, ProblemError
from bot.api.routes.topics import summary as topic_summary
from bot.api.schemas import ActDetail, ActList, ActSummary, ArticleDetail, ArticleSummary, Official, PointText
from bot.i18n import N_
from bot.languages import Language
from bot.law.model import Act
from bot.law.money import fill_amounts
from bot.law.official.errors import OfficialTextError
from bot.law.official.texts import OfficialArticle, OfficialTexts, text_at
from bot.law.refs import Ref
from bot.law.store import LawStore, Provision, UnknownProvisionError, today
from bot.settings import Settings

logger = logging.getLogger(__name__)

router = APIRouter(prefix="/acts", tags=["acts"])

# Strict, because "2026" would otherwise be read as seconds since 1970.
_DAY = r"^\d{4}-\d{2}-\d{2}$"

NO_ACT = N_("There is no act «%(act)s» here. The list of acts: /api/v1/acts")
NO_ARTICLE = N_("The act «%(act)s» has no article «%(article)s» here.")


@router.get("", response_model=ActList, responses={422: RESPONSES[422]})
async def acts(law: LawDep, language: LanguageDep) -> ActList:
    """List the acts we know."""
    return ActList(language=language, acts=[_summary(act, language) for act in law.acts.values()])


@router.get("/{act_id}", response_model=ActDetail, responses={s: RESPONSES[s] for s in (404, 422)})
async def act(act_id: str, law: LawDep, language: LanguageDep) -> ActDetail:
    """Return an act with its articles."""
    if act_id not in law.acts:
        raise ProblemError(404, "unknown_act", NO_ACT, act=act_id)
    found, day = law.acts[act_id], today()
    articles = [
        ArticleSummary(
            article=article.article,
            eid=Ref(article.article).eid,
            heading=article.heading[language],
            in_force=Provision(found, article, Ref(article.article)).in_force_on(day),
        )
        for article in law.articles[act_id].values()
    ]
    return ActDetail(**_summary(found, language).dict(), language=language, articles=articles)


@router.get(
    "/{act_id}/articles/{number}", response_model=ArticleDetail, responses={s: RESPONSES[s] for s in (404, 422)}
)
async def article(
    act_id: str,
    number: str,
    law: LawDep,
    settings: SettingsDep,
    language: LanguageDep,
    on: Annotated[
        Optional[str],
        Query(description="Day (YYYY-MM-DD) for which to tell whether it is in force; today if absent", regex=_DAY),
    ] = None,
) -> ArticleDetail:
    """Return an article in plain language, point by point."""
    day = _day(on) if on else today()
    return article_detail(law, act_id, number, language, day, official(settings, act_id, number, language))


def official(settings: Settings, act_id: str, number: str, language: Language) -> Optional[OfficialArticle]:
    """The imported official text of an article, or ``None``; a damaged database must not hide our own text."""
    try:
        return OfficialTexts(settings.law_database).article(act_id, number, language)
    except OfficialTextError:
        logger.error("the database of official texts cannot be read")
        return None


def article_detail(
    law: LawStore,
    act_id: str,
    number: str,
    language: Language,
    day: date,
    text: Optional[OfficialArticle] = None,
) -> ArticleDetail:
    """Describe an article on a day.

    Raises:
        ProblemError: there is no such act or article.
    """
    if act_id not in law.acts:
        raise ProblemError(404, "unknown_act", NO_ACT, act=act_id)
    try:
        found = law.article(act_id, number)
    except UnknownProvisionError as error:
        raise ProblemError(404, "unknown_article", NO_ARTICLE, act=act_id, article=number) from error
    act_found = law.acts[act_id]
    points = []
    for point in found.points:
        ref = Ref.parse(point.ref)
        gist = fill_amounts(point.gist[language], language, law.indexes["mci"], day.year)
        place = ref.describe(language, code=act_found.counts_in_parts)
        quoted = text_at(text.blocks, ref) if text else None
        points.append(PointText(ref=point.ref, eid=ref.eid, place=place, gist=gist, official_text=quoted))
    return ArticleDetail(
        language=language,
        on=day,
        citation=Provision(act_found, found, Ref(number)).cite(language, day),
        heading=found.heading[language],
        confidence=found.confidence.value,
        note=found.note,
        remark=fill_amounts(found.remark[language], language, law.indexes["mci"], day.year) if found.remark else None,
        official_text=Official(**{name: getattr(text, name) for name in Official.__fields__}) if text else None,
        caution=act_found.caution[language] if act_found.caution else None,
        points=points,
        topics=[topic_summary(topic, language) for topic in law.topics_citing(act_id, number)],
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ProblemError(422, "invalid_field", INVALID_FIELD, field="on") from error


def _summary(found: Act, language: Language) -> ActSummary:
    return ActSummary(
        id=found.id,
        number=found.number,
        title=found.title[language],
        short_title=found.short_title[language],
        kind=found.kind.value,
        jurisdiction=found.jurisdiction,
        adopted=found.adopted,
        in_force=found.in_force,
        edition=found.edition,
        coverage=found.coverage.value,
        url=found.official_url[language],
        caution=found.caution[language] if found.caution else None,
    )
