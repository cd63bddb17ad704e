"""The measures: shares with bootstrap intervals, reciprocal rank, F2."""

import random
from dataclasses import dataclass
from typing import Collection, List, Sequence

_SAMPLES = 1000
_SEED = 17


@dataclass(frozen=True)
class Interval:
    """A share with the 95 % interval that resampling the questions gives; all from 0 to 1."""

    share: float
    low: float
    high: float

    @classmethod
    def of(cls, right: Sequence[bool]) -> "Interval":
        """Resample with a fixed seed, so that the same outcomes give the same interval."""
        source = random.Random(_SEED)  # noqa: S311 resampling, no secret
        shares = sorted(mean(source.choices(right, k=len(right))) for _ in range(_SAMPLES))
        return cls(mean(right), shares[int(0.025 * _SAMPLES)], shares[int(0.975 * _SAMPLES)])

    def __str__(self) -> str:
        return f"{100 * self.share:.1f} % ({100 * self.low:.0f}–{100 * self.high:.0f})"


def mean(values: Sequence[float]) -> float:
    """The mean; 0 of nothing."""
    return sum(values) / len(values) if values else 0.0


def share(right: Sequence[bool]) -> str:
    """A share as text, or a dash where there is nothing to share."""
    return f"{100 * mean(right):.1f} %" if right else "–"


def reciprocal_rank(found: List[str], right: Collection[str]) -> float:
    """One over the place of the first right one; 0 where there is none."""
    return next((1 / place for place, entry in enumerate(found, start=1) if entry in right), 0.0)


def f2(found: Collection[str], right: Collection[str]) -> float:
    """F-measure that weighs recall twice as much as precision; 0 where nothing right was found."""
    hits = len(set(found) & set(right))
    if not hits:
        return 0.0
    precision, recall = hits / len(set(found)), hits / len(set(right))
    return 5 * precision * recall / (4 * precision + recall)
