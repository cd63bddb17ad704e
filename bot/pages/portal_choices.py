"""What somebody chose for the chat on their site, checked: the attributes and custom properties it comes to."""

import math
import unicodedata
from dataclasses import dataclass, field
from typing import Container, Dict, Mapping, Set

from babel.numbers import format_decimal
from pydantic import ValidationError

from bot.api.portals import Portal, Theme, contrast, readable
from bot.i18n import N_
from bot.i18n import gettext as _
from bot.languages import AUTONYMS, Language

#: The chat's languages with how each calls itself; Kazakh in two scripts.
TAGS = {"kk": AUTONYMS["kk"], "kk-Latn": "Qazaqşa", "ru": AUTONYMS["ru"], "en": AUTONYMS["en"]}
#: The choices that are one of a few; the first goes without saying.
POSITIONS = ("right", "left", "page")
THEMES = ("auto", "light", "dark")
MAX_GREETING = 200

#: Colours that come in pairs, and the chat's own by day and by night, as its style sheet has them.
PAIRS = (("accent", "accent_text"), ("surface", "text"))
OWN = {"accent": "#00517d", "accent_text": "#ffffff", "surface": "#ffffff", "text": "#14202b"}
OWN_DARK = {"accent": "#1471ae", "accent_text": "#ffffff", "surface": "#16212b", "text": "#e8eff5"}
LINK_DARK = "#86cdf8"

FIELDS = (
    *("accent", "accent_text", "surface", "text", "theme", "contrast", "radius", "font", "position"),
    *("chat_language", "greeting", "topic", "portal"),
)

_COLOUR = N_("Write the colour as # and six digits or letters a to f, such as #00518f.")
_GROUND = N_("Choose this colour too: letters and what they stand on go together.")
_UNREADABLE = N_(
    "These letters cannot be read here: the contrast is %(ratio)s:1 and must be 4.5:1 or more. "
    "Take other letters, or leave the field empty."
)
_LINKS = N_(
    "Links in the chat have this colour too, and cannot be read on its background: the contrast is %(ratio)s:1 and "
    "must be 4.5:1 or more. Take a darker colour."
)
_LINKS_GROUND = N_(
    "The chat's links cannot be read on this background: the contrast is %(ratio)s:1 and must be 4.5:1 or more. "
    "Take a lighter one."
)
_LINKS_DARK = N_("Links in the dark chat are light and cannot be read on this background. Take a darker one.")
_READABLE = N_("Letters %(letters)s, contrast %(ratio)s:1. Good.")
_RADIUS = N_("Write a number of pixels from 0 to 99.")
_FONT = N_("Write the names of fonts with commas between them, such as Noto Sans, sans-serif.")
_LIST = N_("Choose one from the list.")
_GREETING = N_("The greeting can have %(limit)s characters at most, all on one line.")
_PORTAL = N_("Use small Latin letters, digits and hyphens, 32 at most, such as my-portal.")


@dataclass
class Choices:
    """The choices as they were written, what they come to, and what is wrong with them, by field."""

    values: Dict[str, str]
    attributes: Dict[str, str] = field(default_factory=dict)
    theme: Dict[str, str] = field(default_factory=dict)
    errors: Dict[str, str] = field(default_factory=dict)
    notes: Dict[str, str] = field(default_factory=dict)

    @property
    def properties(self) -> Dict[str, str]:
        """The element's custom properties."""
        return {f"--quqyq-{name.replace('_', '-')}": value for name, value in self.theme.items()}

    @property
    def colours(self) -> Dict[str, str]:
        """Every colour in force, chosen or the chat's own."""
        return {**(OWN_DARK if self.attributes.get("theme") == "dark" else OWN), **_only(self.theme, OWN)}


def read_choices(written: Mapping[str, str], language: Language, topics: Container[str]) -> Choices:
    """Check choices; what is wrong is left out and said in the reader's language."""
    choices = Choices({name: written.get(name, "").strip() for name in FIELDS})
    _attributes(choices, language, topics)
    for ground, letters in PAIRS:
        _pair(choices, ground, letters, language)
    _links(choices, language)
    _shape(choices, language)
    # In the order of the form, as people go through it.
    choices.errors = {name: choices.errors[name] for name in FIELDS if name in choices.errors}
    return choices


def _attributes(choices: Choices, language: Language, topics: Container[str]) -> None:
    values, attributes, errors = choices.values, choices.attributes, choices.errors
    values["chat_language"] = values["chat_language"] or language
    lists = {"chat_language": TAGS, "position": POSITIONS, "topic": topics, "theme": THEMES, "contrast": ("high",)}
    for name, known in lists.items():
        if values[name] and values[name] not in known:
            errors[name] = _(_LIST, language)
    attributes["language"] = language if "chat_language" in errors else values["chat_language"]
    if values["portal"]:
        if _is_portal(values["portal"]):
            attributes["portal"] = values["portal"]
        else:
            errors["portal"] = _(_PORTAL, language)
    for name in ("position", "topic", "greeting", "theme", "contrast"):
        unsaid = {"position": POSITIONS[0], "theme": THEMES[0]}.get(name, "")
        if name not in errors and values[name] not in ("", unsaid):
            attributes[name] = values[name]
    controls = any(unicodedata.category(character) in ("Cc", "Zl", "Zp") for character in values["greeting"])
    if len(values["greeting"]) > MAX_GREETING or controls:
        del attributes["greeting"]
        errors["greeting"] = _(_GREETING, language, limit=MAX_GREETING)


def _pair(choices: Choices, ground: str, letters: str, language: Language) -> None:
    """Check a colour and the letters on it; letters that nobody chose are chosen so that they can be read."""
    chosen = {name: _hash(choices.values[name]) for name in (ground, letters) if choices.values[name]}
    wrong = _faults(chosen) & {ground, letters}
    if wrong:
        choices.errors.update({name: _(_COLOUR, language) for name in wrong})
        return
    if letters in chosen and ground not in chosen:
        choices.errors[ground] = _(_GROUND, language)
    elif ground in chosen:
        if letters not in chosen:
            white_or_black = ({ground: chosen[ground], letters: colour} for colour in ("#ffffff", "#000000"))
            chosen = next(pair for pair in white_or_black if readable(*pair.values()))
        ratio = _ratio(chosen[ground], chosen[letters], language)
        if not readable(chosen[ground], chosen[letters]):
            choices.errors[letters] = _(_UNREADABLE, language, ratio=ratio)
        else:
            choices.theme.update(chosen)
            choices.notes[letters] = _(_READABLE, language, ratio=ratio, letters=chosen[letters])


def _links(choices: Choices, language: Language) -> None:
    """Links stand on the chat's ground: by day in the accent colour, by night in the chat's own."""
    theme = choices.theme
    if choices.attributes.get("theme") == "dark":
        if "surface" in theme and not readable(theme["surface"], LINK_DARK):
            _take_back(choices, "surface", "text", _(_LINKS_DARK, language))
        return
    surface, accent = theme.get("surface", OWN["surface"]), theme.get("accent", OWN["accent"])
    if not readable(surface, accent):
        ratio = _ratio(surface, accent, language)
        if "accent" in theme:
            _take_back(choices, "accent", "accent_text", _(_LINKS, language, ratio=ratio))
        else:
            _take_back(choices, "surface", "text", _(_LINKS_GROUND, language, ratio=ratio))


def _shape(choices: Choices, language: Language) -> None:
    radius, font = choices.values["radius"], choices.values["font"].replace('"', "").replace("'", "")
    for name, value, message in (
        ("radius", radius if radius.endswith(("px", "rem")) else f"{radius}px", _RADIUS),
        ("font", font, _FONT),
    ):
        if not choices.values[name]:
            continue
        if _faults({name: value}) or (name == "radius" and not value.isascii()):
            choices.errors[name] = _(message, language)
        else:
            choices.theme[name] = value


def _take_back(choices: Choices, ground: str, letters: str, message: str) -> None:
    choices.errors[ground] = message
    for name in (ground, letters):
        choices.theme.pop(name)
    choices.notes.pop(letters)


def _faults(theme: Mapping[str, str]) -> Set[str]:
    """What the portals' file would not take of a theme: names of fields, or that they do not go together."""
    try:
        Theme(**theme)
    except ValidationError as error:
        return {str(one["loc"][0]) for one in error.errors()}
    return set()


def _is_portal(portal_id: str) -> bool:
    try:
        Portal(id=portal_id, origins=["https://portal.kz"])
    except ValidationError:
        return False
    return True


def _hash(colour: str) -> str:
    return colour if colour.startswith("#") else f"#{colour}"


def _ratio(one: str, other: str, language: Language) -> str:
    # Rounded down: 4.49 is not enough and must not be shown as 4.5.
    return str(format_decimal(math.floor(contrast(one, other) * 10) / 10, "0.0", locale=language))


def _only(values: Mapping[str, str], names: Container[str]) -> Dict[str, str]:
    return {name: value for name, value in values.items() if name in names}
