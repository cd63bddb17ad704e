"""The acts around the AI law: that they are there, dated, and hold the points that answers rest on."""

import re
from datetime import date, timedelta

import pytest

from bot.law.model import Confidence, Coverage
from bot.law.store import LawStore

TODAY = date(2026, 11, 24)

#: Act, number, adopted, in force.
ACTS = [
    ("kz-appc", "350-VI", date(2020, 6, 29), date(2021, 7, 1)),
    ("kz-banks", "258-VIII", date(2026, 1, 16), date(2026, 3, 18)),
    ("kz-civil-code", "268-XIII; 409-I", date(1994, 12, 27), date(1995, 3, 1)),
    ("kz-coao", "235-V", date(2014, 7, 5), date(2015, 1, 1)),
    ("kz-constitution", "2026", date(2026, 3, 15), date(2026, 7, 1)),
    ("kz-consumer", "274-IV", date(2010, 5, 4), date(2010, 5, 4)),
    ("kz-copyright", "6-I", date(1996, 6, 10), date(1996, 6, 10)),
    ("kz-criminal-code", "226-V", date(2014, 7, 3), date(2015, 1, 1)),
    ("kz-digital-code", "255-VIII", date(2026, 1, 9), date(2026, 7, 12)),
    ("kz-legal-aid", "176-VI", date(2018, 7, 5), date(2018, 7, 22)),
    ("kz-media", "93-VIII", date(2024, 6, 19), date(2024, 8, 19)),
    ("kz-ombudsman", "154-VII", date(2022, 11, 5), date(2022, 11, 16)),
    ("kz-online-platforms", "18-VIII", date(2023, 7, 10), date(2023, 9, 10)),
    ("kz-payments", "11-VI", date(2016, 7, 26), date(2016, 9, 10)),
    ("kz-personal-data", "94-V", date(2013, 5, 21), date(2013, 11, 25)),
    ("kz-tax", "214-VIII", date(2025, 7, 18), date(2026, 1, 1)),
]

#: What answers rest on or will rest on.
POINTS = {
    "kz-coao": "48(2) 73-3(1) 79(1) 79(2) 79(3) 79(4) 456-2(1) 456-2(3) 641-1(1)(1) 641-1(2) 684(1) 692-2(1) 692-3",
    "kz-civil-code": "141 143(1) 144 145(1) 178 187 917 921 922 931 947 948 951 952 963",
    "kz-personal-data": "7(1) 8(2) 10-1 14 16(3) 19-1(1) 24(1)(1) 24(1)(4) 24(1)(7) 25(2)(8) 25-1 27(2) 27-1",
    "kz-criminal-code": "131 147(1) 147(4) 147(5) 148(1) 190(1) 190(2)(4) 190(4) 206 274(2)",
    "kz-consumer": "42-4",
    "kz-copyright": "2(1) 6(1) 7 8 15 16(6) 18 24 28 49",
    "kz-online-platforms": "11(1) 11(3) 13 14(3) 15 18 21(2)",
    "kz-appc": "73(3) 75 76 80(5) 91(1) 91(5) 92(1) 92(3) 93 96(2) 98(3) 99 100(5) 129(3) 132 135-1 136",
    "kz-constitution": "5(2) 12(1) 12(2) 12(3) 15(6) 16(1) 16(2) 20(1) 21(1) 21(2) 21(3) 73(3)",
    "kz-digital-code": "2(3) 5(3) 9(4) 40(1) 41(1) 43(1) 43(4)(1) 43(4)(2) 43(4)(3) 74(2)(15) 105 106",
    "kz-tax": "665(1)(1) 665(1)(2) 665(1)(7) 668",
    "kz-media": "38(1) 38(3) 40",
    "kz-banks": "52(8) 58(5) 58(12) 58(13)",
    "kz-payments": "25(14) 25-1(2-1)(7) 25-1(3-1) 25-1(7)",
    "kz-ombudsman": "13(1) 13(5)",
    "kz-legal-aid": "28-1",
}


@pytest.mark.parametrize(("act_id", "number", "adopted", "in_force"), ACTS)
def test_each_act_is_identified_and_dated(
    law: LawStore, act_id: str, number: str, adopted: date, in_force: date
) -> None:
    act = law.acts[act_id]
    assert (act.number, act.adopted, act.in_force) == (number, adopted, in_force)
    assert not act.in_force_on(in_force - timedelta(days=1))
    assert act.in_force_on(TODAY)
    assert act.coverage is Coverage.PARTIAL
    assert act.aliases
    assert act.researched_on <= TODAY
    assert all(url.startswith("https://") for _, url in act.official_url.items())


@pytest.mark.parametrize("citation", [f"{act} {ref}" for act, refs in POINTS.items() for ref in refs.split()])
def test_what_answers_rest_on_can_be_cited_today(law: LawStore, citation: str) -> None:
    assert law.provision(citation).in_force_on(TODAY)


def test_codes_of_offences_crimes_and_procedure_count_in_parts(law: LawStore) -> None:
    assert {act.id for act in law.acts.values() if act.counts_in_parts} == {"kz-coao", "kz-criminal-code", "kz-appc"}
    assert law.provision("kz-coao 79(4)").place["ru"] == "статья 79, часть 4"
    assert law.provision("kz-personal-data 24(1)(4)").place["kk"] == "24-бап, 1-тармақ, 4) тармақша"


@pytest.mark.parametrize(
    ("citation", "first_day"),
    [
        ("kz-coao 641-1(1)(1)", date(2026, 1, 18)),
        ("kz-personal-data 19-1(3)", date(2026, 1, 18)),
        ("kz-personal-data 1(2)", date(2026, 7, 12)),
        ("kz-personal-data 1(14-1)", date(2026, 8, 25)),
        ("kz-personal-data 10-1", date(2026, 8, 25)),
        ("kz-personal-data 25-1", date(2026, 8, 25)),
        ("kz-constitution 21(1)", date(2026, 7, 1)),
        ("kz-digital-code 43(4)(3)", date(2026, 7, 12)),
        ("kz-appc 136", date(2026, 8, 25)),
        ("kz-criminal-code 232-1", date(2025, 9, 16)),
        ("kz-civil-code 917", date(1999, 7, 1)),
        ("kz-civil-code 178", date(1995, 3, 1)),
    ],
)
def test_a_provision_applies_from_its_first_day_and_not_before(law: LawStore, citation: str, first_day: date) -> None:
    provision = law.provision(citation)
    assert provision.in_force_on(first_day)
    assert not provision.in_force_on(first_day - timedelta(days=1))


@pytest.mark.parametrize(
    ("citation", "amounts"),
    [
        ("kz-coao 79(1)", [30, 60, 100, 200]),
        ("kz-coao 79(4)", [200, 750, 1000, 2000]),
        ("kz-coao 456-2(3)", [20, 30, 50, 100]),
        ("kz-criminal-code 147(2)", [5000]),
        ("kz-criminal-code 274(2)", [3000]),
        ("kz-copyright 49", [100, 15000]),
        ("kz-tax 665(1)(1)", [10000, 20000]),
    ],
)
def test_amounts_are_counted_in_the_index_in_every_language(law: LawStore, citation: str, amounts: list[int]) -> None:
    provision = law.provision(citation)
    gist = provision.article.within(provision.ref)[0].gist
    for _, text in gist.items():
        assert [int(count) for count in re.findall(r"\{mci:(\d+)\}", text)] == amounts


def test_what_is_not_read_in_full_is_not_passed_off_as_read(law: LawStore) -> None:
    expected = {
        "kz-coao 158": Confidence.RECALLED,
        "kz-coao 73-3": Confidence.PARTLY_READ,
        "kz-copyright 14": Confidence.RECALLED,
        "kz-personal-data 25-1": Confidence.SECONDARY_SOURCE,
        "kz-legal-aid 28-1": Confidence.SECONDARY_SOURCE,
    }
    assert {citation: law.provision(citation).article.confidence for citation in expected} == expected


@pytest.mark.parametrize(
    "act_id",
    ["kz-coao", "kz-personal-data", "kz-civil-code", "kz-copyright", "kz-criminal-code", "kz-consumer", "kz-tax"],
)
def test_an_act_whose_present_text_was_not_seen_says_so(law: LawStore, act_id: str) -> None:
    assert law.acts[act_id].caution


@pytest.mark.parametrize(
    ("act_id", "article"),
    [
        ("kz-coao", "641-1"),
        ("kz-coao", "73-3"),
        ("kz-civil-code", "145"),
        ("kz-civil-code", "917"),
        ("kz-copyright", "19"),
        ("kz-digital-code", "43"),
        ("kz-criminal-code", "190"),
    ],
)
def test_what_an_article_does_not_say_is_said_in_a_remark(law: LawStore, act_id: str, article: str) -> None:
    remark = law.article(act_id, article).remark
    assert remark
    assert len({text for _, text in remark.items()}) == 3


def test_every_source_is_a_web_address(law: LawStore) -> None:
    for act_id, _, _, _ in ACTS:
        for article in law.articles[act_id].values():
            assert all(re.fullmatch(r"https?://\S+", source) for source in article.sources), (act_id, article.article)
