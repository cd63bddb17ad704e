"""What a parser makes of a source: an act's articles, each divided into blocks with refs."""

from dataclasses import dataclass
from datetime import date
from typing import Optional, Tuple

from bot.languages import Language
from bot.law.refs import Ref


@dataclass(frozen=True)
class Block:
    """The smallest stretch of text that has a ref of its own, as printed, its number included."""

    ref: Ref
    text: str


@dataclass(frozen=True)
class ParsedArticle:
    """An article: its number, heading, text in blocks and the register's notes on amendments, which are not law."""

    number: str
    heading: str
    blocks: Tuple[Block, ...]
    notes: Tuple[str, ...] = ()


@dataclass(frozen=True)
class ParsedAct:
    """An act in one language and edition, with where it was read from and the hash of what was read."""

    language: Language
    edition: date
    sha256: str
    source: str
    articles: Tuple[ParsedArticle, ...]
    #: The act's number in the state register or its CELEX number, where the source tells.
    identifier: Optional[str] = None
