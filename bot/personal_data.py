"""Personal data in a message, masked before anything else sees it: so it is never understood, kept or logged.

Kinds: ``iin`` (individual identification number: twelve digits with a birthday and a check digit), ``phone``, ``card``
(bank card, Luhn check), ``iban``, ``email``, ``document`` (passport or identity card). A number that fails its check is
left alone: laws, orders and sums of money are full of digits.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Callable, Dict, Iterator, List, Pattern, Tuple

import stdnum.iban
import stdnum.luhn
from phonenumbers import PhoneNumberMatcher, region_code_for_number

#: What is put in the place of what was masked.
MASK = "•••"

# What people put between the groups of a number; dates have dots.
_SPACE = r"[\s\u2010-\u2015-]{1,3}"
_GAP = r"[\s.\u2010-\u2015-]{1,3}"

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_IBAN = re.compile(r"[A-Za-z]{2}[0-9]{2}(?:[\s\u2010-\u2015-]?[A-Za-z0-9]){11,30}(?![A-Za-z0-9])")
# By the numbers that issuers have; no group but the last is shorter than four, so lists of articles are none.
_CARD = re.compile(rf"(?<!\d)(?:2[2-7]|[3-6]\d)\d{{2,17}}(?:{_GAP}\d{{4,15}}){{0,4}}(?:{_GAP}\d{{1,3}})?(?!\d)")
_CARD_LENGTHS = range(14, 20)
# As people group it: 900115300013, 900115 300013, 9001 1530 0013, 900 115 300 013, 90-01-15-300013; years are not it.
_YEARS = rf"(?:(?:19|20)\d\d{_SPACE}){{2}}(?:19|20)\d\d(?!\d)"
_IIN = re.compile(
    rf"(?<!\d)(?!{_YEARS})(?:\d{{6}}(?:{_SPACE})?\d{{6}}|\d{{4}}(?:{_SPACE}\d{{4}}){{2}}|\d{{3}}(?:{_SPACE}\d{{3}}){{3}}"
    rf"|\d{{6}}(?:{_SPACE}\d{{3}}){{2}}|\d{{6}}{_SPACE}\d{_SPACE}\d{{5}}|\d\d(?:{_SPACE}\d\d){{2}}{_SPACE}\d{{6}})(?!\d)"
)
_PASSPORT = re.compile(r"(?<![^\W_])[NН] ?(?:№ ?)?\d{8}(?!\d)", re.IGNORECASE)
# Nine digits alone may be anything; near such a word they are the number of a document.
_NINE_DIGITS = re.compile(r"(?<!\d)\d{3} ?\d{3} ?\d{3}(?!\d)")
_IDENTITY = (
    r"удостов|уд\.?\s?лич|паспорт|куәлі|куали|төлқұжат|толкужат"
    r"|passport|identity|\bid\b|kuäl|ku[ae]l[iı]|udostov|pasport"
)
_DOCUMENT_BEFORE = re.compile(rf"{_IDENTITY}|документ|құжат|кужат|document|q[uū]jat", re.IGNORECASE)
_DOCUMENT_AFTER = re.compile(_IDENTITY, re.IGNORECASE)
#: How far from its number such a word stands at most, in characters.
_BEFORE, _AFTER = 60, 30
_GROUP = re.compile(r"[^\W_]+")
# Not the letters between the digits of a hash.
_LATIN_WORD = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]+|[A-Za-z]+(?![A-Za-z0-9])")

# Sums of money look like phones and documents, but they are round or grouped in threes, beside their currency.
_ROUND_SUM = re.compile(r"\d{1,3}(?:[\s.,]\d{3})+|\d+000")
_PLAINLY_SUM = re.compile(r"\d{1,3}(?:[\s.,]\d{3})*[\s.,]000")
_MONEY_AFTER = re.compile(
    r"\s?(?:тыс|млн|млрд|милли|тенге|теңге|тг\b|kzt|tenge|₸|\$|руб|₽|долл|usd|dollar|евро|euro?\b|€|мрп|аек|mci\b)",
    re.IGNORECASE,
)
_MONEY_BEFORE = re.compile(r"(?:[₸$€₽]|\b(?:kzt|usd|eur))\s?$", re.IGNORECASE)
_COUNTRY = "KZ"
_LENGTH_WITHOUT_PREFIX = 10

_FIRST_WEIGHTS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
_SECOND_WEIGHTS = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
#: By the seventh digit: the century of birth (odd for men, even for women).
_CENTURIES = {1: 1800, 2: 1800, 3: 1900, 4: 1900, 5: 2000, 6: 2000}

_Span = Tuple[int, int]


@dataclass(frozen=True)
class Masked:
    """A text without personal data, and the kinds that were in it."""

    text: str
    kinds: List[str]


def mask(text: str) -> Masked:
    """Mask the personal data in a text."""
    kinds: List[str] = []
    # What is masked may have hidden its neighbour.
    while True:
        masked = _mask_once(text, kinds)
        if masked == text:
            return Masked(text, kinds)
        text = masked


def _mask_once(text: str, kinds: List[str]) -> str:
    found = set()
    for kind, find in _FINDERS.items():
        for start, end in sorted(find(text), reverse=True):
            found.add(text[start:end])
            text = text[:start] + MASK + text[end:]
            if kind not in kinds:
                kinds.append(kind)
    # The same number may stand elsewhere, without the word that gave it away.
    for number in sorted(found, key=len, reverse=True):
        text = text.replace(number, MASK)
    return text


def is_iin(digits: str) -> bool:
    """Tell whether twelve digits are an individual identification number of Kazakhstan.

    Its structure by the rules of its formation: birthday, century and sex, serial number, check digit. The check digit
    is the sum weighted 1 to 11 modulo 11, and weighted 3 to 11, 1, 2 if that gives 10.
    """
    numbers = [int(digit) for digit in digits]
    if len(numbers) != 12 or numbers[6] not in _CENTURIES:
        return False
    try:
        date(_CENTURIES[numbers[6]] + int(digits[:2]), int(digits[2:4]), int(digits[4:6]))
    except ValueError:
        return False
    for weights in (_FIRST_WEIGHTS, _SECOND_WEIGHTS):
        check = sum(weight * number for weight, number in zip(weights, numbers)) % 11
        if check < 10:
            return check == numbers[11]
    return False


def _emails(text: str) -> Iterator[_Span]:
    return (match.span() for match in _EMAIL.finditer(text))


def _ibans(text: str) -> Iterator[_Span]:
    return _valid(_IBAN, text, stdnum.iban.is_valid)


def _cards(text: str) -> Iterator[_Span]:
    return _valid(_CARD, text, lambda digits: len(digits) in _CARD_LENGTHS and stdnum.luhn.is_valid(digits))


def _iins(text: str) -> Iterator[_Span]:
    return _valid(_IIN, text, is_iin)


def _valid(pattern: Pattern[str], text: str, is_valid: Callable[[str], bool]) -> Iterator[_Span]:
    """What looks like a number and is one; what follows may look like more of it, so it is cut at its groups."""
    place = 0
    while True:
        match = pattern.search(text, place)
        if not match:
            return
        groups = list(_GROUP.finditer(text, *match.span()))
        for count in range(len(groups), 0, -1):
            if is_valid("".join(map(_plain, groups[:count]))):
                place = groups[count - 1].end()
                yield match.start(), place
                break
        else:
            place = match.start() + 1


def _plain(group: "re.Match[str]") -> str:
    """Its characters, digits of any script as ours."""
    return "".join(str(int(character)) if character.isdecimal() else character for character in group[0])


def _phones(text: str) -> Iterator[_Span]:
    # Beside a Latin letter the matcher takes no number for a phone: "tel87011234567".
    matcher = PhoneNumberMatcher(_LATIN_WORD.sub(lambda word: "я" * len(word[0]), text), _COUNTRY)
    for match in matcher:
        number = match.raw_string
        # A bracket around the whole number is none of its own: "(87011234567)".
        start = match.start + (number.startswith("(") and number.count("(") > number.count(")"))
        # Ten digits with no 8 or +7 before them would be a phone in Russia too: so is every third big number.
        bare = sum(character.isdecimal() for character in number) <= _LENGTH_WITHOUT_PREFIX
        abroad = region_code_for_number(match.number) != _COUNTRY and "+" not in number and "＋" not in number
        if not (bare and abroad) and not _is_sum(text, start, match.end):
            yield start, match.end


def _documents(text: str) -> Iterator[_Span]:
    yield from (match.span() for match in _PASSPORT.finditer(text))
    for match in _NINE_DIGITS.finditer(text):
        start, end = match.span()
        near = _DOCUMENT_BEFORE.search(text, max(0, start - _BEFORE), start)
        if (near or _DOCUMENT_AFTER.search(text, end, end + _AFTER)) and not _is_sum(text, start, end):
            yield start, end


def _is_sum(text: str, start: int, end: int) -> bool:
    number = text[start:end]
    if _PLAINLY_SUM.fullmatch(number):
        return True
    money = _MONEY_AFTER.match(text, end) or _MONEY_BEFORE.search(text[:start])
    return bool(money and _ROUND_SUM.fullmatch(number))


# In this order: the longer numbers first, so that no part of one is taken for another.
_FINDERS: Dict[str, Callable[[str], Iterator[_Span]]] = {
    "email": _emails,
    "iban": _ibans,
    "card": _cards,
    "iin": _iins,
    "phone": _phones,
    "document": _documents,
}
