"""What the conversation is about, and until when."""

import time
from typing import Any

import pytest

from actions.context import LASTS
from bot.law.store import LawStore

#: Actions that speak of the topic answered last, and their intents.
ABOUT_THE_TOPIC = {
    "action_give_example": "ask_example",
    "action_explain_simpler": "ask_simpler",
    "action_say_steps": "ask_steps",
    "action_name_article": "ask_article",
    "action_say_since": "ask_since",
    "action_explain_answer": "ask_why",
}


@pytest.mark.parametrize("action", ABOUT_THE_TOPIC)
@pytest.mark.parametrize(
    ("ago", "topic"), [(0, "rights/refuse_ai"), (LASTS - 60, "rights/refuse_ai"), (LASTS + 1, None)]
)
def test_a_follow_up_is_about_the_last_answer_until_that_is_too_long_ago(
    run: Any, action: str, ago: float, topic: Any
) -> None:
    said = run(action, ABOUT_THE_TOPIC[action], topic="rights/refuse_ai", ago=ago)
    assert said.outcome["topic"] == topic
    assert said.status == ("answered" if topic else "small_talk")
    assert bool(said.citations) == bool(topic)


@pytest.mark.parametrize(("ago", "topic"), [(LASTS - 60, "labelling/fine_no_label"), (LASTS + 1, "law/fines")])
def test_so_is_one_that_another_topic_answers(run: Any, ago: float, topic: str) -> None:
    said = run("action_follow_up", "ask_fine", topic="labelling/must_label", ago=ago)
    assert said.outcome["topic"] == topic


@pytest.mark.parametrize(("ago", "eu"), [(LASTS - 60, False), (LASTS + 1, True)])
def test_so_is_the_comparison(run: Any, ago: float, eu: bool) -> None:
    said = run("action_compare_eu", "compare_eu", topic="prohibited/social_scoring", ago=ago)
    assert (said.outcome["topic"] == "eu/overview") == eu


@pytest.mark.parametrize("slots", [{"answered_at": None}, {"answered_at": 0.0}])
def test_an_answer_of_which_the_time_is_not_known_is_too_long_ago(run: Any, slots: Any) -> None:
    said = run("action_give_example", "ask_example", topic="rights/refuse_ai", slots=slots)
    assert said.outcome["topic"] is None


def test_a_topic_that_is_there_no_longer_is_none(run: Any) -> None:
    assert run("action_give_example", "ask_example", topic="rights/gone").status == "small_talk"
    said = run("action_follow_up", "ask_fine", topic="labelling/how", question="rights/gone")
    assert said.status == "answered"


@pytest.mark.parametrize("action", [*ABOUT_THE_TOPIC, "action_compare_eu"])
def test_each_follow_up_keeps_the_topic_alive_and_the_question_as_it_is(run: Any, action: str) -> None:
    before = time.time()
    said = run(
        action,
        ABOUT_THE_TOPIC.get(action, "compare_eu"),
        topic="prohibited/social_scoring",
        question="prohibited/list",
        ago=LASTS - 60,
    )
    assert said.slots["last_topic"] == "prohibited/social_scoring"
    assert said.slots["answered_at"] >= before
    assert "question_topic" not in said.slots


def test_an_answer_is_what_the_conversation_is_about_from_then_on(run: Any) -> None:
    before = time.time()
    said = run("action_answer_topic", "rights_refuse_ai", topic="law/fines", question="labelling/must_label")
    assert said.slots["last_topic"] == said.slots["question_topic"] == "rights/refuse_ai"
    assert before <= said.slots["answered_at"] <= time.time()


def test_a_follow_up_moves_on_but_keeps_the_question(run: Any) -> None:
    said = run("action_follow_up", "ask_fine", topic="labelling/must_label")
    assert said.slots["last_topic"] == "labelling/fine_no_label"
    assert "question_topic" not in said.slots


def test_the_question_of_an_older_conversation_does_not_come_back(run: Any, law: LawStore) -> None:
    # After the pause only the general answer is known, so it is what the next follow-up is about.
    said = run("action_follow_up", "ask_fine", topic="labelling/must_label", ago=LASTS + 1)
    assert said.slots["last_topic"] == said.slots["question_topic"] == "law/fines"


@pytest.mark.parametrize(
    ("action", "intent"),
    [
        ("action_out_of_scope", "off_topic"),
        ("action_out_of_scope", "nlu_fallback"),
        ("action_clarify", "unclear"),
        ("action_help", "help"),
        ("action_point_to_help", "crisis_violence"),
    ],
)
def test_what_is_no_answer_changes_no_topic(run: Any, action: str, intent: str) -> None:
    said = run(action, intent, topic="rights/refuse_ai", ranking=[("rights_objection", 0.4), ("law_fines", 0.3)])
    assert "last_topic" not in said.slots and "question_topic" not in said.slots
