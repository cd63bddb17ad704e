"""The normal form in which questions are compared: what people mean, whatever keyboard they had.

Kazakh is often typed without the nine letters that a Russian keyboard lacks (``калай`` for ``қалай``), so both are
folded to the same letters. The fold is for matching only: what people wrote is never shown back in this form.
"""

import re
import unicodedata

#: Kazakh letters and what people type instead of them on a Russian keyboard.
KEYBOARD = str.maketrans("әғқңөұүһі", "агкноуухи")

_FOLD = str.maketrans("әғқңөұүһіё", "агкноуухие")
_WORD = re.compile(r"[^\W_]+", re.UNICODE)


def fold_letters(text: str) -> str:
    """Fold Kazakh letters and ё in a lower-case text."""
    return text.translate(_FOLD)


def fold(text: str) -> str:
    """Lower-case, compose, fold Kazakh letters and ё, and keep only words separated by one space."""
    lowered = unicodedata.normalize("NFKC", text).lower()
    return " ".join(_WORD.findall(fold_letters(lowered)))
