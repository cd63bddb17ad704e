"""The shapes of the law files: what an act, an article, a point, a topic and an answer are made of.

Every text stands in three languages side by side. Dates are calendar days in Kazakhstan.
"""

import datetime
from datetime import date
from enum import Enum
from typing import Any, Dict, List, Optional, Tuple

from pydantic import BaseModel, Extra, Field, validator

from bot.languages import LANGUAGES, Language
from bot.law.refs import Ref


class Strict(BaseModel):
    """A frozen record that refuses fields it does not know: a typing error in a law file must not pass."""

    class Config:
        extra = Extra.forbid
        frozen = True


class Texts(Strict):
    """One text in the three languages."""

    kk: str = Field(min_length=1)
    ru: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def __getitem__(self, language: Language) -> str:
        return str(getattr(self, language))

    def items(self) -> List[Tuple[Language, str]]:
        """The language and text pairs, in the fixed order of languages."""
        return [(language, self[language]) for language in LANGUAGES]


class Confidence(str, Enum):
    """How well a restatement is backed by the official text."""

    FULL_TEXT_SEEN = "full-text-seen"
    PARTLY_READ = "partly-read"
    SECONDARY_SOURCE = "secondary-source"
    RECALLED = "recalled"
    NOT_FOUND = "not-found"


class ActKind(str, Enum):
    """What kind of act it is."""

    CONSTITUTION = "constitution"
    CODE = "code"
    LAW = "law"
    REGULATION = "regulation"
    DIRECTIVE = "directive"


class Coverage(str, Enum):
    """Whether every article of the act is in the data, or only those that the answers cite."""

    COMPLETE = "complete"
    PARTIAL = "partial"


class Chapter(Strict):
    """A chapter's number and heading."""

    chapter: str
    heading: Texts


class Amendment(Strict):
    """A law that changed the act, as far as is known."""

    law: str
    date: datetime.date
    published: Optional[datetime.date] = None
    in_force: Optional[datetime.date] = None
    what_changed: str
    confidence: Confidence
    sources: List[str] = []


class Bylaw(Strict):
    """A rule made, or still to be made, under a provision of the act."""

    under: str
    what: str
    status: str
    confidence: Confidence
    sources: List[str] = []


class Act(Strict):
    """An act's identity, dates and edition; its articles are kept beside it."""

    id: str = Field(regex=r"^[a-z]{2}(-[a-z0-9]+)+$")
    number: str
    title: Texts
    short_title: Texts
    #: Other names people use for the act, in any language; matched by the beginnings of words.
    aliases: List[str] = []
    kind: ActKind
    jurisdiction: str
    adopted: date
    published: Optional[date] = None
    in_force: date
    #: Whether a source proves that day; otherwise readers are told only that the act applies.
    in_force_proven: bool = True
    repealed: Optional[date] = None
    #: Day of the edition that the restatements follow; ``None`` where it is not known.
    edition: Optional[date] = None
    coverage: Coverage
    official_url: Texts
    text_basis: str
    researched_on: date
    #: What a reader must be told before relying on us for this act, such as an amendment we have not seen.
    caution: Optional[Texts] = None
    #: Codes of offences and crimes divide articles into parts, laws into paragraphs.
    counts_in_parts: bool = False
    amendments: List[Amendment] = []
    chapters: List[Chapter] = []
    bylaws: List[Bylaw] = []

    def in_force_on(self, day: date) -> bool:
        """Tell whether the act applies on that day."""
        return self.in_force <= day and (self.repealed is None or day < self.repealed)


class Point(Strict):
    """The smallest citable unit with its plain-language restatement (``gist``)."""

    ref: str
    gist: Texts
    #: Days between which the point applies, where they differ from the article's.
    valid_from: Optional[date] = None
    valid_to: Optional[date] = None

    @validator("ref")
    def _ref_is_a_ref(cls, value: str) -> str:
        Ref.parse(value)
        return value


class Article(Strict):
    """An article with its points in order."""

    article: str = Field(regex=r"^(\d+(-\d+)?[a-z]?|Annex [IVX]+)$")
    chapter: Optional[str] = None
    heading: Texts
    confidence: Confidence
    #: Days between which the article applies; the act's own where absent.
    valid_from: Optional[date] = None
    valid_to: Optional[date] = None
    edition: Optional[date] = None
    note: Optional[str] = None
    #: What a reader should know beside what the article says: who decides, what it does not cover, what is unsettled.
    remark: Optional[Texts] = None
    points: List[Point] = Field(min_items=1)
    sources: List[str] = Field(min_items=1)

    def within(self, ref: Ref) -> List[Point]:
        """The points that lie inside ``ref`` (all of them for the bare article)."""
        return [point for point in self.points if ref.contains(Ref.parse(point.ref))]


class Term(Strict):
    """An official term in three languages."""

    term: Texts
    note: str


class Explanation(Strict):
    """A reviewed answer in one language: direct answer, what it means for the reader, what to do next.

    ``simple`` says the same in the fewest and plainest words, ``example`` shows it at work in an invented situation.
    """

    short: str = Field(min_length=1)
    meaning: str = Field(min_length=1)
    next: List[str] = Field(min_items=1)
    simple: str = Field(min_length=1)
    example: str = Field(min_length=1)


class Answer(Strict):
    """A reviewed answer in the three languages."""

    kk: Explanation
    ru: Explanation
    en: Explanation

    def __getitem__(self, language: Language) -> Explanation:
        explanation: Explanation = getattr(self, language)
        return explanation


class FollowUps(Strict):
    """The topics that answer what people ask next: how much is the fine, where to complain, and if it is a state body,
    and if it is a private company. What no topic answers stays empty.
    """

    fine: Optional[str] = None
    complain: Optional[str] = None
    state_body: Optional[str] = None
    private: Optional[str] = None


class Topic(Strict):
    """A question people ask, its reviewed answer and the provisions that answer rests on."""

    id: str = Field(regex=r"^[a-z_]+/[a-z_]+$")
    title: Texts
    answer: Answer
    #: ``<act id> <ref>``; the first one is what the answer rests on most.
    citations: List[str] = Field(min_items=1)
    related: List[str] = []
    follow_ups: FollowUps = FollowUps()
    reviewed: date

    @property
    def area(self) -> str:
        """The area the topic belongs to, such as ``rights``."""
        return self.id.split("/")[0]

    @property
    def intent(self) -> str:
        """The Rasa intent of the topic; Rasa keeps ``/`` for retrieval intents."""
        return self.id.replace("/", "_")


class Area(Strict):
    """An area of topics, one file in ``data/answers``."""

    area: str = Field(regex=r"^[a-z_]+$")
    #: Where the area stands among the others, from 1.
    position: int
    title: Texts
    topics: List[Topic] = Field(min_items=1)


class IndexValue(Strict):
    """The value of an index in a calendar year."""

    year: int
    value: int
    confidence: Confidence
    source: str


class Index(Strict):
    """An index in which amounts are counted, such as the monthly calculation index."""

    unit: str
    name: Texts
    values: List[IndexValue]


class Citation(Strict):
    """A provision as an answer cites it on a given day, in the reader's language."""

    act: str
    article: str
    ref: str
    eid: str
    title: str
    url: str
    edition: Optional[date]
    in_force: bool


def by_id(records: List[Any], key: str) -> Dict[str, Any]:
    """Index records by one of their fields, refusing duplicates.

    Raises:
        ValueError: two records share the field.
    """
    found: Dict[str, Any] = {}
    for record in records:
        name = getattr(record, key)
        if name in found:
            raise ValueError(f"{name} stands twice")
        found[name] = record
    return found
