"""The law base of this repository."""

import re
from datetime import date

import pytest

from bot.law.check import check
from bot.law.model import Coverage
from bot.law.store import LawStore

LANGUAGES = ("kk", "ru", "en")
AREAS = {
    "rights",
    "liability",
    "ownership",
    "labelling",
    "personal_data",
    "prohibited",
    "risk",
    "duties",
    "state",
    "law",
    "eu",
}


def test_it_has_no_problems(law: LawStore) -> None:
    assert check(law, date.today()) == []


def test_all_31_articles_of_the_ai_law_are_there_in_three_languages(law: LawStore) -> None:
    articles = law.articles["kz-ai"]
    assert list(articles) == [str(number) for number in range(1, 32)]
    for article in articles.values():
        for language in LANGUAGES:
            assert article.heading[language].strip(), article.article  # type: ignore[index]
            assert all(point.gist[language].strip() for point in article.points), article.article  # type: ignore[index]


def test_the_ai_law_is_identified_and_dated(law: LawStore) -> None:
    act = law.acts["kz-ai"]
    assert (act.number, act.adopted, act.in_force) == ("230-VIII", date(2025, 11, 17), date(2026, 1, 18))
    assert act.coverage is Coverage.COMPLETE
    assert act.edition == date(2025, 11, 17)
    assert all(
        re.fullmatch(r"https://adilet\.zan\.kz/(kaz|rus|eng)/docs/Z2500000230", act.official_url[x]) for x in LANGUAGES
    )  # type: ignore[index]


@pytest.mark.parametrize(
    "ref", ["1(3)", "16(1)(6)", "17(1)", "17(3)(6)", "18(1)", "21(1)", "21(2)", "23(1)", "23(2)", "24(1)", "31"]
)
def test_the_provisions_people_ask_about_most_can_be_cited(law: LawStore, ref: str) -> None:
    assert law.provision(f"kz-ai {ref}").article.points


def test_there_are_at_least_110_topics_in_the_areas(law: LawStore) -> None:
    assert set(law.areas) == AREAS
    assert len(law.topics) >= 110
    assert all(len(area.topics) >= 4 for area in law.areas.values())


def test_every_answer_is_short_first_and_says_what_to_do(law: LawStore) -> None:
    for topic in law.topics.values():
        for language in LANGUAGES:
            explanation = topic.answer[language]  # type: ignore[index]
            assert len(explanation.short) <= 450, (topic.id, language)
            assert 1 <= len(explanation.next) <= 6, (topic.id, language)


def test_three_languages_are_three_texts(law: LawStore) -> None:
    for topic in law.topics.values():
        assert len({topic.answer[language].short for language in LANGUAGES}) == 3, topic.id  # type: ignore[index]
        assert len({topic.title[language] for language in LANGUAGES}) == 3, topic.id  # type: ignore[index]


def test_the_index_of_2026_is_4325_tenge(law: LawStore) -> None:
    assert {value.year: value.value for value in law.indexes["mci"].values}[2026] == 4325


def test_fines_of_641_1_are_counted_in_the_index(law: LawStore) -> None:
    provision = law.provision("kz-coao 641-1(1) sanction")
    gist = provision.article.within(provision.ref)[0].gist
    for language in LANGUAGES:
        assert re.findall(r"\{mci:(\d+)\}", gist[language]) == ["15", "20", "30", "100"]  # type: ignore[index]
