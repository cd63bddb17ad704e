"""Kazakh in Latin letters, turned into folded Cyrillic: the alphabet of 2021 and what people type in plain ASCII.

The result is in the folded form of :mod:`bot.law.search.analysis`, where q and k, ğ and g, ñ and n are one letter each,
so the many ways of writing Kazakh in Latin need no telling apart.
"""

import re

_SEVERAL = {
    "shch": "щ",
    "sh": "ш",
    "ch": "ч",
    "zh": "ж",
    "kh": "х",
    "gh": "г",
    "ng": "н",
    "ts": "ц",
    "ya": "я",
    "yu": "ю",
    "yo": "е",
    "iia": "ия",
    "iya": "ия",
}
_ONE = dict(zip("aäəbcdeéfgğhiıjklmnñoöpqrsştuūüúvwxyz", "ааабкдеефггхиыжклмнноопкрсштуууувухыз"))
_PIECE = re.compile("|".join(_SEVERAL) + "|.", re.DOTALL)
_Y_AFTER_VOWEL = re.compile(r"(?<=[aäəeoöuūü])y(?![auo])")
_LATIN = re.compile(r"[a-zäəéğıñöşūüú]+")


def is_latin(word: str) -> bool:
    """Tell whether a lower-case word is written in Latin letters alone."""
    return bool(_LATIN.fullmatch(word))


def to_cyrillic(word: str) -> str:
    """Turn a lower-case Latin word into folded Kazakh Cyrillic."""
    # y stands for й after a vowel (bayqau) and for ы elsewhere (qyzmet).
    word = _Y_AFTER_VOWEL.sub("i", word)
    return "".join(_SEVERAL.get(piece) or _ONE.get(piece, piece) for piece in _PIECE.findall(word))
