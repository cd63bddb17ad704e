"""Text features for the intent model: stems, pairs of stems and pieces of words of the normal form."""

from collections import Counter
from functools import lru_cache
from typing import List, Tuple

import snowballstemmer

from bot.law.search import kazakh
from bot.orthography.folding import fold

#: Lengths of the pieces of words. Kazakh stacks suffixes on a stem, so pieces matter more than whole words.
_PIECES = (3, 4)

_RUSSIAN = snowballstemmer.stemmer("russian")
_ENGLISH = snowballstemmer.stemmer("english")


def features(text: str) -> "Counter[str]":
    """Count the features of a text. The first character tells the kind: ``s`` stem, ``t`` two stems, ``c`` piece."""
    words = fold(text).split()
    stems = [_stems(word) for word in words]
    found = Counter("s" + stem for alternatives in stems for stem in alternatives)
    found.update(f"t{first[-1]} {second[-1]}" for first, second in zip(stems, stems[1:]))
    for word in words:
        found.update(_pieces(word))
    return found


@lru_cache(maxsize=65_536)
def _stems(word: str) -> Tuple[str, ...]:
    """The stem; a Cyrillic word may be Russian or Kazakh, so it has two where they differ."""
    if word.isascii():
        return (str(_ENGLISH.stemWord(word)),)
    russian, kazakh_stem = str(_RUSSIAN.stemWord(word)), kazakh.stem(word)
    return (russian,) if russian == kazakh_stem else (russian, kazakh_stem)


@lru_cache(maxsize=65_536)
def _pieces(word: str) -> List[str]:
    padded = f" {word} "
    return ["c" + padded[at : at + length] for length in _PIECES for at in range(len(padded) - length + 1)]
