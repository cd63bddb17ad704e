"""Kazakh Cyrillic written in the Latin alphabet of 2021, for readers who choose it.

The alphabet is the draft of 31 letters presented in January 2021 (one letter a sound: ä ğ ñ ö ş ū ü; ı for і, i for
both и and й, y for ы). Letters that only loanwords have are written with those: ts for ц, tş for ч, ia for я, iu for ю;
hard and soft signs fall away. Links, e-mail addresses, numbers and words that are Latin already stay as they are.
"""

import re

_LOWER = dict(
    zip(
        "аәбвгғдежзийкқлмнңоөпрстуұүфхһшыіэ",
        "aäbvgğdejziikqlmnñoöprstuūüfhhşyıe",
    )
)
_SEVERAL = {"ё": "io", "ц": "ts", "ч": "tş", "щ": "ştş", "ю": "iu", "я": "ia", "ъ": "", "ь": ""}
#: Capitals that Python's ``upper`` would not give: i has a dot, ı has none.
_UPPER = str.maketrans({"i": "İ", "ı": "I"})

_WORD = re.compile(r"[\u0400-\u04ff]+")
_KEPT = re.compile(r"\b(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)


def to_latin(text: str) -> str:
    """Write a Kazakh text in Latin letters."""
    parts, end = [], 0
    for kept in _KEPT.finditer(text):
        parts += [_WORD.sub(_word, text[end : kept.start()]), kept[0]]
        end = kept.end()
    return "".join([*parts, _WORD.sub(_word, text[end:])])


def _word(match: "re.Match[str]") -> str:
    word = match[0]
    shouted = len(word) > 1 and word.isupper()
    return "".join(_letter(letter, shouted) for letter in word)


def _letter(letter: str, shouted: bool) -> str:
    lower = letter.lower()
    if letter == lower:
        return _LOWER.get(letter, _SEVERAL.get(letter, letter))
    latin = _LOWER.get(lower, _SEVERAL.get(lower, letter))
    # Of two letters for a capital only the first is one, unless the whole word is in capitals.
    first = len(latin) if shouted else 1
    return latin[:first].translate(_UPPER).upper() + latin[first:]
