"""Words that are not in the index, mended: the nearest word one or two slips of the finger away."""

from functools import lru_cache
from typing import Dict, List, Mapping, Optional, Sequence, Tuple

import numpy as np
import numpy.typing as npt

#: A shorter word has too many neighbours to guess.
SHORTEST = 5
#: From this length on, two slips are mended.
_TWO_SLIPS_FROM = 8

_Bits = npt.NDArray[np.uint64]


class Speller:
    """Finds the nearest of the words there are.

    Every word is kept as two sets of 64 bits, of its letters and of its pairs of neighbouring letters. A slip changes
    few of them, so nearly all words are ruled out at once, and distances are computed for the rest alone.
    """

    def __init__(self, counts: Mapping[str, int]) -> None:
        """Take the words there are, and how often each occurs."""
        self._words = [word for word in counts if len(word) >= SHORTEST - 1 and not word.isdigit()]
        self._counts = [counts[word] for word in self._words]
        self._lengths = np.array([len(word) for word in self._words], dtype=np.int64)
        self._letters = np.array([_bits(word) for word in self._words], dtype=np.uint64)
        self._pairs = np.array([_bits(_pairs(word)) for word in self._words], dtype=np.uint64)
        self.nearest = lru_cache(maxsize=4096)(self._nearest)

    def _nearest(self, word: str) -> Optional[str]:
        """The word nearest to one that is none, or ``None``; of several, the one in most use."""
        if len(word) < SHORTEST or word.isdigit() or not self._words:
            return None
        slips = 2 if len(word) >= _TWO_SLIPS_FROM else 1
        near = np.abs(self._lengths - len(word)) <= slips
        # A slip takes away up to one letter and two pairs, and brings as many (three pairs when two letters swap).
        near &= _count(self._letters ^ np.uint64(_bits(word))) <= 2 * slips
        near &= _count(self._pairs ^ np.uint64(_bits(_pairs(word)))) <= 6 * slips
        best: Optional[Tuple[int, bool, int, str]] = None
        for number in np.flatnonzero(near):
            distance = slips_between(word, self._words[number], slips)
            if distance <= slips:
                # People seldom get the first letter wrong.
                key = (distance, word[0] != self._words[number][0], -self._counts[number], self._words[number])
                best = min(best, key) if best else key
        return best[3] if best else None


def slips_between(one: str, other: str, limit: int) -> int:
    """How many letters are missing, too many, wrong, or swapped with their neighbour; above ``limit`` just more."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: List[int] = []
    previous = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        current = [row]
        for column, other_letter in enumerate(other, start=1):
            cost = min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + (letter != other_letter))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == other_letter:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        if min(current) > limit:
            return limit + 1
        before, previous = previous, current
    return previous[-1]


def _pairs(word: str) -> List[str]:
    return [word[place : place + 2] for place in range(len(word) - 1)]


_BIT: Dict[str, int] = {}


def _bits(pieces: Sequence[str]) -> int:
    found = 0
    for piece in pieces:
        # Not hash(): that differs from process to process.
        bit = _BIT.get(piece)
        if bit is None:
            bit = _BIT[piece] = sum(ord(letter) * weight for letter, weight in zip(piece, (1, 31))) % 64
        found |= 1 << bit
    return found


def _count(bits: _Bits) -> _Bits:
    """The number of bits set in each element."""
    bits = bits - ((bits >> np.uint64(1)) & np.uint64(0x5555555555555555))
    bits = (bits & np.uint64(0x3333333333333333)) + ((bits >> np.uint64(2)) & np.uint64(0x3333333333333333))
    bits = (bits + (bits >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    counted: _Bits = (bits * np.uint64(0x0101010101010101)) >> np.uint64(56)
    return counted
