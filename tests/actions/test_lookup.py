"""Looking an article up by its number."""

from typing import Any

import pytest

from bot.law.store import LawStore

LANGUAGES = ("kk", "ru", "en")


def look_up(run: Any, ref: str, language: str = "ru", act: str = "") -> Any:
    entities = {"ref": ref, **({"act": act} if act else {})}
    return run("action_lookup_article", "lookup_article", language, entities=entities)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_article_is_shown_point_by_point(run: Any, law: LawStore, language: str) -> None:
    said = look_up(run, "24", language)
    article = law.article("kz-ai", "24")
    assert (said.status, said.outcome["language"], said.outcome["topic"]) == ("provisions", language, None)
    assert said.citations == ["kz-ai 24"]
    assert article.heading[language] in said.text  # type: ignore[index]
    for point in article.points:
        assert point.gist[language] in said.part("provision")  # type: ignore[index]


def test_a_paragraph_is_shown_alone(run: Any, law: LawStore) -> None:
    said = look_up(run, "21(2)")
    points = {point.ref: point.gist.ru for point in law.article("kz-ai", "21").points}
    assert said.citations == ["kz-ai 21(2)"]
    assert points["21(2)"] in said.text
    assert points["21(1)"] not in said.text


def test_a_missing_paragraph_is_said_to_be_missing_and_the_article_is_shown(run: Any, law: LawStore) -> None:
    said = look_up(run, "21(99)", "en")
    assert said.status == "provisions"
    assert said.citations == ["kz-ai 21"]
    assert said.responses[0]["text"] == "There is no such paragraph. Here is the whole article."
    assert law.article("kz-ai", "21").points[0].gist.en in said.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_article_that_does_not_exist(run: Any, language: str) -> None:
    said = look_up(run, "999", language)
    assert said.status == "out_of_scope"
    assert said.citations == []
    assert "999" in said.text and "31" in said.text


def test_an_article_of_a_partial_act_may_only_be_unknown_to_us(run: Any, law: LawStore) -> None:
    said = look_up(run, "1", "en", "kz-coao")
    assert said.status == "out_of_scope"
    assert said.citations == []
    assert law.acts["kz-coao"].official_url.en in said.text
    assert "there is no article" not in said.text.lower()


def test_an_article_of_another_act_we_have(run: Any, law: LawStore) -> None:
    said = look_up(run, "641-1(1) sanction", "en", "kz-coao")
    assert said.citations == ["kz-coao 641-1(1) sanction"]
    assert "64,875 tenge" in said.text


@pytest.mark.parametrize("act", ["unknown", "kz-labour-code"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_act_we_do_not_have(run: Any, act: str, language: str) -> None:
    said = look_up(run, "21", language, act)
    assert said.status == "out_of_scope"
    assert said.citations == []
    assert said.part("provision") is None


@pytest.mark.parametrize("ref", ["abc", "21(", "0", "-1", "21(2)(9999)(1)x", "²"])
def test_what_is_no_number_is_not_found(run: Any, ref: str) -> None:
    said = look_up(run, ref)
    assert said.status == "out_of_scope"
    assert said.citations == []


def test_without_a_number_it_asks_for_one(run: Any) -> None:
    said = run("action_lookup_article", "lookup_article", "en")
    assert said.status == "clarification"
    assert "article 21" in said.text


def test_a_long_article_is_cut_and_says_where_the_rest_is(run: Any, law: LawStore) -> None:
    number = max(law.articles["kz-ai"], key=lambda name: len(law.articles["kz-ai"][name].points))
    points = law.articles["kz-ai"][number].points
    said = look_up(run, number, "en")
    shown = sum(point.gist.en in said.part("provision") for point in points)
    assert 0 < shown < len(points)
    assert str(len(points) - shown) in said.part("provision")
    assert f"/law/kz-ai/{number}?language=en" in said.part("provision")


def test_topics_that_cite_the_article_are_offered(run: Any, law: LawStore) -> None:
    said = look_up(run, "24")
    citing = {f"/{topic.intent}" for topic in law.topics_citing("kz-ai", "24")}
    assert said.payloads and set(said.payloads) <= citing


def test_every_article_of_every_act_can_be_looked_up(run: Any, law: LawStore) -> None:
    for act, articles in law.articles.items():
        for number in articles:
            said = look_up(run, number, "kk", act)
            assert said.status == "provisions", (act, number)
            assert "{" not in said.text
