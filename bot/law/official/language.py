"""Which of the three languages a law text is in, told by its letters: enough for pages of text, not for a question."""

from typing import Optional

from bot.languages import Language
from bot.law.official.errors import OfficialTextError

_KAZAKH = frozenset("әғқңөұүһі")
#: So much of a text is enough to tell.
_ENOUGH = 200_000
_NAMES = {"kk": "Kazakh", "ru": "Russian", "en": "English"}


def language_of(text: str) -> Optional[Language]:
    """Tell the language of a text, ``None`` where there are no letters to tell by."""
    letters = [letter for letter in text[:_ENOUGH].lower() if letter.isalpha()]
    cyrillic = sum("а" <= letter <= "я" or letter == "ё" or letter in _KAZAKH for letter in letters)
    if not letters:
        return None
    if cyrillic * 2 < len(letters):
        return "en"
    # Every tenth letter of a Kazakh text is one that Russian lacks; in a Russian one only a name here and there.
    return "kk" if sum(letter in _KAZAKH for letter in letters) > cyrillic * 0.02 else "ru"


def refuse_other_language(found: Language, claimed: Optional[Language], source: str) -> None:
    """Refuse a text that is not in the language it is said to be in.

    Raises:
        OfficialTextError: the languages differ.
    """
    if claimed and claimed != found:
        raise OfficialTextError(f"{source}: said to be {_NAMES[claimed]}, but the text is {_NAMES[found]}")
