"""BM25F: how much each word of a passage speaks for it. Computed once, when an index is built.

A word counts by the field it stands in, each field's count is set against the field's usual length, and the sum is
damped as in BM25 (Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009, section 3.6). What does not depend
on the query is stored, so a score is a sum of stored numbers, and both engines give the same.
"""

import math
from collections import Counter
from dataclasses import dataclass
from typing import Dict, Iterator, List, Sequence, Tuple

import numpy as np

from bot.languages import Language
from bot.law.search.analysis import Analyser
from bot.law.search.passages import FIELDS, Passage

#: Weight of a field, and how far its length is set against the usual one (0: not at all, 1: fully).
FIELD_WEIGHTS: Dict[str, Tuple[float, float]] = {
    "act": (0.5, 0.0),
    "heading": (2.5, 0.5),
    "gist": (1.0, 0.6),
    "title": (3.0, 0.3),
    "questions": (0.6, 0.7),
    "answer": (0.4, 0.6),
}
_SATURATION = 1.2

#: A stored passage: terms and what each is worth.
STORED = np.dtype([("term", "<u4"), ("worth", "<f4")])


@dataclass(frozen=True)
class Vocabulary:
    """The terms of a language by number, and in how many passages each stands."""

    terms: List[str]
    counts: List[int]
    #: The words of the passages before stemming, folded, each with the number of its term: to mend typing errors by.
    words: List[Tuple[str, int]]

    def numbers(self) -> Dict[str, int]:
        """The number of each term."""
        return {term: number for number, term in enumerate(self.terms)}


@dataclass(frozen=True)
class Weighted:
    """A passage as it is stored: its terms, and the same with their worth."""

    terms: List[str]
    stored: bytes


def weigh(
    everything: Sequence[Passage], language: Language, analyser: Analyser
) -> Tuple[Vocabulary, Iterator[Weighted]]:
    """Weigh every word of every passage; the passages come in order."""
    counted = [
        {field: Counter(analyser.terms(text)) for field, text in passage.texts[language].items() if text}
        for passage in everything
    ]
    lengths: Dict[str, List[int]] = {field: [] for field in FIELDS}
    spread: Counter[str] = Counter()
    for fields in counted:
        spread.update(set().union(*fields.values()))
        for field, counts in fields.items():
            lengths[field].append(sum(counts.values()))
    usual = {field: max(1.0, sum(values) / len(values)) if values else 1.0 for field, values in lengths.items()}
    terms = sorted(spread)
    numbers = {term: number for number, term in enumerate(terms)}
    rarity = {term: rarity_of(spread[term], len(everything)) for term in terms}

    def stored() -> Iterator[Weighted]:
        for fields in counted:
            mass: Dict[str, float] = {}
            for field, counts in fields.items():
                weight, slope = FIELD_WEIGHTS[field]
                scale = weight / (1 - slope + slope * sum(counts.values()) / usual[field])
                for term, count in counts.items():
                    mass[term] = mass.get(term, 0.0) + scale * count
            rows = [
                (numbers[term], rarity[term] * value * (_SATURATION + 1) / (_SATURATION + value))
                for term, value in mass.items()
            ]
            yield Weighted(list(mass), np.array(rows, dtype=STORED).tobytes())

    words = sorted((word, numbers[term]) for word, term in analyser.seen.items() if term in numbers)
    return Vocabulary(terms, [spread[term] for term in terms], words), stored()


def rarity_of(count: int, total: int) -> float:
    """The weight of a term that stands in ``count`` of ``total`` passages (BM25's inverse document frequency)."""
    return math.log(1 + (total - count + 0.5) / (count + 0.5))
