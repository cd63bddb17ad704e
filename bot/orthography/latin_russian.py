"""Russian in Latin letters, as people type it in chats, turned into Cyrillic: ``kto otvechaet za vred``.

Habits differ (``ya`` and ``ia``, ``zh`` and ``j``, ``4`` for ch), soft signs are mostly left out, so the result is near
the Russian spelling, not always equal to it: what compares it with words must forgive as much (:mod:`.skeleton`).
"""

import re

_SEVERAL = {
    "shch": "щ",
    "sch": "щ",
    "sh": "ш",
    "ch": "ч",
    "zh": "ж",
    "kh": "х",
    "ck": "к",
    "ts": "ц",
    "ya": "я",
    "ia": "я",
    "ja": "я",
    "yu": "ю",
    "iu": "ю",
    "ju": "ю",
    "yo": "е",
    "jo": "е",
    "ye": "е",
    "4": "ч",
    "6": "ш",
}
_ONE = dict(zip("abcdefghijklmnopqrstuvwxyz", "абцдефгхижклмнопкрстуввхыз"))
_PIECE = re.compile("|".join(_SEVERAL) + "|.", re.DOTALL)
_SIGNS = re.compile("['’ʼ`]")
# Rules of position, before letters are replaced one by one.
_RULES = (
    # нравится, а не нравиця
    (re.compile(r"ts(?=ya|ia|ja)"), "тс"),
    # жалоба and журнал, but юрист and я
    (re.compile(r"\bja(?=l)"), "жа"),
    (re.compile(r"\bju(?=rn)"), "жу"),
    # данные; but объект, здоровье is rarer
    (re.compile(r"(?<=[bdfghklmnpqrstvz])ye\b"), "ые"),
    # решения: the first of two vowels stays
    (re.compile(r"i(?=ya|yu|ye|ja|ju)"), "и"),
    # новый, синий, нейросетей; й before a consonant: война
    (re.compile(r"yy\b|yi\b|iy\b|ij\b|ii\b"), lambda match: "ый" if match[0][0] == "y" else "ий"),
    (re.compile(r"(?<=[aeouy])[iyj](?![aeiouy])"), "й"),
    (re.compile(r"(?<=[aeouy])[iyj]\b"), "й"),
    (re.compile(r"c(?=[eiy])"), "ц"),
    (re.compile(r"c(?!h|k)"), "к"),
    # это, экран, электронный; but его, если, Европа
    (re.compile(r"\be(?=t|k|l|p)"), "э"),
    (re.compile(r"x(?=[tp])"), "кс"),
)


def to_cyrillic(word: str) -> str:
    """Turn a lower-case word in Latin letters into Russian Cyrillic."""
    word = _SIGNS.sub("", word)
    for pattern, replacement in _RULES:
        word = pattern.sub(replacement, word)
    return "".join(_SEVERAL.get(piece) or _ONE.get(piece, piece) for piece in _PIECE.findall(word))
