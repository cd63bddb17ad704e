"""What a ranking says as a whole, and how probable it makes the best intent."""

from typing import Dict, List, Tuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.evidence import FACTS, Evidence, weigh
from bot.nlu.families import CRISIS, OUTSIDE, family
from bot.nlu.linear_model import Ranked
from bot.nlu.normal_form import Reading

#: Two topics on the same article, and one on another.
ARTICLES = {"rights_refuse_ai": "kz-ai 16", "rights_objection": "kz-ai 16", "liability_who_pays": "kz-ai 21"}
READING = Reading("нейросеть отказала в кредите", 0.5, 0.25)
ZERO = {"bias": 0.0, **dict.fromkeys(FACTS, 0.0)}


def ranked(*entries: Tuple[str, float, float]) -> List[Ranked]:
    return [Ranked(*entry) for entry in entries]


def evidence(*entries: Tuple[str, float, float], reading: Reading = READING) -> Evidence:
    return weigh(ranked(*entries), reading, ARTICLES)


@pytest.mark.parametrize(
    ("intent", "expected"),
    [
        ("rights_refuse_ai", "kz-ai 16"),
        ("rights_objection", "kz-ai 16"),
        ("liability_who_pays", "kz-ai 21"),
        ("greet", "greet"),
        ("off_topic", "outside"),
        ("other_country", "outside"),
        ("crisis_child", "crisis"),
    ],
)
def test_families(intent: str, expected: str) -> None:
    assert family(intent, ARTICLES) == expected


def test_the_best_of_ours_is_taken() -> None:
    found = evidence(
        ("off_topic", 0.5, 0.9), ("crisis_child", 0.2, 0.5), ("rights_refuse_ai", 0.2, 0.4), ("greet", 0.1, 0.0)
    )
    assert found.best == "rights_refuse_ai"
    assert (found.margin, found.share) == (0.4, 0.2)


def test_the_lead_is_over_the_best_of_another_family() -> None:
    found = evidence(
        ("rights_refuse_ai", 0.4, 0.9),
        ("rights_objection", 0.3, 0.8),
        ("liability_who_pays", 0.2, 0.3),
        ("greet", 0.1, 0.0),
    )
    assert found.lead == pytest.approx(0.6)


def test_there_is_no_lead_over_nobody() -> None:
    found = evidence(("rights_refuse_ai", 0.6, 0.9), ("rights_objection", 0.4, 0.8))
    assert (found.lead, found.lead_over_outside) == (0.0, 0.0)


def test_the_lead_over_what_is_not_ours_may_be_negative() -> None:
    found = evidence(("off_topic", 0.6, 0.9), ("rights_refuse_ai", 0.3, 0.5), ("insult", 0.1, 0.1))
    assert found.lead_over_outside == pytest.approx(-0.4)
    assert found.outside == pytest.approx(0.7)


def test_crises_are_summed_and_are_not_outside() -> None:
    found = evidence(
        ("rights_refuse_ai", 0.5, 0.5),
        ("crisis_child", 0.2, 0.1),
        ("crisis_self_harm", 0.2, 0.1),
        ("off_topic", 0.1, 0.0),
    )
    assert found.crisis == pytest.approx(0.4)
    assert found.outside == pytest.approx(0.1)


def test_mended_words_are_known_ones_too() -> None:
    found = evidence(("greet", 1.0, 1.0))
    assert (found.known, found.mended, found.words) == (0.75, 0.25, 4)


@pytest.mark.parametrize(
    ("text", "intelligence", "program"),
    [
        ("нейросеть отказала", True, False),
        ("программа отказала", False, True),
        ("жасанды интеллект жүйесі", True, True),
        ("artificial intelligence", True, False),
        ("сосед шумит", False, False),
    ],
)
def test_what_is_spoken_of_is_seen(text: str, intelligence: bool, program: bool) -> None:
    found = evidence(("greet", 1.0, 1.0), reading=Reading(text, 1.0, 0.0))
    assert (found.intelligence, found.program) == (intelligence, program)


def test_facts_are_in_the_order_of_their_names() -> None:
    found = evidence(("rights_refuse_ai", 0.5, 0.7), ("off_topic", 0.3, 0.2), ("greet", 0.2, 0.1))
    facts = dict(zip(FACTS, found.facts()))
    assert len(found.facts()) == len(FACTS)
    assert facts["margin"] == found.margin
    assert facts["lead"] == found.lead
    assert facts["lead_over_outside"] == found.lead_over_outside
    assert facts["outside"] == found.outside
    assert facts["known"] == found.known
    assert facts["mended"] == found.mended
    assert (facts["intelligence"], facts["program"]) == (1.0, 0.0)
    assert facts["log_share"] < 0 < facts["log_words"]


def test_without_weights_it_is_as_probable_as_not() -> None:
    assert evidence(("greet", 1.0, 1.0)).probability(ZERO) == 0.5


@pytest.mark.parametrize("fact", ["lead", "known", "intelligence", "log_words"])
def test_a_fact_in_favour_makes_it_more_probable(fact: str) -> None:
    found = evidence(("rights_refuse_ai", 0.5, 0.7), ("greet", 0.2, 0.1))
    assert found.probability({**ZERO, fact: 1.0}) > 0.5 > found.probability({**ZERO, fact: -1.0})


def test_a_lead_makes_it_more_probable() -> None:
    weights = {**ZERO, "lead": 3.0}
    narrow = evidence(("rights_refuse_ai", 0.5, 0.7), ("greet", 0.4, 0.6)).probability(weights)
    wide = evidence(("rights_refuse_ai", 0.5, 0.7), ("greet", 0.1, -0.6)).probability(weights)
    assert narrow < wide


NAMES = sorted({*ARTICLES, "greet", *OUTSIDE, *CRISIS})
RANKINGS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.floats(0, 1), st.floats(-3, 3)),
    min_size=1,
    max_size=8,
    unique_by=lambda e: e[0],
).map(lambda entries: sorted([*entries, ("thanks", 0.0, -4.0)], key=lambda entry: -entry[2]))
WEIGHTS = st.fixed_dictionaries({name: st.floats(-100, 100) for name in ZERO})


@given(RANKINGS, WEIGHTS)
def test_a_probability_is_one_whatever_the_weights(
    entries: List[Tuple[str, float, float]], weights: Dict[str, float]
) -> None:
    found = evidence(*entries)
    assert 0 < found.probability(weights) < 1
    assert found.lead >= 0
    assert found.best not in OUTSIDE | CRISIS


@given(RANKINGS)
def test_facts_say_nothing_of_the_order_of_names(entries: List[Tuple[str, float, float]]) -> None:
    assert evidence(*entries) == weigh(ranked(*entries), READING, dict(reversed(list(ARTICLES.items()))))
