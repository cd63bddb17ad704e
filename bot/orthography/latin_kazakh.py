"""Kazakh in Latin letters, turned into folded Cyrillic: the alphabet of 2021 and what people type in plain ASCII.

The result is folded Cyrillic, where q and k, ğ and g, ñ and n are one letter each, so the many ways of writing Kazakh
in Latin need no telling apart.
"""

import re

_SEVERAL = {
    "shch": "щ",
    "ştş": "щ",
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
_ONE = dict(zip("aäəbcdeéfgğhiıjklmnñoöpqrsştuūüúvwxyz", "ааабкдеефггхиижклмнноопкрсштуууувухыз"))
_PIECE = re.compile("|".join(_SEVERAL) + "|.", re.DOTALL)
# Who has ñ writes ng for нг alone.
_PIECE_OF_2021 = re.compile("|".join(piece for piece in _SEVERAL if piece != "ng") + "|.", re.DOTALL)
_LETTER_OF_2021 = re.compile("[äğıñöşūü]")
# ч at the beginning (tşat); elsewhere т and ш meet (aitşy).
_CH_AT_THE_BEGINNING = re.compile("^tş")
# ı is і in the alphabet of 2021, but many write it for ы as in Turkish; beside q and ğ it can be nothing else.
_TURKISH_Y = re.compile("(?<=[qğ])ı|ı(?=[qğ])")
_Y_AFTER_VOWEL = re.compile(r"(?<=[aäəeoöuūü])y(?![auo])")
# In the alphabet of 2021: saiasat for саясат, oiu for ою.
_IOTATED = re.compile(r"(?<=[aäeoöuūüy])i([au])")
# Alphabets proposed since 2017 also used acute accents (á ǵ ń ó ú ý), ţ-like cedillas and ŋ.
_OLDER = str.maketrans("áǵńóúýŋçě", "ägñöüuñче")
_LATIN = re.compile(r"[a-zäəéğıñöşūüúáǵńóýŋçě]+")


def is_latin(word: str) -> bool:
    """Tell whether a lower-case word is written in Latin letters alone."""
    return bool(_LATIN.fullmatch(word))


def to_cyrillic(word: str) -> str:
    """Turn a lower-case Latin word into folded Kazakh Cyrillic."""
    modern = bool(_LETTER_OF_2021.search(word))
    word = _CH_AT_THE_BEGINNING.sub("ч", _TURKISH_Y.sub("y", word.translate(_OLDER)))
    word = _IOTATED.sub(lambda match: {"a": "я", "u": "ю"}[match[1]], word)
    # y stands for й after a vowel (bayqau) and for ы elsewhere (qyzmet).
    word = _Y_AFTER_VOWEL.sub("i", word)
    pieces = (_PIECE_OF_2021 if modern else _PIECE).findall(word)
    return "".join(_SEVERAL.get(piece) or _ONE.get(piece, piece) for piece in pieces)
