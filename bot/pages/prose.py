"""The words of the pages about the bot itself: read from ``data/pages``, in three languages side by side.

In a text ``{name}`` stands for a value of this installation, and ``[words](/path)`` for a link to a page of ours.
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, List, Mapping, NamedTuple, Optional, Tuple

from markupsafe import Markup, escape
from pydantic import Field, root_validator, validator

from bot.languages import Language
from bot.law.files import MEND, DataFileError, read_record
from bot.law.model import Strict, Texts
from bot.paths import DATA

PAGES = DATA / "pages"

#: What a text may ask for; the pages fill it in.
VALUES = (
    "acts",
    "articles",
    "topics",
    "limit",
    "replies",
    "replies_minutes",
    "conversation_days",
    "language_days",
    "display_days",
)

_PLACE = re.compile(r"\{(\w*)\}")
_LINK = re.compile(r"\[([^\]\[]+)\]\(([^)\s]*)\)")


class Block(Strict):
    """A paragraph, or a list of points."""

    text: Optional[Texts] = None
    points: List[Texts] = []

    @root_validator(skip_on_failure=True)
    def _one_of_both(cls, values: Dict[str, Any]) -> Dict[str, Any]:
        if bool(values["text"]) == bool(values["points"]):
            raise ValueError("a block is either a text or points")
        return values

    @validator("text")
    def _sound_text(cls, value: Optional[Texts]) -> Optional[Texts]:
        return _sound(value) if value else value

    @validator("points", each_item=True)
    def _sound_point(cls, value: Texts) -> Texts:
        return _sound(value)


class Section(Strict):
    """Blocks under one heading; the heading is in the template and the catalogs."""

    id: str = Field(regex=r"^[a-z][a-z-]*$")
    blocks: List[Block] = Field(min_items=1)


class Prose(Strict):
    """The words of a page."""

    lead: Texts
    sections: List[Section]

    @validator("lead")
    def _sound_lead(cls, value: Texts) -> Texts:
        return _sound(value)

    def blocks(self, section: str) -> List[Block]:
        """The blocks of a section."""
        return next(found.blocks for found in self.sections if found.id == section)


class _Page(NamedTuple):
    name: str
    sections: Tuple[str, ...]


#: Every page with the sections that its template shows.
_PAGES = (
    _Page("about", ("who", "how", "cannot", "machine", "sources", "quality", "contact", "wrong")),
    _Page("privacy", ("not-needed", "kept", "feedback", "cookies", "portals", "visits", "visits-logged", "delete")),
    _Page("accessibility", ("aim", "display", "tested", "limits", "report")),
)


def load(folder: Path = PAGES) -> Dict[str, Prose]:
    """Read the words of all pages.

    Raises:
        DataFileError: a file is missing or damaged, or its sections are not those of its page; the message names it.
    """
    found = {}
    for name, sections in _PAGES:
        path = folder / f"{name}.yml"
        words = read_record(path, Prose)
        ids = tuple(section.id for section in words.sections)
        if ids != sections:
            raise DataFileError(
                f"{path}: its sections must be {', '.join(sections)}; they are {', '.join(ids)}. {MEND}"
            )
        found[name] = words
    return found


@lru_cache(maxsize=None)
def prose() -> Dict[str, Prose]:
    """The words of this repository's pages, read once.

    Raises:
        DataFileError: a file is missing or damaged; the message names it.
    """
    return load()


def filled(text: str, values: Mapping[str, str], language: Language) -> Markup:
    """Put the values into a text and make its links."""
    text = _PLACE.sub(lambda place: values[place[1]], text)
    html, end = Markup(), 0
    for match in _LINK.finditer(text):
        path, hash_, part = match[2].partition("#")
        address = f"{path}?language={language}{hash_}{part}"
        html += escape(text[end : match.start()]) + Markup('<a href="{}">{}</a>').format(address, match[1])
        end = match.end()
    return html + escape(text[end:])


def _sound(texts: Texts) -> Texts:
    """The texts, if they are filled with known values, the same ones in all languages, and lead to pages of ours."""
    wanted = sorted(_PLACE.findall(texts.kk))
    leads = sorted(path for _, path in _LINK.findall(texts.kk))
    for language, text in texts.items():
        places = sorted(_PLACE.findall(text))
        unknown = [place for place in places if place not in VALUES]
        if unknown:
            raise ValueError(f"{language}: there is no value {{{unknown[0]}}}; known are {', '.join(VALUES)}")
        if places != wanted:
            raise ValueError(f"{language}: other values than kk")
        paths = sorted(path for _, path in _LINK.findall(text))
        if paths != leads:
            raise ValueError(f"{language}: other links than kk")
        if any(not re.match(r"/(?!/)", path) for path in paths):
            raise ValueError(f"{language}: links must lead to a page of ours, such as /law")
    return texts
