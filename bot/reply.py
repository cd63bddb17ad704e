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
    detected: Detected
    status: Status
    topic: Optional[str] = Field(default=None, description="Id of the answered topic, such as liability/who_pays")
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
