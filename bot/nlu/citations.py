"""Find the article that a message names: "21-бап", "ст. 23 закона об ИИ", "article 24(1)"."""

import re
from dataclasses import dataclass
from typing import Dict, Iterable, List, Optional, Tuple

from bot.law.model import Act
from bot.law.store import MAIN_ACT
from bot.nlu.normalise import KEYBOARD, fold

#: The act of a reference to a law that we do not have, such as the Labour Code or the GDPR.
UNKNOWN_ACT = "unknown"

_NUMBER = r"(?P<article>\d{1,4}(?:-\d{1,2})?)"
_PATTERNS = [
    # Kazakh, also without its letters and in Latin: 21-бап, 21 баптың, 21-bap
    rf"{_NUMBER}\s*-?\s*(?:(?:ш[ыи]|[ыи]нш[ыи])\s*)?(?:ба[пб]|ba[pb])",
    # Russian: статья 23, ст. 23, ст 23, 23 статья, 23-я статья, statya 23
    rf"(?:\bстать\w*|\bст\.?|\bstat\w*)\s*(?:№\s*)?{_NUMBER}",
    rf"{_NUMBER}\s*(?:-?\s*(?:я|ая|ю|ую|й|ой|ей))?\s+стать",
    # English: article 24, art. 24, art 24(1), 24th article
    rf"\bart(?:icles?|\.)?\s*(?:no\.?\s*)?{_NUMBER}",
    rf"{_NUMBER}(?:st|nd|rd|th)\s+article",
]
_ARTICLE = [re.compile(pattern) for pattern in _PATTERNS]
_BRACKETS = re.compile(r"((?:\s*\(\d+(?:-\d+)?\))+)")
_PARAGRAPH = re.compile(
    r"(?P<before>\d{1,2})\s*-?\s*(?:ш[ыи]\s*)?(?:тарма[кг](?!ша)|бол[иу][кг]|tarma[qg](?!sha))"
    r"|(?:\bпункт\w*|\bп\.|\bп\b|\bчаст\w+|\bч\.|\bparagraph|\bpara\.?)\s*(?P<after>\d{1,2})"
)
_SUBPARAGRAPH = re.compile(
    r"(?P<before>\d{1,2})\s*\)?\s*-?\s*тармакша|(?:\bподпункт\w*|\bпп\.?|\bподп\.|\bsub-?paragraph)\s*(?P<after>\d{1,2})"
)
# Words that say "some other act": where none of ours is named beside them, we must not answer from ours.
_OTHER_ACT = re.compile(
    r"\bкодекс|\bcode\b|\bgdpr\b|\beu\b|\bес\b|\bео\b|евросоюз|европейск|еуропа|european|регламент|конвенци|convention"
    r"|директив|directive|\bрф\b|росси[ийя]|ресей|russia|\bтк\b|\bапк\b|\bгпк\b|\bупк\b|\bнк\b|трудов|налогов|семейн"
    r"|земельн|жилищн|енбек|салык|неке|labou?r|tax\b|family"
)

_ORDINALS: Dict[str, List[str]] = {
    "kk": "бирин екин ушин тортин бесин алтын жетин сегизин тогызын онын".split(),
    "ru": "перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат "
    "пятнадцат шестнадцат семнадцат восемнадцат девятнадцат двадцат".split(),
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
}
_ARTICLE_WORD = {
    "kk": re.compile(r"\b(\w+)ш[иы] ба[пб]"),
    "ru": re.compile(r"\b(\w+) стать"),
    "en": re.compile(r"\b(\w+) article"),
}
_TENS = {
    "ru": {"двадцать": 20, "тридцать": 30},
    "en": {"twenty": 20, "thirty": 30},
    "kk": {"он": 10, "жиырма": 20, "отыз": 30},
}


@dataclass(frozen=True)
class Mention:
    """A named provision; ``start`` and ``end`` are offsets in the message."""

    act: str
    ref: str
    start: int
    end: int


class CitationFinder:
    """Finds named provisions. Knows the acts by the names people use for them."""

    def __init__(self, acts: Iterable[Act]) -> None:
        """Take the acts whose aliases are to be recognised."""
        self._aliases: List[Tuple[str, "re.Pattern[str]"]] = [
            (act.id, re.compile("|".join(_alias(fold(alias)) for alias in act.aliases))) for act in acts if act.aliases
        ]

    def find(self, text: str) -> Optional[Mention]:
        """Find the first article that the text names, or ``None``."""
        plain = text.lower().translate(KEYBOARD)
        matches = [match for pattern in _ARTICLE for match in [pattern.search(plain)] if match]
        if not matches:
            return self._spelt_out(plain)
        match = min(matches, key=lambda found: found.start())
        ref = match["article"] + self._inside(plain, match)
        return Mention(self._act(plain), ref, match.start(), match.end())

    def _inside(self, text: str, article: "re.Match[str]") -> str:
        brackets = _BRACKETS.match(text, article.end())
        if brackets:
            return re.sub(r"\s", "", brackets[1])
        rest = text[: article.start()] + " " * len(article[0]) + text[article.end() :]
        paragraph, subparagraph = _PARAGRAPH.search(rest), _SUBPARAGRAPH.search(rest)
        if not paragraph:
            return ""
        numbers = [paragraph["before"] or paragraph["after"]]
        if subparagraph:
            numbers.append(subparagraph["before"] or subparagraph["after"])
        return "".join(f"({number})" for number in numbers)

    def _act(self, text: str) -> str:
        folded = fold(text)
        named = [act for act, pattern in self._aliases if pattern.search(folded)]
        others = [act for act in named if act != MAIN_ACT]
        if others:
            return others[0]
        if _OTHER_ACT.search(folded):
            return UNKNOWN_ACT
        return MAIN_ACT

    def _spelt_out(self, text: str) -> Optional[Mention]:
        folded = fold(text)
        for language, pattern in _ARTICLE_WORD.items():
            match = pattern.search(folded)
            number = match and _ordinal(match[1], folded[: match.start()].split(), language)
            if match and number:
                return Mention(self._act(text), str(number), 0, len(text))
        return None


def _alias(folded: str) -> str:
    """Longer names match with any ending; abbreviations only as whole words ("УК" is not "укажи")."""
    return rf"\b{re.escape(folded)}" + (r"\b" if len(folded) <= 4 else "")


def _ordinal(word: str, before: List[str], language: str) -> Optional[int]:
    """Read an ordinal such as "eleventh" or "twenty first"; ``None`` if it is not one."""
    tens = _TENS[language].get(before[-1], 0) if before else 0
    for number, stem in enumerate(_ORDINALS[language], start=1):
        matches = word == stem if language != "ru" else word.startswith(stem) and len(word) - len(stem) <= 3
        if matches:
            return tens + number if number < 10 or not tens else None
    return None
