"""The normal form: what people mean, whatever keyboard they had."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.orthography.folding import KEYBOARD, fold

TEXTS = st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі ABCxyz0129.,!?-«»", max_size=60)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Қалай шағым беремін?", "калай шагым беремин"),
        ("ӘҒҚҢӨҰҮҺІ", "агкноуухи"),
        ("Ещё раз", "еще раз"),
        ("  Чат-бот —  это… что?! ", "чат бот это что"),
        ("ＡＩ ｌａｗ", "ai law"),
        ("й", "и\u0306"),
        ("snake_case", "snake case"),
        ("", ""),
        ("!?…😀", ""),
    ],
)
def test_texts_that_mean_the_same_have_the_same_normal_form(first: str, second: str) -> None:
    assert fold(first) == fold(second)


def test_different_words_stay_different() -> None:
    assert fold("заң") != fold("зан бар")
    assert fold("статья 21") != fold("статья 22")


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_a_keyboard_without_kazakh_letters_makes_no_difference(text: str) -> None:
    assert fold(text.lower().translate(KEYBOARD)) == fold(text)


@given(TEXTS)
def test_case_and_surrounding_marks_make_no_difference(text: str) -> None:
    assert fold(f" «{text.upper()}»! ") == fold(text)
