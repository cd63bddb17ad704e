"""What is left of a word when everything is taken away that people write in more than one way.

Two spellings of a word have the same skeleton: with and without soft signs, ы or и, э or е, ц or тс, double letters or
single ones, or spelt with Kazakh letters or without. It is for finding a known word, never for showing.
"""

import re
from typing import Dict, Iterable, Mapping

_SAME = str.maketrans({"ё": "е", "э": "е", "ы": "и", "й": "и", "щ": "ш", "ь": "", "ъ": ""})
_KAZAKH = str.maketrans("әғқңөұүһі", "агкноуухи")
_TWICE = re.compile(r"(.)\1+")


def skeleton(word: str) -> str:
    """The skeleton of a lower-case Cyrillic word."""
    single = _TWICE.sub(r"\1", word.translate(_KAZAKH).translate(_SAME))
    # After that: цц is ц once, too.
    return _TWICE.sub(r"\1", single.replace("ц", "тс"))


def by_skeleton(counts: Mapping[str, int]) -> Dict[str, str]:
    """The known words by their skeletons; of several with the same, the one in most use."""
    found: Dict[str, str] = {}
    for word in _in_order_of_use(counts):
        found.setdefault(skeleton(word), word)
    return found


def _in_order_of_use(counts: Mapping[str, int]) -> Iterable[str]:
    return sorted(counts, key=lambda word: (-counts[word], word))
