"""Declining, asking back, explaining, help."""

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


NOT_OURS = {
    "other_field": "out_of_scope",
    "other_country": "out_of_scope",
    "prediction": "out_of_scope",
    "off_topic": "out_of_scope",
    "insult": "small_talk",
    "injection": "out_of_scope",
}
#: Of these the law may say something all the same.
SUGGESTING = ("other_field", "other_country", "prediction")
#: A question that the law answers and no topic does.
ON_THE_PLATFORM = {
    "kk": "жасанды интеллекттің ұлттық платформасының операторы",
    "ru": "национальная платформа искусственного интеллекта оператор",
    "en": "national platform of artificial intelligence operator",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("intent", NOT_OURS)
def test_what_is_not_ours_is_declined_and_the_reason_given(run: Any, intent: str, language: str) -> None:
    said = run("action_out_of_scope", intent, language, ranking=[(intent, 0.98), ("law_fines", 0.001)])
    assert (said.status, said.outcome["reason"]) == (NOT_OURS[intent], intent)
    assert (said.outcome["topic"], said.citations, said.payloads) == (None, [], [])
    assert said.outcome["language"] == language
    assert said.part("short") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_declining_is_worded_by_the_reason(run: Any, language: str) -> None:
    first = [
        run("action_out_of_scope", intent, language).responses[0]["text"] for intent in [*NOT_OURS, "nlu_fallback"]
    ]
    assert len(set(first)) == len(first)


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_on_state_services_are_sent_to_their_contact_centre(run: Any, language: str) -> None:
    assert "1414" in run("action_out_of_scope", "other_field", language).text


@pytest.mark.parametrize("intent", NOT_OURS)
def test_only_those_whom_the_law_may_help_are_offered_topics(run: Any, intent: str) -> None:
    said = run("action_out_of_scope", intent, "ru", ranking=[(intent, 0.5), *NEAR])
    near = ["/rights_refuse_ai", "/rights_objection", "/liability_who_pays"]
    assert said.payloads == (near if intent in SUGGESTING else [])
    assert said.citations == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ranking", [[], NEAR])
def test_what_no_reviewed_answer_fits_is_not_guessed(run: Any, language: str, ranking: Any) -> None:
    said = run("action_out_of_scope", "nlu_fallback", language, ranking=ranking)
    assert (said.status, said.outcome["reason"], said.citations) == ("out_of_scope", "unknown", [])
    assert bool(said.payloads) == bool(ranking)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_law_itself_is_shown_where_it_is_near_and_no_topic_is(run: Any, language: str) -> None:
    message = {"text": ON_THE_PLATFORM[language], "speaks_of_ai": True}
    said = run("action_out_of_scope", "nlu_fallback", language, message=message)
    assert (said.status, said.outcome["topic"], said.outcome["reason"]) == ("provisions", None, None)
    assert said.citations[0] == "kz-ai 14(1)"
    assert said.part("provision") and said.part("short") is None


def test_a_question_that_is_not_about_artificial_intelligence_is_not_looked_up_in_the_law(run: Any) -> None:
    for message in (
        {"text": ON_THE_PLATFORM["ru"], "speaks_of_ai": False},
        {"text": ON_THE_PLATFORM["ru"]},
        {"text": "и так далее " * 7 + ON_THE_PLATFORM["ru"], "speaks_of_ai": True},
    ):
        said = run("action_out_of_scope", "nlu_fallback", "ru", message=message)
        assert (said.status, said.citations) == ("out_of_scope", []), message


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
    assert len(titles) == 3
    assert (said.outcome["topic"], said.outcome["reason"], said.citations) == (None, None, [])


def test_nothing_to_ask_about_is_declined(run: Any) -> None:
    assert run("action_clarify", "unclear", "ru", ranking=[("greet", 0.2), ("thanks", 0.19)]).status == "out_of_scope"
    assert run("action_clarify", "unclear", "ru", ranking=[]).status == "out_of_scope"


@pytest.mark.parametrize("language", LANGUAGES)
def test_why_this_answer(run: Any, law: LawStore, language: str) -> None:
    topic = law.topics["rights/refuse_ai"]
    said = run("action_explain_answer", "ask_why", language, topic=topic.id)
    assert said.status == "answered"
    assert said.citations == topic.citations
    assert topic.title[language] in said.part("short")  # type: ignore[index]
    gist = law.provision("kz-ai 16(1)(6)").article.within(law.provision("kz-ai 16(1)(6)").ref)[0].gist
    assert gist[language] in said.part("provision")  # type: ignore[index]
    assert str(topic.reviewed.year) in said.part("notice")


def test_the_conversation_stays_with_the_topic_explained(run: Any) -> None:
    said = run("action_explain_answer", "ask_why", topic="labelling/fine_no_label", question="labelling/must_label")
    assert said.slots["last_topic"] == "labelling/fine_no_label"
    assert "question_topic" not in said.slots


@pytest.mark.parametrize("topic", [None, "rights/no_longer_there"])
def test_why_without_an_answer(run: Any, topic: Any) -> None:
    said = run("action_explain_answer", "ask_why", "en", topic=topic)
    assert (said.status, said.citations) == ("small_talk", [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_can_be_explained(run: Any, law: LawStore, language: str) -> None:
    for topic in law.topics.values():
        said = run("action_explain_answer", "ask_why", language, topic=topic.id)
        assert said.citations == topic.citations, topic.id
        assert "{" not in said.text, topic.id


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
        *[("action_out_of_scope", intent, {}) for intent in NOT_OURS],
        *[("action_out_of_scope", intent, {"ranking": NEAR}) for intent in SUGGESTING],
        ("action_out_of_scope", "nlu_fallback", {}),
        ("action_out_of_scope", "nlu_fallback", {"ranking": NEAR}),
        ("action_clarify", "unclear", {"ranking": NEAR}),
        ("action_explain_answer", "ask_why", {}),
        ("action_follow_up", "ask_fine", {"topic": "law/goals"}),
        ("action_give_example", "ask_example", {}),
        ("action_name_article", "ask_article", {"topic": "rights/refuse_ai"}),
        ("action_say_since", "ask_since", {"topic": "rights/refuse_ai"}),
        ("action_say_since", "ask_since", {"topic": "labelling/bank_refund"}),
        *[("action_point_to_help", f"crisis_{kind}", {}) for kind in ("self_harm", "violence", "child")],
        ("action_point_to_help", "crisis_child", {"ranking": NEAR}),
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
