"""Going on in another language, or in another script."""

from typing import Any

import pytest

from actions.context import LASTS
from bot.law.store import LawStore

LANGUAGES = ("kk", "ru", "en")


@pytest.mark.parametrize(("before", "after"), [("ru", "kk"), ("kk", "en"), ("en", "ru")])
def test_switching_repeats_the_last_answer(run: Any, law: LawStore, before: str, after: str) -> None:
    said = run(
        "action_switch_language",
        "switch_language",
        before,
        entities={"named_language": after},
        topic="rights/refuse_ai",
        slots={"chosen_language": after},
    )
    assert said.outcome["language"] == after
    assert said.part("short") == law.topics["rights/refuse_ai"].answer[after].short  # type: ignore[index]


def test_switching_leaves_the_question_that_the_answer_followed_up(run: Any) -> None:
    said = run(
        "action_switch_language",
        "switch_language",
        entities={"named_language": "kk"},
        topic="labelling/fine_no_label",
        question="labelling/must_label",
    )
    assert said.slots["last_topic"] == "labelling/fine_no_label"
    assert "question_topic" not in said.slots


def test_switching_before_the_first_answer(run: Any) -> None:
    said = run("action_switch_language", "switch_language", "ru", entities={"named_language": "en"})
    assert (said.status, said.outcome["language"]) == ("small_talk", "en")
    assert "English" in said.text


def test_an_answer_of_long_ago_is_not_repeated(run: Any) -> None:
    said = run(
        "action_switch_language",
        "switch_language",
        entities={"named_language": "en"},
        topic="rights/refuse_ai",
        ago=LASTS + 1,
    )
    assert (said.status, said.outcome["topic"], said.citations) == ("small_talk", None, [])


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


@pytest.mark.parametrize("script", ["Latn", "Cyrl"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_who_names_a_script_is_answered_in_kazakh_and_in_that_script(
    run: Any, law: LawStore, language: str, script: str
) -> None:
    said = run(
        "action_switch_language",
        "switch_language",
        language,
        entities={"named_script": script},
        topic="rights/refuse_ai",
        slots={"script": script},
    )
    assert (said.outcome["language"], said.outcome["script"]) == ("kk", script)
    # The actions speak Cyrillic; the typed reply is written in Latin letters where that is the script.
    assert said.part("short") == law.topics["rights/refuse_ai"].answer.kk.short


@pytest.mark.parametrize(("named", "script"), [("kk", "Latn"), ("ru", "Cyrl"), ("en", "Latn")])
def test_a_language_named_beside_the_script_decides(run: Any, named: str, script: str) -> None:
    said = run(
        "action_switch_language",
        "switch_language",
        entities={"named_language": named, "named_script": "Latn"},
        slots={"script": "Latn"},
    )
    assert (said.status, said.outcome["language"], said.outcome["script"]) == ("small_talk", named, script)


@pytest.mark.parametrize("language", LANGUAGES)
def test_latin_letters_are_only_for_kazakh(run: Any, language: str) -> None:
    said = run("action_help", "help", language, slots={"script": "Latn"})
    assert said.outcome["script"] == ("Cyrl" if language == "ru" else "Latn")


def test_who_writes_kazakh_in_latin_letters_has_not_chosen_them(run: Any) -> None:
    found = {"language": {"language": "kk", "script": "Latn", "confidence": 1.0}}
    assert run("action_help", "help", "kk", message=found).outcome["script"] == "Cyrl"


def test_the_script_the_page_sends_outranks_the_one_asked_for_earlier(run: Any) -> None:
    said = run("action_help", "help", "kk", slots={"script": "Latn"}, metadata={"language": "kk", "script": "Cyrl"})
    assert said.outcome["script"] == "Cyrl"
