"""Interface texts in the reader's language, from the Babel catalogs in ``locales/``."""

from functools import lru_cache
from typing import Any

from babel.support import NullTranslations, Translations

from bot.languages import LANGUAGES, Language
from bot.paths import LOCALES


class CatalogMissingError(RuntimeError):
    """A compiled catalog is not there: ``make setup`` compiles them."""


@lru_cache(maxsize=None)
def catalog(language: Language) -> NullTranslations:
    """Return the compiled catalog of a language.

    Raises:
        CatalogMissingError: ``locales/<language>/LC_MESSAGES/messages.mo`` does not exist.
    """
    found = Translations.load(str(LOCALES), [language])
    if not isinstance(found, Translations):
        raise CatalogMissingError(f"locales/{language}/LC_MESSAGES/messages.mo is missing. Run: make setup")
    return found


def gettext(message: str, language: Language, **values: Any) -> str:
    """Translate ``message`` (English, the catalogs' key) and fill its ``%(name)s`` places."""
    text = str(catalog(language).gettext(message))
    return text % values if values else text


def ngettext(singular: str, plural: str, number: int, language: Language, **values: Any) -> str:
    """Translate a message whose form depends on ``number``, available in it as ``%(number)s``."""
    text = str(catalog(language).ngettext(singular, plural, number))
    return text % {"number": number, **values}


def N_(message: str) -> str:
    """Mark a message for extraction where it is defined and translated later."""
    return message


def load_all() -> None:
    """Load every catalog, so that a missing one is found at start and not by a reader."""
    for language in LANGUAGES:
        catalog(language)
