"""The intent model: fits, ranks, is written and read without pickle."""

import json
from pathlib import Path
from typing import List, Tuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.linear_model import LinearModel, Ranked
from bot.orthography.folding import KEYBOARD

EXAMPLES: List[Tuple[str, str]] = [
    ("Кто заплатит за вред?", "harm"),
    ("кто возместит ущерб от робота", "harm"),
    ("Зиянды кім өтейді?", "harm"),
    ("who pays for the damage", "harm"),
    ("Чья картинка от нейросети?", "owner"),
    ("кому принадлежит рисунок", "owner"),
    ("Сурет кімдікі?", "owner"),
    ("who owns the picture", "owner"),
    ("привет", "greet"),
    ("сәлем", "greet"),
    ("hello there", "greet"),
]


def fit() -> LinearModel:
    texts, labels = zip(*EXAMPLES)
    return LinearModel.fit(texts, labels, strength=1.0, sharpness=4.0, seed=17)


@pytest.fixture(scope="module")
def fitted() -> LinearModel:
    return fit()


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("кто возместит вред", "harm"),
        ("зиянды ким отейди", "harm"),
        ("WHO OWNS the picture?", "owner"),
        ("сурет кимдики", "owner"),
        ("салем", "greet"),
    ],
)
def test_it_ranks_the_right_intent_first_in_each_language(fitted: LinearModel, text: str, label: str) -> None:
    assert fitted.rank(text)[0].name == label


def test_every_training_question_is_ranked_right(fitted: LinearModel) -> None:
    assert [fitted.rank(text)[0].name for text, _ in EXAMPLES] == [label for _, label in EXAMPLES]


def assert_is_a_ranking(ranking: List[Ranked]) -> None:
    assert sorted(entry.name for entry in ranking) == ["greet", "harm", "owner"]
    assert sum(entry.share for entry in ranking) == pytest.approx(1.0, abs=1e-5)
    assert [entry.share for entry in ranking] == sorted((entry.share for entry in ranking), reverse=True)
    assert [entry.margin for entry in ranking] == sorted((entry.margin for entry in ranking), reverse=True)
    assert all(0 <= entry.share <= 1 for entry in ranking)


@given(st.text(max_size=80) | st.sampled_from([text for text, _ in EXAMPLES]))
def test_any_text_gets_a_whole_ranking_by_share_and_margin(fitted: LinearModel, text: str) -> None:
    assert_is_a_ranking(fitted.rank(text))


@given(st.sampled_from([text for text, _ in EXAMPLES]))
def test_case_marks_and_the_keyboard_make_no_difference(fitted: LinearModel, text: str) -> None:
    ranking = fitted.rank(text)
    assert fitted.rank(f"  «{text.upper()}»!! ") == ranking
    assert fitted.rank(text.lower().translate(KEYBOARD)) == ranking


def test_a_sharper_model_is_surer_and_ranks_the_same() -> None:
    texts, labels = zip(*EXAMPLES)
    blunt, sharp = (
        LinearModel.fit(texts, labels, strength=1.0, sharpness=sharpness, seed=17) for sharpness in (1.0, 8.0)
    )
    assert sharp.rank("кто возместит вред")[0].share > blunt.rank("кто возместит вред")[0].share
    assert [(entry.name, entry.margin) for entry in sharp.rank("сурет")] == [
        (entry.name, entry.margin) for entry in blunt.rank("сурет")
    ]


def test_what_it_never_saw_says_nothing(fitted: LinearModel) -> None:
    nothing = fitted.rank("")
    assert fitted.rank("12345 67890") == fitted.rank("😀") == fitted.rank("xyzzy plugh") == nothing
    assert nothing[0].share < 0.6


def test_words_it_never_saw_are_left_out(fitted: LinearModel) -> None:
    alone, beside = fitted.rank("сәлем")[0], fitted.rank("сәлем xyzzy")[0]
    assert (beside.name, beside.share) == (alone.name, pytest.approx(alone.share, abs=0.05))


def test_it_is_the_same_after_being_written_and_read(fitted: LinearModel, tmp_path: Path) -> None:
    fitted.save(tmp_path)
    loaded = LinearModel.load(tmp_path)
    for text in [*(text for text, _ in EXAMPLES), "совсем другое", "", "🤖 21"]:
        assert loaded.rank(text) == fitted.rank(text)


def test_two_fits_are_the_same(fitted: LinearModel) -> None:
    assert fit().rank("кто возместит вред") == fitted.rank("кто возместит вред")


def test_a_model_with_code_inside_is_not_read(fitted: LinearModel, tmp_path: Path) -> None:
    import numpy

    fitted.save(tmp_path)
    numpy.savez(
        tmp_path / "model.npz", idf=numpy.array([{"a": 1}], dtype=object), weights=fitted.weights, biases=fitted.biases
    )
    with pytest.raises(ValueError):
        LinearModel.load(tmp_path)


def test_names_are_plain_json(fitted: LinearModel, tmp_path: Path) -> None:
    fitted.save(tmp_path)
    names = json.loads((tmp_path / "names.json").read_text(encoding="utf-8"))
    assert names["labels"] == ["greet", "harm", "owner"]
    assert names["vocabulary"] == list(fitted.vocabulary)
