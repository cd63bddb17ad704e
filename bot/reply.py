"""What the assistant gives back: one typed reply to one message, and a conversation made of them."""

from enum import Enum
from typing import List, Optional

from pydantic import BaseModel, Field

from bot.languages import Language
from bot.law.model import Citation


class Status(str, Enum):
    """How a message was dealt with."""

    ANSWERED = "answered"
    PROVISIONS = "provisions"
    CLARIFICATION = "clarification"
    SMALL_TALK = "small_talk"
    OUT_OF_SCOPE = "out_of_scope"
    FORM = "form"
    UNAVAILABLE = "unavailable"


class Reason(str, Enum):
    """Why a message got no answer about the law of artificial intelligence."""

    #: Another field of law, or a service of the state, without artificial intelligence.
    OTHER_FIELD = "other_field"
    OTHER_COUNTRY = "other_country"
    #: What a court or an official will decide, or what the person should decide.
    PREDICTION = "prediction"
    OFF_TOPIC = "off_topic"
    INSULT = "insult"
    #: An attempt to give the program other rules.
    INJECTION = "injection"
    #: Danger to life or to a child: the reply gives the numbers to call.
    CRISIS = "crisis"
    #: Ours, perhaps, but no reviewed answer fits.
    UNKNOWN = "unknown"


class Part(str, Enum):
    """Which part of the reply a message is, so that a page can set it apart."""

    SHORT = "short"
    MEANING = "meaning"
    NEXT = "next"
    PROVISION = "provision"
    NOTICE = "notice"
    TEXT = "text"


class Button(BaseModel):
    """A suggestion the reader can press; ``payload`` is sent as the text of the next message."""

    title: str
    payload: str


class Message(BaseModel):
    """One paragraph of the reply."""

    text: str
    buttons: List[Button] = []
    part: Part = Part.TEXT


class Detected(BaseModel):
    """What the language of the message was taken to be; empty for a pressed button."""

    language: Optional[Language] = None
    script: Optional[str] = Field(default=None, description="ISO 15924 code: Cyrl or Latn")
    confidence: float = Field(default=0.0, ge=0, le=1)


class Reply(BaseModel):
    """The reply to one message."""

    conversation_id: str
    language: Language = Field(description="Language of the reply")
    script: str = Field(default="Cyrl", description="Script of the reply, ISO 15924; Latn for Kazakh where chosen")
    detected: Detected
    status: Status
    topic: Optional[str] = Field(default=None, description="Id of the answered topic, such as liability/who_pays")
    reason: Optional[Reason] = Field(default=None, description="Why there is no answer, where there is none")
    confidence: float = Field(ge=0, le=1)
    masked: List[str] = Field(default=[], description="Kinds of personal data hidden before processing")
    messages: List[Message]
    citations: List[Citation] = Field(default=[], description="The first is what the reply rests on most")


class Turn(BaseModel):
    """What a person wrote and what they got."""

    text: str
    time: float = Field(description="Unix time in seconds")
    reply: Reply


class Conversation(BaseModel):
    """A conversation from its beginning."""

    conversation_id: str
    turns: List[Turn]
