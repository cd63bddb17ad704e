"""What is left of a word when everything people spell in more than one way is taken away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.orthography.folding import KEYBOARD, fold
from bot.orthography.skeleton import by_skeleton, skeleton

WORDS = st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі", max_size=20)


@pytest.mark.parametrize(
    "spellings",
    [
        "объект обект обьект",
        "решение решенийе решэние",
        "шешім шешим шешым шешыим",
        "ещё еще ещьё",
        "пицца пица питса",
        "интеллект интелект ынтеллект",
        "цена тсена",
        "щётка шетка щетка",
        "құқық кукык кукик куккик",
        "нейросеть неиросет нейросет",
        "айыппұл айыпул аиппул",
        "коммерция комерция",
    ],
)
def test_spellings_of_a_word_meet(spellings: str) -> None:
    assert len({skeleton(spelling) for spelling in spellings.split()}) == 1


@pytest.mark.parametrize("words", ["суд сот сет", "право правда", "заң сан", "штраф штат", "вред вера"])
def test_words_stay_apart(words: str) -> None:
    assert len({skeleton(word) for word in words.split()}) == len(words.split())


@given(WORDS)
def test_a_skeleton_is_its_own(word: str) -> None:
    assert skeleton(skeleton(word)) == skeleton(word)


@given(WORDS)
def test_kazakh_letters_make_no_difference(word: str) -> None:
    assert skeleton(word) == skeleton(word.translate(KEYBOARD)) == skeleton(fold(word))


@given(WORDS, st.integers(min_value=0, max_value=20))
def test_double_letters_and_soft_signs_make_no_difference(word: str, place: int) -> None:
    doubled = word[:place] + word[place : place + 1] * 2 + word[place + 1 :]
    assert skeleton(doubled) == skeleton(word)
    assert skeleton(word + "ь") == skeleton(word)


def test_of_words_with_one_skeleton_the_one_in_most_use_is_found() -> None:
    assert by_skeleton({"обект": 1, "объект": 5, "сот": 2}) == {"обект": "объект", "сот": "сот"}


def test_of_words_in_equal_use_always_the_same_one_is_found() -> None:
    assert by_skeleton({"шешим": 3, "шешым": 3}) == by_skeleton({"шешым": 3, "шешим": 3}) == {"шешим": "шешим"}


def test_no_words_have_no_skeletons() -> None:
    assert by_skeleton({}) == {}


@given(st.dictionaries(WORDS, st.integers(min_value=1, max_value=9)))
def test_every_word_is_found_or_one_spelt_alike(counts: dict) -> None:
    found = by_skeleton(counts)
    for word, count in counts.items():
        assert skeleton(found[skeleton(word)]) == skeleton(word)
        assert counts[found[skeleton(word)]] >= count
