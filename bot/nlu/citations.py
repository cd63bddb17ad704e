"""Find the article that a message names: "21-бап", "ст. 23 закона об ИИ", "article 24(1)"."""

import re
from dataclasses import dataclass
from typing import Dict, Iterable, List, Optional, Tuple

from bot.law.model import Act
from bot.law.store import MAIN_ACT
from bot.orthography.folding import KEYBOARD, fold

#: The act of a reference to a law that we do not have, such as the Labour Code or the GDPR.
UNKNOWN_ACT = "unknown"

_NUMBER = r"(?P<article>\d{1,4}(?:-\d{1,2})?)"
# бап and its cases, after folding; "баптау" (to set up) and "бабушка" are other words.
_KAZAKH_ARTICLE = (
    r"(?:ба(?:п(?:тын|ты|та|тан|ка|пен|тар\w*)?|бы(?:н|нда|нан|нын|на|мен)?)"
    r"|ba(?:p(?:tyn|ty|ta|tan|qa|ka|pen)?|by(?:n|nda|nan|nyn|na|men)?))\b"
)
_PATTERNS = [
    # Kazakh, also without its letters and in Latin: 21-бап, 21 баптың, 21-bap
    rf"{_NUMBER}\s*-?\s*(?:(?:ш[ыи]|[ыи]нш[ыи])\s*)?{_KAZAKH_ARTICLE}",
    # Russian: статья 23, ст. 23, ст 23, 23 статья, 23-я статья, statya 23; but "стать" alone is a verb
    rf"(?:\bстат(?:ь[яиеюё]\w*|ей)|\bст\.?|\bstat(?:'?y|i|j)[aeiu]\w?)\s*(?:№\s*)?{_NUMBER}",
    rf"{_NUMBER}\s*-?\s*(?:я|ая|ю|ую|й|ой|ей)\s+стат(?:ь|ей)",
    # a number before the bare word counts articles ("3 статьи"), unless the word is in the singular
    rf"{_NUMBER}\s+стать(?:я|ю|ей|ёй|яс[иы]\w*)\b",
    # English: article 24, art. 24, 24th article; "art 24" only where little else is said, art being art
    rf"\bart(?:icles?\b|\.)\s*(?:no\.?\s*)?{_NUMBER}",
    rf"^(?:\W*\w+){{0,2}}\W*\bart\s+{_NUMBER}",
    rf"{_NUMBER}(?:st|nd|rd|th)?\s+article\b",
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
    r"|земельн|жилищн|енбек|салык|неке|labou?r|tax\b|family|united states|\bсша\b|\bакш\b|кита[йея]|china"
    r"|\bcopyright\b"
    r"|закон\w* об? |\bлоу\b|туралы зан"
)
# The name of our own act, cut out before looking for others.
_OWN_ACT = re.compile(
    r"закон\w* об? (?:ии|искусственн\w* интеллект\w*)|(?:жи|жасанды интеллект) туралы зан"
    r"|\b(?:ai law|ai act of kazakhstan|law on (?:ai|artificial intelligence))"
)

_ORDINALS: Dict[str, List[str]] = {
    "kk": "бирин екин ушин тортин бесин алтын жетин сегизин тогызын онын".split(),
    "ru": "перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат "
    "пятнадцат шестнадцат семнадцат восемнадцат девятнадцат".split(),
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
}
_ARTICLE_WORD = {
    "kk": re.compile(r"\b(\w+)ш[иы] ба[пб]"),
    "ru": re.compile(r"\b(\w+) стать"),
    "en": re.compile(r"\b(\w+) article"),
}
_LAW_WORD = re.compile(r"закон|\bзан|\blaw\b|\bact\b|кодекс|code\b")
_FEW_WORDS = 4
# Years and numbers of laws ("230-VIII") are no articles.
_BARE_NUMBER = re.compile(r"(?<![\w-])(?!(?:19|20)\d\d\b)\d{1,4}(?:-\d{1,2})?(?![\w-])")
_ROUND = {
    "kk": {"жиырмасын": 20, "отызын": 30},
    "ru": {"двадцат": 20, "тридцат": 30},
    "en": {"twentieth": 20, "thirtieth": 30},
}
_TENS = {
    "ru": {"двадцать": 20, "тридцать": 30},
    "en": {"twenty": 20, "thirty": 30},
    "kk": {"он": 10, "жиырма": 20, "отыз": 30},
}
# Other countries: their constitutions and codes bear the same names as ours.
_ABROAD = re.compile(
    r"\bрф\b|росси[ийя]|ресей|russia|united states|\bсша\b|\bакш\b|\busa?\b|кита[йея]|кытай|china|герман|german"
    r"|франц|france"
    r"|узбек|озбек|uzbek|кыргыз|киргиз|kyrgyz|украин|ukrain|беларус|белорус|турц|turkey|turkiye|japan|япон|жапон"
)

# Letters of the 2021 Latin alphabet and what they look like without their marks; one for one, so that offsets hold.
_LATIN_KAZAKH = str.maketrans("äğıñöşūü", "agynosuu")


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
        plain = text.lower().translate(KEYBOARD).translate(_LATIN_KAZAKH)
        matches = [match for pattern in _ARTICLE for match in [pattern.search(plain)] if match]
        if not matches:
            return self._number_beside_act(plain) or self._spelt_out(plain)
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
        if others and not _ABROAD.search(folded):
            return others[0]
        if others or _OTHER_ACT.search(_OWN_ACT.sub(" ", folded)):
            return UNKNOWN_ACT
        return MAIN_ACT

    def _number_beside_act(self, text: str) -> Optional[Mention]:
        """Read "641-1 КоАП": little else than one number and the name of an act that we have."""
        numbers = _BARE_NUMBER.findall(text)
        folded = fold(text)
        if len(numbers) != 1 or len(text.split()) > _FEW_WORDS:
            return None
        if not any(pattern.search(folded) for _act, pattern in self._aliases):
            return None
        return Mention(self._act(text), numbers[0], 0, len(text))

    def _spelt_out(self, text: str) -> Optional[Mention]:
        folded = fold(text)
        # "I wrote my first article": an ordinal means the law only where the law is named or little else is said.
        if len(folded.split()) > _FEW_WORDS and not _LAW_WORD.search(folded):
            return None
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
    """Read an ordinal such as "eleventh", "twenty first" or "thirtieth"; ``None`` if it is not one."""
    round_number = _ROUND[language].get(word) or next(
        (number for stem, number in _ROUND[language].items() if language == "ru" and word.startswith(stem)), None
    )
    if round_number:
        return round_number
    tens = _TENS[language].get(before[-1], 0) if before else 0
    for number, stem in enumerate(_ORDINALS[language], start=1):
        matches = word == stem if language != "ru" else word.startswith(stem) and len(word) - len(stem) <= 3
        if matches:
            return tens + number if number < 10 or not tens else None
    return None
