"""What the intent model's ranking says about a message, and how probable it makes the best intent.

A support vector machine ranks well but gives no honest probabilities. A logistic regression over a few facts about the
ranking turns them into the probability that the best intent is right; ``quqyq calibrate`` fits it on questions that no
training file holds.
"""

import math
from dataclasses import dataclass
from typing import List, Mapping, Sequence

from bot.nlu.families import CRISIS, OUTSIDE, family
from bot.nlu.linear_model import Ranked
from bot.nlu.normal_form import Reading
from bot.nlu.subject import names_intelligence, names_program

#: The facts, in the order of :meth:`Evidence.facts`.
FACTS = (
    "margin",
    "lead",
    "lead_over_outside",
    "log_share",
    "outside",
    "known",
    "mended",
    "log_words",
    "intelligence",
    "program",
)


@dataclass(frozen=True)
class Evidence:
    """A ranking seen as a whole.

    Margins are distances from the model's decision planes, shares are probabilities by softmax (0 to 1).
    """

    #: The best intent that is ours.
    best: str
    margin: float
    #: Over the best intent of ours that would give another answer.
    lead: float
    #: Over the best of those that are not ours.
    lead_over_outside: float
    share: float
    #: Share of all that is not ours, and of the crises.
    outside: float
    crisis: float
    #: Share of the words that are known, mended ones among them; and of those mended.
    known: float
    mended: float
    words: int
    #: Whether artificial intelligence is named, or at least some program.
    intelligence: bool
    program: bool

    def facts(self) -> List[float]:
        """The facts as numbers, in the order of :data:`FACTS`."""
        return [
            self.margin,
            self.lead,
            self.lead_over_outside,
            math.log(self.share + 1e-6),
            self.outside,
            self.known,
            self.mended,
            math.log(self.words + 1),
            float(self.intelligence),
            float(self.program),
        ]

    def probability(self, weights: Mapping[str, float]) -> float:
        """The probability that the best intent is right, by the weights that ``quqyq calibrate`` found."""
        score = weights["bias"] + sum(weights[name] * fact for name, fact in zip(FACTS, self.facts()))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def weigh(ranked: Sequence[Ranked], reading: Reading, articles: Mapping[str, str]) -> Evidence:
    """Look at a ranking as a whole.

    Args:
        ranked: all intents, the best first.
        reading: the message in its normal form.
        articles: the article that each topic's answer rests on, by intent.
    """
    ours = [entry for entry in ranked if entry.name not in OUTSIDE and entry.name not in CRISIS]
    strangers = [entry for entry in ranked if entry.name in OUTSIDE]
    best = ours[0]
    own = family(best.name, articles)
    other = next((entry.margin for entry in ours if family(entry.name, articles) != own), best.margin)
    return Evidence(
        best=best.name,
        margin=best.margin,
        lead=best.margin - other,
        lead_over_outside=best.margin - max((entry.margin for entry in strangers), default=best.margin),
        share=best.share,
        outside=sum(entry.share for entry in strangers),
        crisis=sum(entry.share for entry in ranked if entry.name in CRISIS),
        known=reading.known + reading.mended,
        mended=reading.mended,
        words=len(reading.text.split()),
        intelligence=names_intelligence(reading.text),
        program=names_program(reading.text),
    )
