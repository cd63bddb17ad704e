"""From text to the terms that are indexed and looked up, the same for both engines.

Words are lower-cased and folded, so that Kazakh typed on a Russian keyboard (``калай`` for ``қалай``) meets Kazakh
written with its letters; words that carry no meaning are left out; the rest are stemmed.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Callable, Dict, List, Optional, Tuple

import snowballstemmer

from bot.languages import Language
from bot.law.search import kazakh
from bot.orthography.folding import fold_letters
from bot.orthography.latin_kazakh import is_latin, to_cyrillic

#: Goes into the fingerprint of an index: raise it when the terms of the same text change.
VERSION = 1

_WORD = re.compile(r"[^\W_]+")
#: What terms are made of: every engine's own tokenizer agrees on these letters.
_TERM = re.compile(r"[a-z0-9а-я]+")

_STOP: Dict[Language, str] = {
    "kk": "мен бен пен да де та те ма ме ба бе па пе және жане немесе бул ол осы сол бир маган менин мени озим оз ози "
    "деген дегенимиз не кандай калай каи ушин туралы бойынша боиынша болса болады бола бар екен егер гой гои рет ким "
    "ешким деп",
    "ru": "и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по ее мне мной меня мою моего "
    "моей моих моя мой мое вот от о об из ему ли если или ни быть был до вас уж вам ведь там потом себя ей они тут где "
    "есть надо для мы их чем была сам чтоб без будто чего себе под будет ж тогда кто этот того потому этого какой при "
    "это эта эти какая какие каком кого чтобы",
    "en": "a an the and or of to in on at by for with is are was were be been am i me my mine you your it its he she "
    "her his they them their we our this that these those do does did has have had if as so not no from about into "
    "there here then than what which who whom how when where why can could may might shall should will would must",
}


def words(text: str) -> List[str]:
    """The lower-case words of a text, not folded yet."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).lower())


class Analyser:
    """Turns text of one language into terms.

    Args:
        language: the language of the text.
        stemming: stem the words; without it they are only folded, to show what the stemmer is worth.
    """

    def __init__(self, language: Language, stemming: bool = True) -> None:
        self._language = language
        self._stop = frozenset(self._plain(word) for word in _STOP[language].split())
        self._stem: Callable[[str], str] = _stemmer(language) if stemming else lambda word: word
        #: The words of the texts met so far (not of queries: those are without end), folded, and the term of each.
        self.seen: Dict[str, str] = {}
        self._term = lru_cache(maxsize=131_072)(self._make_term)
        self._kept = lru_cache(maxsize=131_072)(self._keep)

    def terms(self, text: str) -> List[str]:
        """The terms of a text in their order."""
        return [term for term in map(self._kept, words(text)) if term]

    def readings(self, text: str) -> List[Tuple[List[str], str]]:
        """For each word of a query the terms it may stand for, the likeliest first, and its last form before stemming.

        Words without meaning are left out.
        """
        found = []
        for word in words(text):
            forms = [word]
            if self._language == "kk" and is_latin(word):
                forms.append(to_cyrillic(word))
            terms = [term for term in map(self._term, forms) if term]
            if len(terms) == len(forms):
                found.append((terms, self._plain(forms[-1])))
        return found

    def _make_term(self, word: str) -> Optional[str]:
        plain = self._plain(word)
        if plain in self._stop or not _TERM.fullmatch(plain):
            return None
        return self._stem(plain)

    def _keep(self, word: str) -> Optional[str]:
        term = self._term(word)
        if term:
            self.seen[self._plain(word)] = term
        return term

    def _plain(self, word: str) -> str:
        if is_latin(word):
            word = "".join(letter for letter in unicodedata.normalize("NFD", word) if letter.isascii())
        word = fold_letters(word)
        # Latin Kazakh cannot tell й from и.
        return word.replace("й", "и") if self._language == "kk" else word


def _stemmer(language: Language) -> Callable[[str], str]:
    if language == "kk":
        return kazakh.stem
    stem: Callable[[str], str] = snowballstemmer.stemmer({"ru": "russian", "en": "english"}[language]).stemWord
    return stem
