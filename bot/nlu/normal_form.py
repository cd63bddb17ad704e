"""The normal form of a message: the words of the domain that it is made of, whatever they were typed with.

Latin Kazakh and Russian in Latin letters become Cyrillic, look-alikes of the other alphabet and repeated letters are
mended, and a word that nobody has written before becomes the known word it is a slip away from. The person's own words
are kept beside it: the normal form is for the intent model only.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Dict, List, Mapping, Optional, Tuple

from bot.languages import Language
from bot.law.search.spelling import Speller
from bot.orthography import latin_kazakh, latin_russian
from bot.orthography.folding import fold
from bot.orthography.letters import mend
from bot.orthography.skeleton import by_skeleton, skeleton

# Digits and signs inside a word belong to it: 4to, oshibat'sya; so does the hyphen of an inserted article: 19-1.
_WORD = re.compile(r"\d+(?:-\d+)+|[^\W_]+(?:['’ʼ`][^\W\d_]+)*['’ʼ`]?")
_NUMBER = re.compile(r"\d+(?:-\d+)*")
_LATIN_LETTER = re.compile(r"[a-z\u00c0-\u024f]")
_CYRILLIC_LETTER = re.compile(r"[\u0400-\u04ff]")
_SHORTEST_SKELETON = 4
_TO_CYRILLIC = {"kk": latin_kazakh.to_cyrillic, "ru": latin_russian.to_cyrillic}


@dataclass(frozen=True)
class Reading:
    """A message in its normal form.

    ``known`` is the share of its words that are words of the domain as they stand (0 to 1), ``mended`` the share that
    became one.
    """

    text: str
    known: float
    mended: float


class NormalForm:
    """Reads messages by the words of the domain. Immutable but for a cache, so safe to share between threads."""

    def __init__(self, counts: Mapping[Language, Mapping[str, int]]) -> None:
        """Take the folded words of the domain in each language, and how often each occurs."""
        self._own = {language: frozenset(words) for language, words in counts.items()}
        self._counts: Counter[str] = Counter()
        for words in counts.values():
            self._counts.update(words)
        self._by_skeleton = by_skeleton(self._counts)
        # One speller a first letter: people seldom get that one wrong, and there is less to look through.
        initials: Dict[str, Dict[str, int]] = {}
        for word, count in self._counts.items():
            initials.setdefault(word[0], {})[word] = count
        self._spellers = {initial: Speller(words) for initial, words in initials.items()}
        self._read_word = lru_cache(maxsize=16_384)(self._read_word_anew)

    def read(self, text: str, language: Optional[Language]) -> Reading:
        """Read a message; ``language`` is the one it was found to be in, if any."""
        words = _WORD.findall(mend(unicodedata.normalize("NFKC", text).lower()))
        if not words:
            return Reading("", 0.0, 0.0)
        found = [self._read_word(word, language) for word in words]
        known = sum(kind == "known" for _word, kind in found)
        mended = sum(kind == "mended" for _word, kind in found)
        return Reading(" ".join(word for word, _kind in found), known / len(words), mended / len(words))

    def _read_word_anew(self, word: str, language: Optional[Language]) -> Tuple[str, str]:
        if _NUMBER.fullmatch(word):
            # Whole, hyphen and all: article 19-1 is not article 19.
            return word, "known"
        plain = fold(word)
        if word[0].isdigit() and not _LATIN_LETTER.search(word):
            return plain, "known"
        own = self._own[language] if language else self._counts
        # "don't" is two words of the folded domain.
        if all(part in own for part in plain.split()):
            return plain, "known"
        # gpt5: the number is not part of the word
        bare = plain.rstrip("0123456789")
        if bare != plain and bare in self._counts:
            return bare, "known"
        forms = self._forms(word, plain, language)
        for form in forms:
            if form in self._counts:
                return form, "known" if form == plain else "mended"
        for form in forms:
            bones = self._by_skeleton.get(skeleton(form)) if len(form) >= _SHORTEST_SKELETON else None
            if bones:
                return bones, "mended"
        speller = self._spellers.get(forms[0][:1])
        nearest = speller.nearest(forms[0]) if speller else None
        return (nearest, "mended") if nearest else (forms[0], "unknown")

    @staticmethod
    def _forms(word: str, plain: str, language: Optional[Language]) -> List[str]:
        """What a word may stand for, the likeliest first."""
        if not _LATIN_LETTER.search(word) or _CYRILLIC_LETTER.search(word):
            return [plain]
        cyrillic: Dict[str, str] = {code: fold(write(word)) for code, write in _TO_CYRILLIC.items()}
        if language == "ru":
            return [cyrillic["ru"], cyrillic["kk"], plain]
        if language == "kk":
            return [cyrillic["kk"], cyrillic["ru"], plain]
        return [plain, cyrillic["kk"], cyrillic["ru"]]
