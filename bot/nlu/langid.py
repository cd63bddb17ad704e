"""Which of the three languages a message is in: langdetect's n-gram profiles, read our way.

Stock langdetect has no Kazakh and answers at random. Here it has seven profiles of the project's own text: Kazakh,
Kazakh typed without its nine letters, Kazakh in the Latin alphabet of 2021, Kazakh in whatever Latin letters people
use, Russian, Russian in Latin letters, and English. A script gate chooses which of them compete; n-grams, small words
and letters are summed up word by word, with nothing left to chance, so the same text gets the same answer in any
process. How it works and how well: docs/languages.md.
"""

import json
import math
import random
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from itertools import product
from typing import Dict, FrozenSet, Iterable, List, Optional, Sequence, Tuple, cast

from langdetect.detector import Detector
from langdetect.detector_factory import DetectorFactory
from langdetect.utils.lang_profile import LangProfile

from bot.languages import Language
from bot.orthography.folding import KEYBOARD

KAZAKH_LETTERS = frozenset("әғқңөұүһі")

#: Profile names by the script of the text; the part before the dash is the language reported.
_CYRILLIC = ("kk", "kk-keyboard", "ru")
_LATIN = ("en", "kk-latin", "kk-ascii", "ru-latin")
PROFILES = _CYRILLIC + _LATIN

# Short texts carry little evidence, so the rarer ways of writing must bring more of it.
# By number of words: 1, 2, 3, 4 and more.
_KEYBOARD_PRIOR = (0.1, 0.3, 1.0, 1.0)
_LATIN_PRIOR = (0.0001, 0.003, 0.1, 0.3)
_PRIORS = {
    "kk-keyboard": _KEYBOARD_PRIOR,
    "kk-latin": _LATIN_PRIOR,
    "kk-ascii": _LATIN_PRIOR,
    "ru-latin": _LATIN_PRIOR,
}

# Below this share of Cyrillic letters a text counts as Latin.
_CYRILLIC_SHARE = 0.2
# A longer text is Kazakh by its letters alone when this share of its words has one; fewer may be quoted words.
_KAZAKH_WORD_SHARE = 0.4
_SHORT_TEXT_WORDS = 3
# langdetect's own smoothing: ALPHA_DEFAULT / BASE_FREQ.
_SMOOTHING = 0.5 / 10000
# What a small word adds to the logarithm of its language's probability.
_SMALL_WORD = 4.0
# N-grams of a word overlap, so each piece of evidence is counted about three times; confidence is taken from a third of
# the sum. On own text held back from the profiles, answers of 0.9 and more were then right in 99.4 % of the cases.
_OVERLAP = 3.0
# A passage in the other language must bring this much evidence for each change of language. All such passages together
# must have so many words, and be such a share of the text: a name or a borrowed term makes no text mixed.
_CHANGE = 12.0
_PASSAGE_WORDS = 2
_PASSAGE_SHARE = 0.15
_UNSURE = 0.5
# The rest of a message longer than any the assistant takes is not needed to know its language.
_LONGEST = 10_000

# langdetect knows links by "http"; people also write "www.gov.kz" and "gov.kz/page".
_BARE_HOST = re.compile(r"\bwww\.\S+|\b[a-z0-9][a-z0-9.-]*\.(?:kz|ru|com|org|net|info|me)\b(?:/\S*)?")
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC_LETTER = re.compile(r"[\u0400-\u04ff]")
# Letters of Ukrainian, Belarusian, Serbian, Macedonian and Tajik that neither Kazakh nor Russian has.
_OTHER_CYRILLIC = re.compile("[єїґўђѓјљњћќџҳҷӯӣ]")
_LATIN_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f]")
_BOTH_SCRIPTS = re.compile(
    r"[^\W\d_]*(?:[\u0400-\u04ff][A-Za-z\u018f\u0259\u0275]|[A-Za-z\u018f\u0259\u0275][\u0400-\u04ff])[^\W\d_]*"
)
_LOOK_ALIKES = str.maketrans("aceopxyikəɵhABCEHKMOPTXYIƏƟ", "асеорхуікәөһАВСЕНКМОРТХУІӘӨ")
_LOOK_ALIKE = re.compile("[aceopxyikəɵhABCEHKMOPTXYIƏƟ]")

# The draft alphabet of 2021; "|" stands for nothing.
_ALPHABET_2021 = dict(
    zip(
        "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
        "a ä b v g ğ d e io j z i i k q l m n ñ o ö p r s t u ū ü f h h ts ch ş şş | y ı | e iu ia".split(" "),
    )
)
_SAME_EVERYWHERE = dict(zip("абвгдезиклмнопрстуфъь", "abvgdeziklmnoprstuf||"))
# Habits of people who write their language in plain Latin letters; what stands twice is twice as common.
_KAZAKH_HABITS = {
    "ә": "a a e",
    "ғ": "g gh",
    "қ": "k q",
    "ң": "n ng",
    "ө": "o",
    "ұ": "u w",
    "ү": "u",
    "у": "u w",
    "һ": "h",
    "ы": "y i",
    "і": "i y",
    "й": "y i",
    "ж": "zh j",
    "х": "h kh",
    "ш": "sh",
    "щ": "sh",
    "ч": "ch",
    "ц": "ts",
    "я": "ya ia",
    "ю": "yu iu",
    "ё": "yo",
    "э": "e",
}
_RUSSIAN_HABITS = {
    "ж": "zh j",
    "х": "h kh",
    "ш": "sh",
    "щ": "sch shch",
    "ч": "ch",
    "ц": "ts c",
    "й": "y i",
    "ы": "y i",
    "я": "ya ia",
    "ю": "yu iu",
    "ё": "yo e",
    "э": "e",
}
# Each sentence is written so many times, each time with other habits.
_WRITINGS = 3

# Small words, which every text has whatever it is about. Words that two of the languages share are left out by _only.
_KAZAKH_WORDS = (
    "мен бен пен менен да де та те ма ме ба бе па пе және немесе бұл осы сол бір маған менің мені біз сіз сен ол олар "
    "сіздің біздің оның өз өзі неге не қандай қалай қай қайда қашан қанша үшін туралы бойынша керек болса болады бола "
    "бар жоқ екен егер ғой кім кімге деп деген емес тек әлі өте жақсы рахмет сәлем сияқты дейін кейін бірақ себебі "
    "барлық осында қазір бүгін ертең неше алады аламын алам болмайды болды істеу жатыр тұр жүр еді мүмкін бәрі"
)
_RUSSIAN_WORDS = (
    "и в во не что он на я с со как а то все она так его но ты к у же вы за бы по ее мне мой моя моё мои нет о от из "
    "меня ему ли если или ни быть был была было были до вас вам там потом себя ей они тут где есть надо для мы их чем "
    "без будет тогда кто этот эта эти это какой какая какие можно нельзя почему когда куда сколько ещё уже очень "
    "только при чтобы про нужно спасибо привет хорошо могу может зачем этого тоже будут под"
)
_ENGLISH_WORDS = (
    "a an the and or of to in on at by for with is are was were be been am i me my your you it its he she his they "
    "them their we our this that these those do does did has have had if as so not no from about into here there then "
    "than what which who whom how when where why can could may might shall should will would must very good but just "
    "only all any some him her us too"
)
# English words, and pieces of them around an apostrophe, that look like small words of the others.
_ALSO_ENGLISH = frozenset("men bar pen ben net pro bit tip pod ali kim sol tut s o u".split())


@dataclass(frozen=True)
class Detection:
    """What was found: the language, the script it is written in, and how sure that is (0 to 1).

    Attributes:
        words: how many words were counted.
        mixed: the text is partly in another language, by more than single words or names.
    """

    language: Optional[Language]
    script: Optional[str]
    confidence: float
    words: int
    mixed: bool = False


UNDECIDED = Detection(None, None, 0.0, 0)


def romanise(text: str, table: Dict[str, str]) -> str:
    """Write Cyrillic text in Latin letters by a table; ``|`` in the table stands for nothing."""
    return "".join(table.get(letter, letter) for letter in text).replace("|", "")


def build_profiles(corpus: Dict[Language, List[str]]) -> Dict[str, str]:
    """Build the seven langdetect profiles (JSON texts by name) from sentences in the three languages."""
    lowered = {
        language: [unicodedata.normalize("NFC", text).lower() for text in corpus[language]] for language in corpus
    }
    # In Cyrillic profiles Latin names would be noise; each text keeps its own script only.
    kk, ru = ([_LATIN_LETTER.sub(" ", text) for text in lowered[language]] for language in ("kk", "ru"))  # type: ignore[index]
    texts: Dict[str, Iterable[str]] = {
        "kk": kk,
        "kk-keyboard": (text.translate(KEYBOARD) for text in kk),
        "ru": ru,
        "en": (_CYRILLIC_LETTER.sub(" ", text) for text in lowered["en"]),
        "kk-latin": (romanise(text, _ALPHABET_2021) for text in kk),
        "kk-ascii": _in_many_ways(kk, _KAZAKH_HABITS),
        "ru-latin": _in_many_ways(ru, _RUSSIAN_HABITS),
    }
    return {name: _profile(name, texts[name]) for name in PROFILES}


def _in_many_ways(texts: Sequence[str], habits: Dict[str, str]) -> Iterable[str]:
    # A person keeps to one way of writing, so habits are drawn for a sentence, not for a letter.
    source = random.Random(2021)  # noqa: S311 the same draw every time, no secret
    for text in texts:
        for _ in range(_WRITINGS):
            drawn = {letter: source.choice(ways.split()) for letter, ways in habits.items()}
            yield romanise(text, {**_SAME_EVERYWHERE, **drawn})


def _profile(name: str, texts: Iterable[str]) -> str:
    words: Counter[str] = Counter()
    for text in texts:
        words.update(_WORD.findall(text))
    profile = LangProfile(name)
    for word, times in words.items():
        for ngram in _ngrams(word):
            profile.freq[ngram] += times
            profile.n_words[len(ngram) - 1] += times
    content = {"name": name, "freq": dict(sorted(profile.freq.items())), "n_words": profile.n_words}
    return json.dumps(content, ensure_ascii=False)


def _ngrams(word: str) -> List[str]:
    """One to three letters each, with a space at either end of the word, as langdetect takes them from a text."""
    spaced = f" {word} "
    pairs = [spaced[place : place + 2] for place in range(len(spaced) - 1)]
    return [*word, *pairs, *(spaced[place : place + 3] for place in range(len(spaced) - 2))]


def _only(*languages: Tuple[str, Iterable[str]]) -> Dict[str, str]:
    """The language of each word that belongs to one of the languages alone."""
    found: Dict[str, str] = {}
    shared = set()
    for language, words in languages:
        for word in words:
            if found.setdefault(word, language) != language:
                shared.add(word)
    return {word: language for word, language in found.items() if word not in shared}


def _writings(word: str, habits: Dict[str, str]) -> List[str]:
    ways = [habits.get(letter, _SAME_EVERYWHERE.get(letter, letter)).split() for letter in word]
    return ["".join(letters).replace("|", "") for letters in product(*(dict.fromkeys(way) for way in ways))]


def _small_cyrillic_words() -> Dict[str, str]:
    kazakh, russian = _KAZAKH_WORDS.split(), _RUSSIAN_WORDS.split()
    return _only(
        ("kk", [*kazakh, *(word.translate(KEYBOARD) for word in kazakh)]),
        ("ru", [*russian, *(word.replace("ё", "е") for word in russian)]),
    )


def _small_latin_words() -> Dict[str, str]:
    kazakh = [way for word in _KAZAKH_WORDS.split() for way in _writings(word, _KAZAKH_HABITS)]
    kazakh += [romanise(word, _ALPHABET_2021) for word in _KAZAKH_WORDS.split()]
    russian = [way for word in _RUSSIAN_WORDS.split() for way in _writings(word, _RUSSIAN_HABITS)]
    words = _only(("kk", kazakh), ("ru", russian), ("en", _ENGLISH_WORDS.split()))
    return {word: language for word, language in words.items() if word not in _ALSO_ENGLISH}


class _Profiles:
    """The profiles that compete for texts of one script, with the evidence of each word for each of them."""

    def __init__(self, names: Sequence[str], factory: DetectorFactory, small_words: Dict[str, str]) -> None:
        self.names = names
        self.languages = [name.split("-")[0] for name in names]
        self._small_words = small_words
        columns = [factory.langlist.index(name) for name in names]
        # The logarithm of the smoothing is left out: it would be the same for every profile.
        self._logarithms = {
            ngram: [math.log(1 + row[column] / _SMOOTHING) for column in columns]
            for ngram, row in factory.word_lang_prob_map.items()
            if any(row[column] for column in columns)
        }

    def evidence(self, words: Sequence[str]) -> List[List[float]]:
        """For each word, the logarithm of its probability in each profile, up to the same constant."""
        return [self._of_word(word) for word in words]

    def _of_word(self, word: str) -> List[float]:
        rows = [row for row in map(self._logarithms.get, _ngrams(word)) if row]
        sums = [sum(column) for column in zip(*rows)] or [0.0] * len(self.names)
        language = self._small_words.get(word)
        if language:
            sums = [total + _SMALL_WORD * (own == language) for total, own in zip(sums, self.languages)]
        return sums

    def language(self, evidence: Sequence[Sequence[float]]) -> Tuple[Language, float]:
        """The likeliest language of a text, and how sure that is."""
        column = min(len(evidence), 4) - 1
        priors = [math.log(_PRIORS[name][column]) if name in _PRIORS else 0.0 for name in self.names]
        sums = [sum(scores) + prior for scores, prior in zip(zip(*evidence), priors)]
        best = max(sums)
        language = self.languages[sums.index(best)]
        weights = [math.exp((total - best) / _OVERLAP) for total in sums]
        own = sum(weight for weight, name in zip(weights, self.languages) if name == language)
        return cast(Language, language), own / sum(weights)


class LanguageDetector:
    """Detects the language of a message. Immutable after loading, so safe to share between threads."""

    def __init__(self, profiles: Dict[str, str]) -> None:
        """Load profiles made by :func:`build_profiles`."""
        factory = DetectorFactory()
        factory.load_json_profile([profiles[name] for name in PROFILES])
        latin_words = _small_latin_words()
        self._english: FrozenSet[str] = frozenset(_ENGLISH_WORDS.split())
        self._cyrillic_profiles = _Profiles(_CYRILLIC, factory, _small_cyrillic_words())
        self._latin_profiles = _Profiles(_LATIN, factory, latin_words)

    def detect(self, text: str) -> Detection:
        """Detect the language; text without letters is undecided (language ``None``)."""
        lowered = _without_links(_plain(text[:_LONGEST]))
        words = _WORD.findall(lowered)
        cyrillic = len(_CYRILLIC_LETTER.findall(lowered))
        latin = len(_LATIN_LETTER.findall(lowered))
        if not words or not cyrillic + latin:
            return UNDECIDED
        in_cyrillic = [word for word in words if _CYRILLIC_LETTER.search(word)]
        in_latin = [word for word in words if _LATIN_LETTER.search(word) and not _CYRILLIC_LETTER.search(word)]
        if cyrillic and cyrillic >= _CYRILLIC_SHARE * (cyrillic + latin):
            found = self._cyrillic([_LATIN_LETTER.sub("", word) for word in in_cyrillic], in_latin)
            if _OTHER_CYRILLIC.search(lowered):
                return replace(found, confidence=min(found.confidence, _UNSURE))
            return found
        # A word of both alphabets, such as "deepfakeы", may be all there is.
        in_latin = in_latin or [_CYRILLIC_LETTER.sub("", word) for word in words if _LATIN_LETTER.search(word)]
        language, confidence = self._latin_profiles.language(self._latin_profiles.evidence(in_latin))
        mixed = len(in_cyrillic) >= _PASSAGE_WORDS
        return Detection(language, "Latn", round(confidence, 4), len(in_latin), mixed)

    def _cyrillic(self, words: Sequence[str], in_latin: Sequence[str]) -> Detection:
        foreign = self._has_weight(in_latin, len(words))
        kazakh = sum(1 for word in words if KAZAKH_LETTERS & set(word))
        if kazakh and len(words) <= _SHORT_TEXT_WORDS:
            return Detection("kk", "Cyrl", 0.99, len(words), foreign)
        evidence = self._cyrillic_profiles.evidence(words)
        in_kazakh = _kazakh_words(evidence)
        lead = abs(2 * in_kazakh - len(words))
        if lead < len(words):
            if lead:
                language = "kk" if 2 * in_kazakh > len(words) else "ru"
                # How often the language with more words was right on own text, by how many more it had.
                return Detection(cast(Language, language), "Cyrl", round(1 - 0.15 / lead, 4), len(words), True)
            return Detection(self._cyrillic_profiles.language(evidence)[0], "Cyrl", _UNSURE, len(words), True)
        if kazakh >= _KAZAKH_WORD_SHARE * len(words):
            return Detection("kk", "Cyrl", 0.99, len(words), foreign)
        found, confidence = self._cyrillic_profiles.language(evidence)
        return Detection(found, "Cyrl", round(confidence, 4), len(words), foreign)

    def _has_weight(self, in_latin: Sequence[str], others: int) -> bool:
        """Tell whether the Latin words of a Cyrillic text are a passage of it, not the odd name."""
        small = sum(1 for word in in_latin if word in self._english)
        return small >= _PASSAGE_WORDS or (len(in_latin) > _PASSAGE_WORDS and 2 * len(in_latin) >= others)


def _plain(text: str) -> str:
    """Composed, with Latin look-alikes in Cyrillic words made Cyrillic, and in lower case."""
    composed = unicodedata.normalize("NFC", text)
    if _CYRILLIC_LETTER.search(composed):
        composed = _BOTH_SCRIPTS.sub(_mend, composed)
    # "İ" is a letter of the 2021 alphabet; Python lowers it to "i" and a loose dot.
    return composed.replace("İ", "i").lower()


def _mend(match: "re.Match[str]") -> str:
    # "GPTның" keeps its Latin letters: not all of them have a Cyrillic double, so they were meant.
    word = match[0]
    others = _LOOK_ALIKE.sub("", word)
    return word if _LATIN_LETTER.search(others) else word.translate(_LOOK_ALIKES)


def _without_links(lowered: str) -> str:
    for pattern in (Detector.URL_RE, Detector.MAIL_RE, _BARE_HOST):
        lowered = pattern.sub(" ", lowered)
    return lowered


def _kazakh_words(evidence: Sequence[Sequence[float]]) -> int:
    """How many words of a Cyrillic text are in Kazakh passages, the rest being Russian.

    Passages are cut in the likeliest way, where each change of language costs :data:`_CHANGE`; too short a one is none.
    """
    # Each state: evidence so far, words in Kazakh so far.
    kazakh, russian = (0.0, 0), (0.0, 0)
    for kk, keyboard, ru in evidence:
        to_kazakh = max(kazakh, (russian[0] - _CHANGE, russian[1]))
        to_russian = max(russian, (kazakh[0] - _CHANGE, kazakh[1]))
        kazakh = (to_kazakh[0] + max(kk, keyboard), to_kazakh[1] + 1)
        russian = (to_russian[0] + ru, to_russian[1])
    count = max(kazakh, russian)[1]
    least = max(_PASSAGE_WORDS, _PASSAGE_SHARE * len(evidence))
    if count < least:
        return 0
    return len(evidence) if len(evidence) - count < least else count
