"""Which of the three languages a message is in: langdetect's n-gram profiles, read our way.

Stock langdetect has no Kazakh and answers at random. Here it has six profiles of the project's own text: Kazakh,
Kazakh typed without its nine letters, Kazakh in Latin letters, Russian, Russian in Latin letters, and English. A script
gate chooses which of them compete, and the exact sum over all n-grams takes the place of langdetect's sampling, so the
same text gets the same answer in any process.
"""

import json
import math
import re
from dataclasses import dataclass
from typing import Dict, Iterable, List, Optional, Sequence, Tuple, cast

from langdetect.detector import Detector
from langdetect.detector_factory import DetectorFactory
from langdetect.utils.lang_profile import LangProfile

from bot.languages import Language
from bot.nlu.normalise import KEYBOARD

KAZAKH_LETTERS = frozenset("әғқңөұүһі")

#: Profile names by the script of the text; the part before the dash is the language reported.
_CYRILLIC = ("kk", "kk-keyboard", "ru")
_LATIN = ("en", "kk-latin", "ru-latin")
PROFILES = _CYRILLIC + _LATIN

# Short texts carry little evidence, so the rarer ways of writing must bring more of it.
# By number of words: 1, 2, 3, 4 and more.
_KEYBOARD_PRIOR = (0.1, 0.3, 1.0, 1.0)
_LATIN_PRIOR = (0.0001, 0.003, 0.03, 0.3)

# Below this share of Cyrillic letters a text counts as Latin.
_CYRILLIC_SHARE = 0.2
# A longer text is Kazakh by its letters alone when this share of its words has one; fewer may be quoted words.
_KAZAKH_WORD_SHARE = 0.4
_SHORT_TEXT_WORDS = 3
# langdetect's own smoothing: ALPHA_DEFAULT / BASE_FREQ.
_SMOOTHING = 0.5 / 10000

# langdetect knows links by "http"; people also write "www.gov.kz".
_BARE_HOST = re.compile(r"\bwww\.\S+")
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC_LETTER = re.compile(r"[\u0400-\u04ff]")
_LATIN_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f]")

# Ways in which people write each letter in Latin: the 2021 draft alphabet, then ad-hoc ASCII.
_KAZAKH_LATIN = (
    dict(
        zip(
            "абвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
            ("a b v g ğ d e io j z i i k q l m n ñ o ö p r s t u ū ü f h h ts ch ş şş  y ı  e iu ia")
            .replace("  ", " | ")
            .replace("  ", " | ")
            .split(" "),
        )
    )
    | {"ә": "ä"},
    dict(
        zip(
            "абвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
            ("a b v g g d e yo zh z i i k q l m n n o o p r s t u u u f h h ts ch sh sh | y i | e yu ya").split(" "),
        )
    )
    | {"ә": "a"},
)
_RUSSIAN_LATIN = (
    dict(
        zip(
            "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
            ("a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch | y | e yu ya").split(" "),
        )
    ),
    dict(
        zip(
            "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
            ("a b v g d e e j z i i k l m n o p r s t u f h c ch sh sch | i | e u ya").split(" "),
        )
    ),
)


@dataclass(frozen=True)
class Detection:
    """What was found: the language, the script it is written in, and how sure that is (0 to 1)."""

    language: Optional[Language]
    script: Optional[str]
    confidence: float
    words: int


UNDECIDED = Detection(None, None, 0.0, 0)


def romanise(text: str, table: Dict[str, str]) -> str:
    """Write Cyrillic text in Latin letters by a table; ``|`` in the table stands for nothing."""
    return "".join(table.get(letter, letter) for letter in text).replace("|", "")


def build_profiles(corpus: Dict[Language, List[str]]) -> Dict[str, str]:
    """Build the six langdetect profiles (JSON texts by name) from sentences in the three languages."""
    kk, ru, en = (" \n".join(corpus[language]).lower() for language in ("kk", "ru", "en"))  # type: ignore[index]
    # In Cyrillic profiles Latin names would be noise; each text keeps its own script only.
    kk, ru = (re.sub(r"[A-Za-z]+", " ", text) for text in (kk, ru))
    texts = {
        "kk": kk,
        "kk-keyboard": kk.translate(KEYBOARD),
        "ru": ru,
        "en": re.sub(r"[\u0400-\u04ff]+", " ", en),
        "kk-latin": " ".join(romanise(kk, table) for table in _KAZAKH_LATIN),
        "ru-latin": " ".join(romanise(ru, table) for table in _RUSSIAN_LATIN),
    }
    return {name: _profile(name, text) for name, text in texts.items()}


def _profile(name: str, text: str) -> str:
    profile = LangProfile(name)
    profile.update(text)
    content = {"name": name, "freq": dict(sorted(profile.freq.items())), "n_words": profile.n_words}
    return json.dumps(content, ensure_ascii=False)


class LanguageDetector:
    """Detects the language of a message. Immutable after loading, so safe to share between threads."""

    def __init__(self, profiles: Dict[str, str]) -> None:
        """Load profiles made by :func:`build_profiles`."""
        self._factory = DetectorFactory()
        self._factory.load_json_profile([profiles[name] for name in PROFILES])
        self._index = {name: self._factory.langlist.index(name) for name in PROFILES}

    def detect(self, text: str) -> Detection:
        """Detect the language; text without letters is undecided (language ``None``)."""
        lowered = Detector.MAIL_RE.sub(" ", Detector.URL_RE.sub(" ", _BARE_HOST.sub(" ", text.lower())))
        words = _WORD.findall(lowered)
        if not words:
            return UNDECIDED
        cyrillic = len(_CYRILLIC_LETTER.findall(lowered))
        latin = len(_LATIN_LETTER.findall(lowered))
        if cyrillic >= _CYRILLIC_SHARE * (cyrillic + latin) and cyrillic:
            words = [word for word in words if _CYRILLIC_LETTER.search(word)] or words
            return self._cyrillic(_LATIN_LETTER.sub(" ", lowered), words)
        if not latin:
            return UNDECIDED
        names = _LATIN
        probabilities = self._probabilities(lowered, names, self._priors(names, len(words)))
        return self._decide(probabilities, "Latn", len(words))

    def _cyrillic(self, text: str, words: Sequence[str]) -> Detection:
        kazakh = sum(1 for word in words if KAZAKH_LETTERS & set(word))
        few = len(words) <= _SHORT_TEXT_WORDS
        if kazakh and (few or kazakh >= _KAZAKH_WORD_SHARE * len(words)):
            return Detection("kk", "Cyrl", 1.0, len(words))
        probabilities = self._probabilities(text, _CYRILLIC, self._priors(_CYRILLIC, len(words)))
        return self._decide(probabilities, "Cyrl", len(words))

    def _priors(self, names: Sequence[str], words: int) -> List[float]:
        column = min(words, 4) - 1
        priors = {"kk-keyboard": _KEYBOARD_PRIOR, "kk-latin": _LATIN_PRIOR, "ru-latin": _LATIN_PRIOR}
        return [priors[name][column] if name in priors else 1.0 for name in names]

    def _probabilities(self, text: str, names: Sequence[str], priors: Sequence[float]) -> List[Tuple[str, float]]:
        detector: Detector = self._factory.create()
        detector.append(text)
        columns = [self._index[name] for name in names]
        scores = [math.log(prior) for prior in priors]
        for ngram in detector._extract_ngrams():
            row = self._factory.word_lang_prob_map[ngram]
            for position, column in enumerate(columns):
                scores[position] += math.log(_SMOOTHING + row[column])
        top = max(scores)
        weights = [math.exp(score - top) for score in scores]
        return [(name, weight / sum(weights)) for name, weight in zip(names, weights)]

    @staticmethod
    def _decide(probabilities: Iterable[Tuple[str, float]], script: str, words: int) -> Detection:
        by_language: Dict[str, float] = {}
        for name, probability in probabilities:
            language = name.split("-")[0]
            by_language[language] = by_language.get(language, 0.0) + probability
        best = max(by_language, key=lambda language: by_language[language])
        return Detection(cast(Language, best), script, round(by_language[best], 4), words)
