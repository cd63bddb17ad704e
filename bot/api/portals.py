"""The sites that may embed the bot, from the operator's file: their addresses, looks, greeting and topics."""

import re
from pathlib import Path
from typing import Any, Container, Dict, List, Optional

import yaml
from pydantic import BaseModel, Extra, Field, ValidationError, parse_obj_as, root_validator, validator

from bot.law.model import Texts
from bot.settings import SettingsError

# Exactly as browsers send it: small letters, no path, no port that goes without saying.
_ORIGIN = re.compile(r"(https?)://([a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:]+\])(?::([1-9]\d{0,4}))?")
_USUAL_PORT = {"http": "80", "https": "443"}
_COLOUR = r"^#[0-9a-fA-F]{6}$"
#: The least contrast of letters and their ground (WCAG 2.2, 1.4.3).
_CONTRAST = 4.5


class PortalsError(SettingsError):
    """The file of portals cannot be used; the message names it, the place and what is wrong."""


class Theme(BaseModel):
    """Values of the widget's custom properties; what is absent stays the widget's own."""

    accent: Optional[str] = Field(default=None, regex=_COLOUR, description="Buttons and links")
    accent_text: Optional[str] = Field(default=None, regex=_COLOUR, description="Letters on the accent")
    surface: Optional[str] = Field(default=None, regex=_COLOUR, description="Ground of the chat")
    text: Optional[str] = Field(default=None, regex=_COLOUR, description="Letters on the ground")
    radius: Optional[str] = Field(default=None, regex=r"^\d{1,2}(?:\.\d{1,2})?(?:px|rem)$", description="Corners")
    font: Optional[str] = Field(
        default=None,
        regex=r"""^[\w -]+(?:, ?[\w -]+)*$""",
        max_length=200,
        description="Font families without quotes, the first that is there is used",
    )

    class Config:
        extra = Extra.forbid

    @root_validator(pre=True)
    def _quoted(cls, values: Dict[str, Any]) -> Dict[str, Any]:
        # In YAML a bare # begins a comment, and the colour would be gone without a word.
        for name, value in values.items():
            if value is None:
                raise ValueError(f"{name} is empty: put colours in quotes")
        return values

    @root_validator(skip_on_failure=True)
    def _readable(cls, values: Dict[str, Any]) -> Dict[str, Any]:
        """Letters and their ground come together, and the letters can be read on it."""
        for ground, letters in (("accent", "accent_text"), ("surface", "text")):
            if bool(values[ground]) != bool(values[letters]):
                raise ValueError(f"{ground} and {letters} go together")
            if values[ground] and not readable(values[ground], values[letters]):
                raise ValueError(f"{letters} cannot be read on {ground}: the contrast must be {_CONTRAST} or more")
        # The chat's links and headings have the accent's colour.
        if values["accent"] and not readable(values["surface"] or "#ffffff", values["accent"]):
            raise ValueError(f"links in accent cannot be read on surface: the contrast must be {_CONTRAST} or more")
        return values


class Portal(BaseModel):
    """A site, or several of one owner, that may embed the bot."""

    id: str = Field(regex=r"^[a-z0-9][a-z0-9-]{0,31}$")
    origins: List[str] = Field(min_items=1)
    theme: Theme = Theme()
    greeting: Optional[Texts] = None
    topics: List[str] = []

    class Config:
        extra = Extra.forbid

    @validator("id")
    def _free(cls, value: str) -> str:
        if value == NO_PORTAL:
            raise ValueError(f"{NO_PORTAL} stands for no portal at all")
        return value

    @validator("origins", each_item=True)
    def _exact(cls, value: str) -> str:
        match = _ORIGIN.fullmatch(value)
        if not match:
            raise ValueError(
                f"{value}: write it as browsers do, https://portal.kz, in small Latin letters (xn--… for others), "
                "without a path, a slash at the end or an asterisk"
            )
        if match[3] == _USUAL_PORT[match[1]]:
            raise ValueError(f"{value}: leave out :{match[3]}, browsers do")
        return value


#: In the figures: questions that came through no portal.
NO_PORTAL = "none"


class Portals:
    """All portals, found by id and by origin."""

    def __init__(self, portals: List[Portal]) -> None:
        self._by_id = {portal.id: portal for portal in portals}

    @classmethod
    def read(cls, path: Optional[Path], topics: Container[str]) -> "Portals":
        """Read the operator's file; without one there are no portals.

        Raises:
            PortalsError: the file is missing or wrong, or names a topic that does not exist.
        """
        if path is None:
            return cls([])
        try:
            content = yaml.safe_load(path.read_text(encoding="utf-8"))
            portals = parse_obj_as(List[Portal], content)
        except OSError as error:
            raise PortalsError(f"QUQYQ_PORTALS: {path}: cannot be read ({error.strerror})") from error
        except (UnicodeDecodeError, yaml.YAMLError) as error:
            mark = getattr(error, "problem_mark", None)
            place = f" at line {mark.line + 1}" if mark else ""
            raise PortalsError(f"QUQYQ_PORTALS: {path}: not valid YAML in UTF-8{place}") from error
        except ValidationError as error:
            raise PortalsError(f"QUQYQ_PORTALS: {path}: {_first(error)}") from error
        _check(path, portals, topics)
        return cls(portals)

    def get(self, portal_id: str) -> Optional[Portal]:
        """The portal of an id."""
        return self._by_id.get(portal_id)

    def of_origin(self, origin: str) -> List[Portal]:
        """The portals to which an origin belongs."""
        return [portal for portal in self._by_id.values() if origin in portal.origins]


def readable(ground: str, letters: str) -> bool:
    """Tell whether letters can be read on their ground (WCAG 2.2, 1.4.3)."""
    return contrast(ground, letters) >= _CONTRAST


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours such as ``#00518f``, from 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4) for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _first(error: ValidationError) -> str:
    first = error.errors()[0]
    place = " > ".join(str(step) for step in first["loc"] if step != "__root__")
    return f"{place}: {first['msg']}" if place else str(first["msg"])


def _check(path: Path, portals: List[Portal], topics: Container[str]) -> None:
    seen = set()
    for portal in portals:
        if portal.id in seen:
            raise PortalsError(f"QUQYQ_PORTALS: {path}: the id {portal.id} is there twice")
        seen.add(portal.id)
        for topic in portal.topics:
            if topic not in topics:
                raise PortalsError(f"QUQYQ_PORTALS: {path}: {portal.id}: there is no topic {topic}")
