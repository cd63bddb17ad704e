"""Read the comparison of Kazakhstan with the European Union, and the timeline of both."""

from datetime import date
from typing import Annotated, List, Optional
from urllib.parse import quote

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, Field

from bot.api.deps import LanguageDep, LawDep
from bot.api.problems import INVALID_FIELD, RESPONSES, ProblemError
from bot.i18n import N_
from bot.i18n import gettext as _
from bot.languages import Language
from bot.law import compare as data
from bot.law.model import Act, Texts
from bot.law.money import fill_amounts
from bot.law.refs import RefError
from bot.law.store import LawStore, UnknownProvisionError, today

router = APIRouter(tags=["compare"])

NOT_OURS = N_(
    "The law of the European Union does not apply in Kazakhstan. It binds a company of Kazakhstan only where its AI, "
    "or what its AI makes, is used in the European Union."
)

_DAY = r"^\d{4}-\d{2}-\d{2}$"


class Reference(BaseModel):
    """An act, or a place in it, that something rests on."""

    act: str
    article: Optional[str] = Field(default=None, description="Null where the whole act is meant, as are ref and eid")
    ref: Optional[str] = None
    eid: Optional[str] = None
    title: str
    page: str = Field(description="Path of our page in plain language, without the language")
    url: str = Field(description="Address of the official text")
    edition: Optional[date]
    in_force: bool


class SideRules(BaseModel):
    """What one side provides on a topic."""

    text: str
    confidence: str
    remark: Optional[str] = Field(default=None, description="What to know before relying on it")
    applies_now: Optional[bool] = Field(
        default=None, description="Whether any of it applies on that day; null where unknown"
    )
    begins: List[date] = Field(default=[], description="Later days on which more of it begins to apply")
    citations: List[Reference]
    sources: List[str]
    note: Optional[str] = Field(default=None, description="Editors' note, in English")


class ComparedTopic(BaseModel):
    """One topic on both sides."""

    id: str
    topic: str
    difference: str
    kz: SideRules
    eu: SideRules


class TopicGroup(BaseModel):
    """Topics that belong together."""

    id: str
    title: str
    topics: List[ComparedTopic]


class StudyGap(BaseModel):
    """A gap in the draft law of 2025 and what became of it."""

    id: str
    gap: str
    closed: str
    finding: str
    confidence: str
    citations: List[Reference]
    note: Optional[str] = Field(default=None, description="Editors' note, in English")


class CommonError(BaseModel):
    """What is often said and wrong, and what is right."""

    id: str
    wrong: str
    right: str
    citations: List[Reference]
    sources: List[str]
    note: Optional[str] = Field(default=None, description="Editors' note, in English")


class Comparison(BaseModel):
    """Kazakhstan and the European Union side by side, on a given day."""

    language: Language
    on: date
    caution: str
    groups: List[TopicGroup]
    study: str
    gaps: List[StudyGap]
    errors: List[CommonError]


class TimelineEvent(BaseModel):
    """Something that happened, or is announced to happen, to the law."""

    id: str
    date: str = Field(description="A day, or a month where the day is not known")
    side: data.Side
    announced: bool = Field(description="It lies ahead of that day")
    text: str
    confidence: str
    remark: Optional[str]
    citations: List[Reference]
    sources: List[str]
    note: Optional[str] = Field(default=None, description="Editors' note, in English")


class Timeline(BaseModel):
    """How the law on AI came to be on both sides, in order."""

    language: Language
    on: date
    events: List[TimelineEvent]


def _compared() -> data.Comparison:
    return data.comparison()


ComparisonDep = Annotated[data.Comparison, Depends(_compared)]


def _day(
    on: Annotated[
        Optional[str], Query(description="Day (YYYY-MM-DD) to look from; today if absent", regex=_DAY)
    ] = None,
) -> date:
    try:
        return date.fromisoformat(on) if on else today()
    except ValueError as error:
        raise ProblemError(422, "invalid_field", INVALID_FIELD, field="on") from error


DayDep = Annotated[date, Depends(_day)]


@router.get("/compare", response_model=Comparison, responses={422: RESPONSES[422]})
async def compare(found: ComparisonDep, law: LawDep, language: LanguageDep, on: DayDep) -> Comparison:
    """Compare the law on AI of Kazakhstan with that of the European Union, topic by topic."""
    return comparison_on(found, law, language, on)


@router.get("/timeline", response_model=Timeline, responses={422: RESPONSES[422]})
async def timeline(found: ComparisonDep, law: LawDep, language: LanguageDep, on: DayDep) -> Timeline:
    """Return what happened to the law on AI on both sides, and what is announced, in order."""
    return timeline_on(found, law, language, on)


def comparison_on(found: data.Comparison, law: LawStore, language: Language, day: date) -> Comparison:
    """Say the comparison in a language, as it stands on a day."""
    return Comparison(
        language=language,
        on=day,
        caution=_(NOT_OURS, language),
        groups=[
            TopicGroup(
                id=group.id,
                title=group.title[language],
                topics=[
                    ComparedTopic(
                        id=row.id,
                        topic=row.topic[language],
                        difference=_said(law, row.difference, language, day),
                        kz=_rules(law, row.kz, language, day),
                        eu=_rules(law, row.eu, language, day),
                    )
                    for row in group.rows
                ],
            )
            for group in found.groups
        ],
        study=found.study.about[language],
        gaps=[
            StudyGap(
                id=gap.id,
                gap=gap.gap[language],
                closed=gap.closed[language],
                finding=_said(law, gap.finding, language, day),
                confidence=gap.confidence.value,
                citations=_references(law, gap.refs, language, day),
                note=gap.note,
            )
            for gap in found.study.gaps
        ],
        errors=[
            CommonError(
                id=error.id,
                wrong=error.wrong[language],
                right=_said(law, error.right, language, day),
                citations=_references(law, error.refs, language, day),
                sources=error.sources,
                note=error.note,
            )
            for error in found.errors
        ],
    )


def timeline_on(found: data.Comparison, law: LawStore, language: Language, day: date) -> Timeline:
    """Say the timeline in a language, as it looks from a day."""
    events = [
        TimelineEvent(
            id=event.id,
            date=event.date,
            side=event.side,
            announced=event.day > day,
            text=_said(law, event.text, language, day),
            confidence=event.confidence.value,
            remark=event.remark[language] if event.remark else None,
            citations=_references(law, event.refs, language, day),
            sources=event.sources,
            note=event.note,
        )
        for event in found.events
    ]
    return Timeline(language=language, on=day, events=events)


def _rules(law: LawStore, rules: data.Rules, language: Language, day: date) -> SideRules:
    application = data.application(law, rules, day)
    return SideRules(
        text=_said(law, rules.text, language, day),
        confidence=rules.confidence.value,
        remark=rules.remark[language] if rules.remark else None,
        applies_now=application.now if application else None,
        begins=list(application.later) if application else [],
        citations=_references(law, rules.refs, language, day),
        sources=rules.sources,
        note=rules.note,
    )


def _said(law: LawStore, texts: Texts, language: Language, day: date) -> str:
    return fill_amounts(texts[language], language, law.indexes["mci"], day.year)


def _references(law: LawStore, refs: List[str], language: Language, day: date) -> List[Reference]:
    """What the refs lead to. One that leads nowhere is left out: ``quqyq law check`` reports it, readers cannot."""
    found = []
    for ref in refs:
        try:
            found.append(_reference(law, ref, language, day))
        except (RefError, UnknownProvisionError):
            continue
    return found


def _reference(law: LawStore, ref: str, language: Language, day: date) -> Reference:
    place = data.referred(law, ref)
    if isinstance(place, Act):
        return Reference(
            act=place.id,
            title=place.short_title[language],
            page=f"/law/{place.id}",
            url=place.official_url[language],
            edition=place.edition,
            in_force=place.in_force_on(day),
        )
    cited = place.cite(language, day)
    page = f"/law/{cited.act}/{quote(cited.article)}"
    return Reference(page=page, **cited.dict())
