"""Kazakh typed in Latin letters, read as folded Cyrillic: the alphabets of 2017 to 2021, and plain ASCII."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.orthography.folding import fold
from bot.orthography.latin_kazakh import is_latin, to_cyrillic
from bot.orthography.skeleton import skeleton

LATIN = st.text("abcdefghijklmnopqrstuvwxyzäəéğıñöşūüúáǵńóýŋçě", max_size=20)


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        # 2021
        ("qūqyq", "құқық"),
        ("jasandy", "жасанды"),
        ("şeşım", "шешім"),
        ("aiyppūl", "айыппұл"),
        ("bailanys", "байланыс"),
        ("zañ", "заң"),
        ("jüie", "жүйе"),
        ("qyzmet", "қызмет"),
        ("tyiym", "тыйым"),
        ("jügıngen", "жүгінген"),
        ("teñge", "теңге"),
        ("aitşy", "айтшы"),
        ("tşatbot", "чатбот"),
        ("qoiamyz", "қоямыз"),
        ("saiasat", "саясат"),
        ("aiu", "аю"),
        ("ölgım", "өлгім"),
        # ASCII
        ("kukyk", "құқық"),
        ("zhasandy", "жасанды"),
        ("sheshim", "шешім"),
        ("zang", "заң"),
        ("baylanys", "байланыс"),
        ("shagym", "шағым"),
        ("ghylym", "ғылым"),
        ("chatbot", "чатбот"),
        ("khat", "хат"),
        ("sayasat", "саясат"),
        ("oyu", "ою"),
        ("shchetka", "щетка"),
        ("tsifrlyq", "цифрлық"),
        # older drafts
        ("ádil", "әділ"),
        ("ǵalym", "ғалым"),
        ("jańa", "жаңа"),
        ("ónim", "өнім"),
        ("úı", "үй"),
        ("sýret", "сурет"),
        ("jəne", "және"),
        ("çat", "чат"),
        ("taŋ", "таң"),
        # as in Turkish
        ("qızmet", "қызмет"),
        ("aqıl", "ақыл"),
        ("", ""),
    ],
)
def test_a_word_is_read(latin: str, cyrillic: str) -> None:
    assert skeleton(fold(to_cyrillic(latin))) == skeleton(fold(cyrillic))


@pytest.mark.parametrize(
    ("latin", "cyrillic"), [("şeşım", "шешім"), ("qyzmet", "қызмет"), ("qızmet", "қызмет"), ("jügıngen", "жүгінген")]
)
def test_i_and_y_are_told_apart(latin: str, cyrillic: str) -> None:
    assert to_cyrillic(latin) == fold(cyrillic)


@given(LATIN)
def test_no_latin_letter_is_left(word: str) -> None:
    assert not set(to_cyrillic(word)) & set("abcdefghijklmnopqrstuvwxyzäəéğıñöşūüúáǵńóýŋçě")


@given(st.text(max_size=30))
def test_any_text_can_be_read(text: str) -> None:
    to_cyrillic(text)


@given(st.text("абвгдежзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі0123456789 -", max_size=20))
def test_what_is_not_latin_stays(text: str) -> None:
    assert to_cyrillic(text) == text


@pytest.mark.parametrize("word", ["zan", "zañ", "ádil", "üi"])
def test_a_latin_word_is_known_for_one(word: str) -> None:
    assert is_latin(word)


@pytest.mark.parametrize("word", ["заң", "zaң", "gpt4", "zan kz", ""])
def test_any_other_is_not(word: str) -> None:
    assert not is_latin(word)
