"""The acts of the European Union in the law base of this repository."""

import re
from datetime import date, timedelta

import pytest

from bot.law.check import check
from bot.law.model import ActKind, Coverage
from bot.law.refs import Ref
from bot.law.store import LawStore

LANGUAGES = ("kk", "ru", "en")
ACTS = ("eu-ai-act", "eu-dsm", "eu-gdpr", "eu-pld")
HIGH_RISK = ("6", "9", "10", "11", "12", "13", "14", "15", "26")


def test_they_have_no_problems(law: LawStore) -> None:
    assert [problem for problem in check(law, date(2026, 11, 24)) if problem.startswith("eu-")] == []


@pytest.mark.parametrize(
    "act_id, kind, number, in_force, edition",
    [
        ("eu-ai-act", ActKind.REGULATION, "(EU) 2024/1689", date(2024, 8, 1), date(2026, 7, 27)),
        ("eu-gdpr", ActKind.REGULATION, "(EU) 2016/679", date(2016, 5, 24), date(2016, 5, 4)),
        ("eu-pld", ActKind.DIRECTIVE, "(EU) 2024/2853", date(2024, 12, 8), date(2024, 11, 18)),
        ("eu-dsm", ActKind.DIRECTIVE, "(EU) 2019/790", date(2019, 6, 6), date(2019, 5, 17)),
    ],
)
def test_each_is_identified_and_dated(
    law: LawStore, act_id: str, kind: ActKind, number: str, in_force: date, edition: date
) -> None:
    act = law.acts[act_id]
    assert (act.kind, act.number, act.in_force, act.edition) == (kind, number, in_force, edition)
    assert act.jurisdiction == "eu" and act.coverage is Coverage.PARTIAL
    for language in LANGUAGES:
        assert act.official_url[language].startswith("https://eur-lex.europa.eu/")  # type: ignore[index]


@pytest.mark.parametrize("act_id", ACTS)
def test_each_says_that_it_does_not_bind_people_in_kazakhstan(law: LawStore, act_id: str) -> None:
    caution = law.acts[act_id].caution
    assert caution is not None
    assert "does not bind people in Kazakhstan" in caution.en
    assert "не обязывает людей в Казахстане" in caution.ru
    assert "Қазақстандағы адамдарды міндеттемейді" in caution.kk


def test_the_amendment_of_2026_is_recorded(law: LawStore) -> None:
    (amendment,) = law.acts["eu-ai-act"].amendments
    assert (amendment.law, amendment.in_force) == ("(EU) 2026/1744 (Digital Omnibus on AI)", date(2026, 7, 27))


@pytest.mark.parametrize(
    "citation, begins",
    [
        ("eu-ai-act 5(1)(a)", date(2025, 2, 2)),
        ("eu-ai-act 5(1)(f)", date(2025, 2, 2)),
        ("eu-ai-act 5(1)(ba)", date(2026, 12, 2)),
        ("eu-ai-act 5(1)(bb)", date(2026, 12, 2)),
        ("eu-ai-act 5(1a)", date(2026, 12, 2)),
        ("eu-ai-act 6(1)", date(2028, 8, 2)),
        ("eu-ai-act 6(2)", date(2027, 12, 2)),
        ("eu-ai-act 14(4)(d)", date(2027, 12, 2)),
        ("eu-ai-act 26(11)", date(2027, 12, 2)),
        ("eu-ai-act 27", date(2027, 12, 2)),
        ("eu-ai-act Annex III(4)", date(2027, 12, 2)),
        ("eu-ai-act 50(1)", date(2026, 8, 2)),
        ("eu-ai-act 53(1)(d)", date(2025, 8, 2)),
        ("eu-ai-act 75a(2)", date(2026, 7, 27)),
        ("eu-ai-act 85", date(2026, 8, 2)),
        ("eu-ai-act 99(3)", date(2025, 8, 2)),
        ("eu-ai-act 99(6a)", date(2026, 7, 27)),
        ("eu-ai-act 101", date(2026, 8, 2)),
        ("eu-ai-act 113 part 1", date(2024, 8, 1)),
        ("eu-gdpr 22(1)", date(2018, 5, 25)),
        ("eu-pld 10(4)", date(2026, 12, 9)),
        ("eu-pld 22(1)", date(2024, 12, 8)),
        ("eu-dsm 4(3)", date(2021, 6, 7)),
    ],
)
def test_in_force_from_its_day_of_application(law: LawStore, citation: str, begins: date) -> None:
    provision = law.provision(citation)
    assert provision.in_force_on(begins)
    assert not provision.in_force_on(begins - timedelta(days=1))
    assert provision.cite("en", begins - timedelta(days=1)).in_force is False


def test_what_is_announced_is_not_shown_as_in_force(law: LawStore) -> None:
    day = date(2026, 11, 24)
    announced = {
        point.ref
        for article in law.articles["eu-ai-act"].values()
        for point in article.points
        if not law.provision(f"eu-ai-act {point.ref}").in_force_on(day)
    }
    articles = {Ref.parse(ref).article for ref in announced}
    assert articles == {"5", *HIGH_RISK, "27", "Annex III"}
    assert {ref for ref in announced if Ref.parse(ref).article == "5"} == {"5(1)(ba)", "5(1)(bb)", "5(1a)", "5(1b)"}


@pytest.mark.parametrize("number", HIGH_RISK)
def test_high_risk_duties_name_both_dates(law: LawStore, number: str) -> None:
    remark = law.article("eu-ai-act", number).remark
    assert remark is not None
    for text, dates in (
        (remark.en, ("2 December 2027", "2 August 2028")),
        (remark.ru, ("2 декабря 2027 года", "2 августа 2028 года")),
        (remark.kk, ("2027 жылғы 2 желтоқсанда", "2028 жылғы 2 тамызда")),
    ):
        assert all(day in text for day in dates)


def test_an_unsettled_right_says_so(law: LawStore) -> None:
    remark = law.article("eu-ai-act", "86").remark
    assert remark is not None and "unsettled" in remark.en and "неясно" in remark.ru and "шешілмеген" in remark.kk


@pytest.mark.parametrize("act_id", ACTS)
def test_every_point_is_one_place_in_order(law: LawStore, act_id: str) -> None:
    for article in law.articles[act_id].values():
        assert re.fullmatch(r"\d+[a-z]?|Annex [IVX]+", article.article)
        refs = [Ref.parse(point.ref) for point in article.points]
        assert refs == sorted(refs, key=lambda ref: [_number(step) for step in ref.numbers])
        assert all(source.startswith("https://") for source in article.sources)


def _number(step: str) -> object:
    digits = re.match(r"\d*", step)[0]  # type: ignore[index]
    return int(digits or 0), step[len(digits) :]


def test_fines_stay_in_euro(law: LawStore) -> None:
    for citation, amount in (("eu-ai-act 99(3)", "35"), ("eu-ai-act 99(4)", "15"), ("eu-gdpr 83(5)", "20")):
        provision = law.provision(citation)
        (point,) = provision.article.within(provision.ref)
        for language in LANGUAGES:
            text = point.gist[language]  # type: ignore[index]
            assert amount in text and "%" in text and "{mci" not in text
