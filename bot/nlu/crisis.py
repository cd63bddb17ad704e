"""Tell by plain words that somebody is in danger: what must not be missed is not left to a model alone."""

import re
import unicodedata
from types import ModuleType
from typing import Callable, Dict, List, Optional

from bot.law.files import DataFileError, read_yaml
from bot.orthography import latin_kazakh, latin_russian
from bot.orthography.folding import fold
from bot.orthography.letters import mend
from bot.paths import DATA

WORDS = DATA / "crisis.yml"

# Latin letters leave out soft signs, also as apostrophes: "ne hochu zhit'".
_LATIN_WORD = re.compile(r"[a-z\u00c0-\u024f]+(?:['’ʼ`][a-z\u00c0-\u024f]*)*")
_MARKS = re.compile("['’ʼ`]")
# In the patterns a sign may be optional.
_SIGNS = re.compile(r"[ьъ]\??")


class CrisisFinder:
    """Finds the words of ``data/crisis.yml``, in Cyrillic and in Latin letters."""

    def __init__(self) -> None:
        """Read the file.

        Raises:
            DataFileError: it is missing or damaged.
        """
        patterns: Dict[str, List[str]] = read_yaml(WORDS)
        try:
            if not all(isinstance(found, list) for found in patterns.values()):
                raise TypeError("a single text")
            self._patterns, self._latin = (
                {
                    intent: re.compile(rf"\b(?:{'|'.join(f'(?:{write(pattern)})' for pattern in found)})")
                    for intent, found in patterns.items()
                }
                for write in (_plain, _without_signs)
            )
        except (AttributeError, TypeError, re.error) as error:
            raise DataFileError(f"{WORDS}: not lists of regular expressions ({error})") from error

    def find(self, text: str) -> Optional[str]:
        """The intent of the crisis that a message tells of, or ``None``."""
        lowered = mend(unicodedata.normalize("NFKC", text).lower())
        readings = [(_plain(fold(lowered)), self._patterns)]
        if _LATIN_WORD.search(lowered):
            kazakh, russian = (fold(_LATIN_WORD.sub(_writer(of), lowered)) for of in (latin_kazakh, latin_russian))
            readings += [(_plain(kazakh), self._patterns), (_without_signs(russian), self._latin)]
        return next(
            (
                intent
                for reading, patterns in readings
                for intent, pattern in patterns.items()
                if pattern.search(reading)
            ),
            None,
        )


def _writer(alphabet: ModuleType) -> Callable[["re.Match[str]"], str]:
    return lambda word: str(alphabet.to_cyrillic(_MARKS.sub("", word[0])))


def _plain(text: str) -> str:
    return text.replace("й", "и")


def _without_signs(text: str) -> str:
    return _SIGNS.sub("", _plain(text)).replace("э", "е")
