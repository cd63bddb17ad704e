"""Declining, asking back, explaining, switching the language, help."""

from typing import Any

import pytest

from bot.law.store import LawStore

LANGUAGES = ("kk", "ru", "en")
NEAR = [
    ("rights_refuse_ai", 0.3),
    ("rights_objection", 0.25),
    ("greet", 0.1),
    ("liability_who_pays", 0.06),
    ("law_fines", 0.05),
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_ours_is_declined(run: Any, language: str) -> None:
    said = run("action_out_of_scope", "out_of_scope", language, ranking=[("out_of_scope", 0.98), ("law_fines", 0.001)])
    assert (said.status, said.citations, said.payloads) == ("out_of_scope", [], [])
    assert said.outcome["language"] == language
    assert said.part("short") is None


def test_declining_is_worded_differently_for_what_is_not_ours_and_what_is_not_known(run: Any) -> None:
    not_ours = run("action_out_of_scope", "out_of_scope", "en")
    not_known = run("action_out_of_scope", "nlu_fallback", "en")
    assert not_ours.responses[0]["text"] != not_known.responses[0]["text"]
    assert "guess" in not_known.text


def test_the_nearest_topics_are_offered_but_not_answered(run: Any, law: LawStore) -> None:
    said = run("action_out_of_scope", "nlu_fallback", "ru", ranking=NEAR)
    assert said.payloads == ["/rights_refuse_ai", "/rights_objection", "/liability_who_pays"]
    assert said.citations == []
    assert law.topics["rights/refuse_ai"].answer.ru.short not in said.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_close_topics_are_asked_about(run: Any, law: LawStore, language: str) -> None:
    said = run("action_clarify", "unclear", language, ranking=NEAR)
    assert said.status == "clarification"
    titles = [button["title"] for response in said.responses for button in response["buttons"]]
    assert titles[0] == law.topics["rights/refuse_ai"].title[language]  # type: ignore[index]
    assert 2 <= len(titles) <= 3


def test_nothing_to_ask_about_is_declined(run: Any) -> None:
    assert run("action_clarify", "unclear", "ru", ranking=[("greet", 0.2), ("thanks", 0.19)]).status == "out_of_scope"
    assert run("action_clarify", "unclear", "ru", ranking=[]).status == "out_of_scope"


def test_what_is_most_likely_not_ours_is_not_asked_about(run: Any) -> None:
    said = run("action_clarify", "unclear", "ru", ranking=[("out_of_scope", 0.3), ("rights_refuse_ai", 0.28)])
    assert said.status == "out_of_scope"


@pytest.mark.parametrize("language", LANGUAGES)
def test_why_this_answer(run: Any, law: LawStore, language: str) -> None:
    topic = law.topics["rights/refuse_ai"]
    said = run("action_explain_answer", "ask_why", language, slots={"last_topic": topic.id})
    assert said.status == "answered"
    assert said.citations == topic.citations
    assert topic.title[language] in said.part("short")  # type: ignore[index]
    gist = law.provision("kz-ai 16(1)(6)").article.within(law.provision("kz-ai 16(1)(6)").ref)[0].gist
    assert gist[language] in said.part("provision")  # type: ignore[index]
    assert str(topic.reviewed.year) in said.part("notice")


@pytest.mark.parametrize("slots", [{}, {"last_topic": "rights/no_longer_there"}])
def test_why_without_an_answer(run: Any, slots: Any) -> None:
    said = run("action_explain_answer", "ask_why", "en", slots=slots)
    assert (said.status, said.citations) == ("small_talk", [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_can_be_explained(run: Any, law: LawStore, language: str) -> None:
    for topic in law.topics.values():
        said = run("action_explain_answer", "ask_why", language, slots={"last_topic": topic.id})
        assert said.citations == topic.citations, topic.id
        assert "{" not in said.text, topic.id


@pytest.mark.parametrize(("before", "after"), [("ru", "kk"), ("kk", "en"), ("en", "ru")])
def test_switching_repeats_the_last_answer(run: Any, law: LawStore, before: str, after: str) -> None:
    said = run(
        "action_switch_language",
        "switch_language",
        before,
        entities={"named_language": after},
        slots={"last_topic": "rights/refuse_ai", "chosen_language": after},
    )
    assert said.outcome["language"] == after
    assert said.part("short") == law.topics["rights/refuse_ai"].answer[after].short  # type: ignore[index]


def test_switching_before_the_first_answer(run: Any) -> None:
    said = run("action_switch_language", "switch_language", "ru", entities={"named_language": "en"})
    assert (said.status, said.outcome["language"]) == ("small_talk", "en")
    assert "English" in said.text


def test_the_request_outranks_what_the_page_sends_along(run: Any) -> None:
    said = run(
        "action_switch_language",
        "switch_language",
        "ru",
        entities={"named_language": "kk"},
        metadata={"language": "ru"},
    )
    assert said.outcome["language"] == "kk"


@pytest.mark.parametrize("entities", [None, {"named_language": "de"}])
def test_which_language_is_asked_where_none_of_ours_is_named(run: Any, entities: Any) -> None:
    said = run("action_switch_language", "switch_language", "ru", entities=entities)
    assert said.status == "clarification"
    titles = [button["title"] for response in said.responses for button in response["buttons"]]
    assert titles == ["Қазақша", "Русский", "English"]
    assert said.payloads == [f'/switch_language{{"named_language": "{code}"}}' for code in LANGUAGES]


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_lists_the_areas(run: Any, law: LawStore, language: str) -> None:
    said = run("action_help", "help", language)
    assert said.status == "small_talk"
    assert said.payloads == [f'/help{{"area": "{area}"}}' for area in law.areas]


def test_help_with_an_area_lists_its_topics(run: Any, law: LawStore) -> None:
    said = run("action_help", "help", "kk", entities={"area": "ownership"})
    assert said.payloads == [f"/{topic.intent}" for topic in law.areas["ownership"].topics]
    assert law.areas["ownership"].title.kk in said.text


def test_help_with_an_unknown_area_lists_the_areas(run: Any, law: LawStore) -> None:
    said = run("action_help", "help", "kk", entities={"area": "tax"})
    assert len(said.payloads) == len(law.areas)


@pytest.mark.parametrize(
    ("action", "intent", "more"),
    [
        ("action_out_of_scope", "out_of_scope", {}),
        ("action_out_of_scope", "nlu_fallback", {"ranking": NEAR}),
        ("action_clarify", "unclear", {"ranking": NEAR}),
        ("action_explain_answer", "ask_why", {}),
        ("action_switch_language", "switch_language", {}),
        ("action_help", "help", {}),
        ("action_lookup_article", "lookup_article", {}),
        ("action_lookup_article", "lookup_article", {"entities": {"ref": "999"}}),
        ("action_lookup_article", "lookup_article", {"entities": {"ref": "21", "act": "unknown"}}),
        ("action_lookup_article", "lookup_article", {"entities": {"ref": "1", "act": "kz-coao"}}),
    ],
)
def test_every_sentence_is_in_three_languages(run: Any, action: str, intent: str, more: Any) -> None:
    texts = {language: run(action, intent, language, **more).text for language in LANGUAGES}
    assert len(set(texts.values())) == 3
    assert set("әғқңөұүһі") & set(texts["kk"].lower())
