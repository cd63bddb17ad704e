"""Shapes of requests and of law resources; replies have theirs in :mod:`bot.reply`."""

from datetime import date
from typing import List, Optional
from uuid import UUID

from pydantic import BaseModel, Field

from bot.languages import Language
from bot.law.model import Citation


class Question(BaseModel):
    """A message to the bot."""

    text: str = Field(
        description="What the person wrote, or the payload of the button they pressed; at most 1,000 characters"
    )
    conversation_id: Optional[str] = Field(
        None, description="The conversation to go on with; absent for a new one", max_length=64
    )
    language: Optional[str] = Field(
        None,
        description="kk, ru or en, where the reader chose one; otherwise it is detected. kk-Latn asks for Kazakh in "
        "Latin letters",
    )


class Verdict(BaseModel):
    """Whether an answer helped."""

    conversation_id: str = Field(max_length=64)
    message_id: Optional[UUID] = Field(
        None, description="The Quqyq-Message-Id that the message was sent with; absent for the conversation as a whole"
    )
    helpful: bool
    reason: Optional[str] = Field(
        None, description="Why, in the person's words; personal data in it is hidden before it is kept", max_length=500
    )


class TopicSummary(BaseModel):
    """A topic one can ask about."""

    id: str
    area: str
    title: str
    payload: str = Field(description="Send it as the text of a message to get the answer")


class AreaTopics(BaseModel):
    """An area with its topics."""

    area: str
    title: str
    topics: List[TopicSummary]


class TopicList(BaseModel):
    """All topics by area."""

    language: Language
    areas: List[AreaTopics]


class PortalTheme(BaseModel):
    """Values for the widget's custom properties; null where the widget's own stay."""

    accent: Optional[str]
    accent_text: Optional[str]
    surface: Optional[str]
    text: Optional[str]
    radius: Optional[str]
    font: Optional[str]


class PortalDetail(BaseModel):
    """What a portal has chosen for its chat."""

    id: str
    language: Language
    theme: PortalTheme
    greeting: Optional[str]
    topics: List[TopicSummary] = Field(description="The topics to offer first, in this order; empty where none are")


class ActSummary(BaseModel):
    """An act's identity and dates."""

    id: str
    number: str
    title: str
    short_title: str
    kind: str
    jurisdiction: str
    adopted: date
    in_force: date
    edition: Optional[date]
    coverage: str = Field(description="complete, or partial: only the articles that answers cite")
    url: str
    caution: Optional[str]


class ActList(BaseModel):
    """The acts we know."""

    language: Language
    acts: List[ActSummary]


class ArticleSummary(BaseModel):
    """An article's number and heading."""

    article: str
    eid: str
    heading: str
    in_force: bool


class ActDetail(ActSummary):
    """An act with its articles."""

    language: Language
    articles: List[ArticleSummary]


class PointText(BaseModel):
    """A point in plain language; not the text of the law."""

    ref: str
    eid: str
    place: str
    gist: str
    official_text: Optional[str] = Field(default=None, description="Official text of the point, where imported")


class Official(BaseModel):
    """The official text of an article, imported by the operator."""

    heading: str
    text: str
    edition: date
    sha256: str = Field(description="Hash of the source it was imported from")
    source: str


class ArticleDetail(BaseModel):
    """An article on a given day."""

    language: Language
    on: date
    citation: Citation
    heading: str
    confidence: str
    note: Optional[str] = Field(default=None, description="Editors' note, in English")
    remark: Optional[str] = Field(default=None, description="What to know beside what the article says")
    official_text: Optional[Official] = Field(default=None, description="Null where no official text was imported")
    caution: Optional[str]
    points: List[PointText]
    topics: List[TopicSummary] = Field(description="Topics whose answer cites the article")


class Health(BaseModel):
    """Whether the process lives, or is ready for questions."""

    status: str
