"""The intent model: fits, ranks, is written and read without pickle."""

import json
from pathlib import Path
from typing import List, Tuple

import pytest

from bot.nlu.linear_model import LinearModel

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
    ranking, _ = fitted.rank(text)
    assert ranking[0][0] == label
    assert sorted(name for name, _ in ranking) == ["greet", "harm", "owner"]
    assert sum(probability for _, probability in ranking) == pytest.approx(1.0, abs=1e-5)
    assert [p for _, p in ranking] == sorted((p for _, p in ranking), reverse=True)


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


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("кому принадлежит рисунок", 1.0),
        ("кому принадлежит xyzzy", 2 / 3),
        ("xyzzy plugh", 0.0),
        ("😀", 0.0),
        ("", 0.0),
    ],
)
def test_it_tells_how_many_of_the_words_it_has_seen(fitted: LinearModel, text: str, share: float) -> None:
    _, known = fitted.rank(text)
    assert known == pytest.approx(share)


def test_a_text_it_knows_nothing_of_gets_no_confident_intent(fitted: LinearModel) -> None:
    ranking, known = fitted.rank("12345 67890")
    assert known == 0.0
    assert ranking[0][1] - ranking[1][1] < 0.5
