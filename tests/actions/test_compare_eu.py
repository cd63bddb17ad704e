""" "And in the EU?" after a topic."""

from typing import Any

import pytest

from bot.law.compare import comparison
from bot.law.store import LawStore

LANGUAGES = ("kk", "ru", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_row_on_the_same_provision_is_said_with_both_sides(run: Any, language: str) -> None:
    said = run("action_compare_eu", "compare_eu", language, topic="prohibited/social_scoring")
    assert said.status == "answered"
    (row,) = [row for row in comparison().rows.values() if row.difference[language] == said.part("short")]  # type: ignore[index]
    assert any(ref.startswith("kz-ai 17") for ref in row.kz.refs)
    acts = [cited["act"] for cited in said.outcome["citations"]]
    assert acts[0].startswith("eu-") and any(act.startswith("kz-") for act in acts)


@pytest.mark.parametrize("topic", [None, "gone/topic"])
def test_without_a_topic_the_eu_law_itself_is_explained(run: Any, law: LawStore, topic: str) -> None:
    said = run("action_compare_eu", "compare_eu", "en", topic=topic)
    assert said.outcome["topic"] == "eu/overview"
    assert said.part("short") == law.topics["eu/overview"].answer.en.short


def test_it_says_that_eu_law_does_not_apply_here(run: Any) -> None:
    said = run("action_compare_eu", "compare_eu", "en", topic="labelling/must_label")
    assert "does not apply in Kazakhstan" in said.part("notice")


def test_every_topic_finds_a_row_or_the_overview(run: Any, law: LawStore) -> None:
    for topic in law.topics:
        said = run("action_compare_eu", "compare_eu", "ru", topic=topic)
        assert said.status == "answered" and said.citations, topic
        assert "{" not in said.text, topic


def test_the_conversation_stays_with_the_topic_compared(run: Any) -> None:
    said = run("action_compare_eu", "compare_eu", "en", topic="prohibited/social_scoring", question="prohibited/list")
    assert said.slots["last_topic"] == "prohibited/social_scoring"
    assert "question_topic" not in said.slots
