"""Look-alikes of the other alphabet, and letters over and over."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.orthography.letters import mend

TEXTS = st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіabcdefghijklmnopqrstuvwxyzə 01!?-", max_size=60)
CYRILLIC, LATIN = re.compile("[а-яёәғқңөұүһі]"), re.compile("[a-zə]")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cот", "сот"),
        ("кoмпания", "компания"),
        ("opган", "орган"),
        ("зaң", "заң"),
        ("жиhаз", "жиһаз"),
        ("қoлдaнyшы", "қолданушы"),
        ("aсm", "асм"),
        ("рrice", "price"),
        ("lаw", "law"),
        ("соdе", "code"),
        ("штрааааф", "штрааф"),
        ("сәлееееем", "сәлеем"),
        ("heyyyyy", "heyy"),
        ("аaа", "аа"),
        ("cooooт", "соот"),
    ],
)
def test_a_word_is_mended(typed: str, meant: str) -> None:
    assert mend(typed) == meant


@pytest.mark.parametrize(
    "text", ["ии-bot", "чатgpt", "gpt қолдану", "сот", "law", "ссылка", "шифррау", "2000000", "!!!", "", "закон 21-бап"]
)
def test_what_needs_no_mending_stays(text: str) -> None:
    assert mend(text) == text


@given(TEXTS)
def test_mending_twice_changes_nothing(text: str) -> None:
    assert mend(mend(text)) == mend(text)


@given(TEXTS)
def test_no_letter_stands_more_than_twice_in_a_row(text: str) -> None:
    assert not re.search(r"([^\W\d_])\1\1", mend(text))


@given(st.text("аеорсухктәіaeopcyxktəiбдлшңғ", min_size=1, max_size=12))
def test_a_cyrillic_word_with_look_alikes_becomes_all_cyrillic(word: str) -> None:
    mended = mend(word)
    assert not (CYRILLIC.search(mended) and LATIN.search(mended))


@given(TEXTS)
def test_spaces_digits_and_marks_stay(text: str) -> None:
    assert re.sub(r"[^\W\d_]", "", mend(text)) == re.sub(r"[^\W\d_]", "", text)


@given(st.text(max_size=100))
def test_any_text_can_be_mended(text: str) -> None:
    mend(text)
