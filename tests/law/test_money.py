"""Amounts counted in the monthly index."""

from datetime import date

import pytest

from bot.law.money import fill_amounts
from bot.law.store import LawStore

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("kk", f"15 АЕК (2026 жылы 64{NBSP}875 теңге)"),
        ("ru", f"15 МРП (64{NBSP}875 тенге в 2026 году)"),
        ("en", "15 MCI (64,875 tenge in 2026)"),
    ],
)
def test_an_amount_is_computed_for_the_year_and_written_as_the_language_writes_money(
    law: LawStore, language: str, expected: str
) -> None:
    text = fill_amounts("{mci:15}", language, law.indexes["mci"], 2026)  # type: ignore[arg-type]
    assert text.replace("\u202f", NBSP) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("kk", f"0,3 АЕК (2026 жылы 1{NBSP}297,5 теңге)"),
        ("ru", f"0,3 МРП (1{NBSP}297,5 тенге в 2026 году)"),
        ("en", "0.3 MCI (1,297.5 tenge in 2026)"),
    ],
)
def test_a_fee_counted_in_tenths_is_exact(law: LawStore, language: str, expected: str) -> None:
    text = fill_amounts("{mci:0.3}", language, law.indexes["mci"], 2026)  # type: ignore[arg-type]
    assert text.replace("\u202f", NBSP) == expected


def test_another_year_has_another_value(law: LawStore) -> None:
    assert fill_amounts("{mci:15}", "en", law.indexes["mci"], 2025) == "15 MCI (58,980 tenge in 2025)"


@pytest.mark.parametrize(("language", "bare"), [("kk", "15 АЕК"), ("ru", "15 МРП"), ("en", "15 MCI")])
def test_a_year_without_a_known_value_keeps_the_bare_count(law: LawStore, language: str, bare: str) -> None:
    assert fill_amounts("{mci:15}", language, law.indexes["mci"], 2035) == bare  # type: ignore[arg-type]


def test_every_placeholder_of_a_text_is_filled_and_the_rest_is_left(law: LawStore) -> None:
    text = fill_amounts("from {mci:1} to {mci:1000}, {other}", "en", law.indexes["mci"], 2026)
    assert text == "from 1 MCI (4,325 tenge in 2026) to 1,000 MCI (4,325,000 tenge in 2026), {other}"


def test_no_reader_ever_sees_a_placeholder(law: LawStore) -> None:
    year = date(2026, 11, 24).year
    for topic in law.topics.values():
        for language in ("kk", "ru", "en"):
            explanation = topic.answer[language]  # type: ignore[index]
            for text in (explanation.short, explanation.meaning, *explanation.next):
                assert "{" not in fill_amounts(text, language, law.indexes["mci"], year), topic.id  # type: ignore[arg-type]
