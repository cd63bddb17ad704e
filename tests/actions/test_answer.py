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
