"""The three languages the bot speaks and the codes people and browsers use for them."""

from typing import Literal, Optional, Tuple, cast

Language = Literal["kk", "ru", "en"]

LANGUAGES: Tuple[Language, ...] = ("kk", "ru", "en")

#: Kazakhstan's state language: what we speak when nothing at all is known of the reader.
DEFAULT_LANGUAGE: Language = "kk"

#: How each language calls itself, for the language switch.
AUTONYMS = {"kk": "Қазақша", "ru": "Русский", "en": "English"}

# "kz" is the country, but half of the country's sites use it for the language; "kaz", "rus" and "eng" are the state
# register's.
_ALIASES = {"kz": "kk", "kaz": "kk", "rus": "ru", "eng": "en"}


def parse_language(code: str) -> Optional[Language]:
    """Turn a code such as ``kk-KZ``, ``kk_Latn``, ``kz`` or ``EN-us`` into one of ours; ``None`` if it is not one."""
    primary = code.strip().lower().replace("_", "-").split("-")[0]
    primary = _ALIASES.get(primary, primary)
    return cast(Language, primary) if primary in LANGUAGES else None


def parse_script(code: str) -> Optional[str]:
    """The script that a code such as ``kk-Latn`` asks for, as an ISO 15924 code; ``None`` if it names none."""
    parts = code.strip().lower().replace("_", "-").split("-")[1:]
    return next((script for part in parts for script in ("Latn", "Cyrl") if part == script.lower()), None)


def negotiate(accept_language: Optional[str]) -> Optional[Language]:
    """Pick the first language of ours from an ``Accept-Language`` header (RFC 9110, section 12.5.4)."""
    ranked = []
    for position, item in enumerate((accept_language or "").split(",")):
        code, _, parameters = item.partition(";")
        language = parse_language(code)
        if language is None:
            continue
        try:
            quality = float(parameters.partition("q=")[2] or 1)
        except ValueError:
            quality = 0.0
        if quality > 0:
            ranked.append((-quality, position, language))
    return min(ranked)[2] if ranked else None
