"""Answering a topic."""

from typing import Any

import pytest

from bot.law.store import LawStore

LANGUAGES = ("kk", "ru", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reviewed_answer_is_said_word_for_word(run: Any, law: LawStore, language: str) -> None:
    topic = law.topics["liability/who_pays"]
    said = run("action_answer_topic", "liability_who_pays", language)
    answer = topic.answer[language]  # type: ignore[index]
    assert said.part("short") == answer.short
    assert said.part("meaning") == answer.meaning
    assert [line.split(". ", 1)[1] for line in said.part("next").splitlines()] == answer.next
    assert said.outcome["topic"] == "liability/who_pays"
    assert (said.status, said.outcome["language"]) == ("answered", language)
    assert said.citations == topic.citations


def test_the_direct_answer_comes_first(run: Any) -> None:
    said = run("action_answer_topic", "rights_refuse_ai", "en")
    assert said.responses[0]["text"] == said.part("short")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_can_be_answered(run: Any, law: LawStore, language: str) -> None:
    for topic in law.topics.values():
        said = run("action_answer_topic", topic.intent, language)
        assert said.status == "answered", topic.id
        assert said.citations == topic.citations
        assert "{" not in said.text, topic.id
        assert all(cited["in_force"] and cited["url"] and cited["eid"] for cited in said.outcome["citations"]), topic.id


def test_a_citation_carries_all_that_the_contract_names(run: Any) -> None:
    (cited,) = run("action_answer_topic", "rights_refuse_ai", "en").outcome["citations"]
    assert cited == {
        "act": "kz-ai",
        "article": "16",
        "ref": "16(1)(6)",
        "eid": "art_16__para_1__subpara_6",
        "title": "Law on Artificial Intelligence, Article 16(1)(6)",
        "url": "https://adilet.zan.kz/eng/docs/Z2500000230",
        "edition": "2025-11-17",
        "in_force": True,
    }


def test_fines_are_computed(run: Any) -> None:
    said = run("action_answer_topic", "law_fines", "en")
    assert "64,875 tenge" in said.text


def test_text_channels_see_what_it_rests_on(run: Any) -> None:
    said = run("action_answer_topic", "rights_refuse_ai", "ru")
    assert "Закон об искусственном интеллекте, статья 16, пункт 1, подпункт 6)" in (said.part("citations") or "")


def test_related_topics_are_offered(run: Any, law: LawStore) -> None:
    said = run("action_answer_topic", "rights_refuse_ai", "ru")
    assert said.payloads == [f"/{law.topics[name].intent}" for name in law.topics["rights/refuse_ai"].related]


def test_the_topic_is_remembered(run: Any) -> None:
    assert run("action_answer_topic", "rights_refuse_ai").slots["last_topic"] == "rights/refuse_ai"


def test_notices_are_given_once(run: Any) -> None:
    first = run("action_answer_topic", "rights_refuse_ai", "en")
    assert first.part("notice")
    second = run("action_answer_topic", "rights_refuse_ai", "en", slots={"notices": first.slots["notices"]})
    assert second.part("notice") is None
    assert second.slots["notices"] == first.slots["notices"]


def test_only_english_readers_are_told_about_the_english_text(run: Any) -> None:
    sentence = "English is for information only."
    english = run("action_answer_topic", "rights_refuse_ai", "en")
    assert sentence in english.part("notice")
    russian = run("action_answer_topic", "rights_refuse_ai", "ru")
    assert sentence not in russian.text
    later = run("action_answer_topic", "rights_refuse_ai", "en", slots={"notices": russian.slots["notices"]})
    assert sentence in later.part("notice")


def test_the_caution_about_an_edition_we_have_not_seen_is_given(run: Any, law: LawStore) -> None:
    caution = law.acts["kz-ai"].caution
    assert caution is not None
    assert caution["kk"] in run("action_answer_topic", "rights_refuse_ai", "kk").part("notice")


def test_it_says_that_it_is_a_program_and_no_lawyer(run: Any) -> None:
    assert "program" in run("action_answer_topic", "rights_refuse_ai", "en").part("notice")
    assert "legal advice" in run("action_answer_topic", "rights_refuse_ai", "en").part("notice")


def test_the_language_the_page_asks_for_outranks_the_detected_one(run: Any, law: LawStore) -> None:
    said = run("action_answer_topic", "rights_refuse_ai", "ru", metadata={"language": "kk"})
    assert said.part("short") == law.topics["rights/refuse_ai"].answer.kk.short


def test_the_language_asked_for_in_words_outranks_the_detected_one(run: Any, law: LawStore) -> None:
    said = run("action_answer_topic", "rights_refuse_ai", "ru", slots={"chosen_language": "en"})
    assert said.part("short") == law.topics["rights/refuse_ai"].answer.en.short


def two_questions(run: Any, first: str, second: str, language: str, **more: Any) -> Any:
    """Ask what the first intent stands for and, in the same message, the second."""
    message = {"second_intent": {"name": second, "confidence": 0.8}}
    return run("action_answer_topic", first, language, message=message, **more)


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_two_questions_the_first_is_answered_and_the_second_gets_its_direct_answer(
    run: Any, law: LawStore, language: str
) -> None:
    said = two_questions(run, "rights_refuse_ai", "ownership_who_owns", language)
    first, second = law.topics["rights/refuse_ai"], law.topics["ownership/who_owns"]
    answer, other = first.answer[language], second.answer[language]  # type: ignore[index]
    assert (said.status, said.outcome["topic"], said.outcome["reason"]) == ("answered", first.id, None)
    assert said.part("short") == answer.short
    assert other.short in said.text and other.meaning not in said.text
    assert second.title[language] in said.text  # type: ignore[index]
    assert said.citations == [*first.citations, *second.citations]
    assert f"/{second.intent}" in said.payloads
    assert said.slots["last_topic"] == said.slots["question_topic"] == first.id


def test_what_both_answers_rest_on_is_cited_once(run: Any, law: LawStore) -> None:
    first, second = law.topics["rights/explanation"], law.topics["rights/objection"]
    shared = set(first.citations) & set(second.citations)
    assert shared
    said = two_questions(run, first.intent, second.intent, "ru")
    assert said.citations[: len(first.citations)] == first.citations
    assert sorted(said.citations) == sorted({*first.citations, *second.citations})


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_amounts_of_the_second_answer_are_filled_in_too(run: Any, law: LawStore, language: str) -> None:
    assert "{mci" in law.topics["labelling/fine_no_label"].answer[language].short  # type: ignore[index]
    said = two_questions(run, "labelling_must_label", "labelling_fine_no_label", language)
    assert "{" not in said.text


def test_the_caution_about_the_law_behind_the_second_answer_is_given(run: Any, law: LawStore) -> None:
    def cautioned(topic: str) -> set:  # type: ignore[type-arg]
        return {provision.act.id for provision in law.provisions_of(law.topics[topic]) if provision.act.caution}

    first, second = law.topics["rights/refuse_ai"], law.topics["ownership/who_owns"]
    (act,) = cautioned(second.id) - cautioned(first.id)
    said = two_questions(run, first.intent, second.intent, "kk")
    caution = law.acts[act].caution
    assert caution is not None and caution.kk in said.part("notice")
    assert f"caution_{act}" in said.slots["notices"]


@pytest.mark.parametrize("second", [None, {}, {"name": None}, {"name": "greet"}, {"name": "no_such_intent"}])
def test_a_second_question_that_is_no_topic_changes_nothing(run: Any, second: Any) -> None:
    said = run("action_answer_topic", "rights_refuse_ai", "en", message={"second_intent": second})
    alone = run("action_answer_topic", "rights_refuse_ai", "en")
    assert (said.text, said.payloads, said.citations) == (alone.text, alone.payloads, alone.citations)
