"""A person in danger is told whom to call, before anything else."""

import re
from typing import Any

import pytest

from bot.law.store import LawStore

LANGUAGES = ("kk", "ru", "en")
CRISES = ("crisis_self_harm", "crisis_violence", "crisis_child")
NEAR = [("crisis_child", 0.5), ("labelling_deepfake_of_me", 0.3), ("law_complain", 0.12), ("law_fines", 0.11)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("intent", CRISES)
def test_the_numbers_to_call_come_first_and_no_others(run: Any, intent: str, language: str) -> None:
    said = run("action_point_to_help", intent, language)
    assert set(re.findall(r"\d+", said.part("short"))) == {"112", "103", "111"}
    assert said.responses[0]["text"] == said.part("short")
    # 150, 116 16 and 119 stand in old lists, and nobody confirms them.
    assert set(re.findall(r"\d+", said.text)) == {"112", "103", "111"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("intent", CRISES)
def test_it_is_no_answer_about_the_law(run: Any, intent: str, language: str) -> None:
    said = run("action_point_to_help", intent, language)
    assert (said.status, said.outcome["reason"]) == ("out_of_scope", "crisis")
    assert (said.outcome["topic"], said.outcome["language"]) == (None, language)
    assert (said.citations, said.payloads, said.slots) == ([], [], {})


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_danger_has_its_own_words(run: Any, language: str) -> None:
    assert len({run("action_point_to_help", intent, language).part("short") for intent in CRISES}) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_law_says_is_only_offered_and_comes_last(run: Any, law: LawStore, language: str) -> None:
    said = run("action_point_to_help", "crisis_child", language, ranking=NEAR)
    assert said.payloads == ["/labelling_deepfake_of_me", "/law_complain"]
    assert [bool(response.get("buttons")) for response in said.responses] == [False, False, True]
    assert said.citations == []
    assert law.topics["labelling/deepfake_of_me"].answer[language].short not in said.text  # type: ignore[index]


def test_what_is_far_from_the_message_is_not_offered(run: Any) -> None:
    ranking = [("crisis_violence", 0.9), ("law_complain", 0.05)]
    assert run("action_point_to_help", "crisis_violence", ranking=ranking).payloads == []


@pytest.mark.parametrize("ago", [5, 5000])
def test_a_crisis_in_the_middle_of_a_conversation_is_answered_as_one(run: Any, ago: int) -> None:
    said = run("action_point_to_help", "crisis_self_harm", "ru", topic="rights/refuse_ai", ago=ago)
    assert (said.outcome["reason"], said.outcome["topic"], said.citations) == ("crisis", None, [])
