"""The training questions: enough of them, in each language, each in one place, none of them held out."""

from collections import defaultdict
from typing import Dict, List, Set, Tuple

import pytest
import yaml

from bot.corpus import training_questions
from bot.evaluation.follow_ups import KINDS as FOLLOW_UPS
from bot.evaluation.held_out import WAYS, read
from bot.law.store import LawStore
from bot.nlu.families import CRISIS, OUTSIDE
from bot.nlu.features import features
from bot.orthography.folding import fold
from bot.paths import DATA, DOMAIN, EVAL

LANGUAGES = ("kk", "ru", "en")
SMALL_TALK = ["greet", "goodbye", "thanks", "bot_challenge", "help", "switch_language", "ask_why"]
OTHERS = sorted(OUTSIDE | CRISIS) + [kind for kind in FOLLOW_UPS.values() if kind]
HELD_OUT = ["calibration.yml", "look", "final", "safety.yml", "follow_ups.yml"]
Questions = Dict[str, Dict[str, List[str]]]


@pytest.fixture(scope="module")
def training() -> Questions:
    return training_questions()  # type: ignore[return-value]


@pytest.fixture(scope="module")
def domain() -> Set[str]:
    return set(yaml.safe_load((DOMAIN / "intents.yml").read_text(encoding="utf-8"))["intents"])


@pytest.fixture(scope="module")
def ruled() -> Dict[str, str]:
    """The action that the rules give each intent."""
    found = {}
    for rule in yaml.safe_load((DATA / "rules.yml").read_text(encoding="utf-8"))["rules"]:
        first, second = rule["steps"]
        for step in first.get("or", [first]):
            found[step["intent"]] = second["action"]
    return found


def held_out(name: str) -> List[Tuple[str, str]]:
    """Language and text of everything that is asked or said in a file or a folder of held-out questions."""
    path = EVAL / name
    found = []
    for file in sorted(path.glob("*.yml")) if path.is_dir() else [path]:
        for entries in yaml.safe_load(file.read_text(encoding="utf-8")).values():
            for entry in entries:
                found += [(entry["language"], entry[key]) for key in ("text", "first", "then") if key in entry]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_has_twelve_distinct_questions(law: LawStore, training: Questions, language: str) -> None:
    few = {
        topic.id: len(distinct)
        for topic in law.topics.values()
        for distinct in [{fold(question) for question in training[language].get(topic.intent, [])}]
        if len(distinct) < 12
    }
    assert few == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_small_talk_is_trained_in_every_language(training: Questions, language: str) -> None:
    for intent in SMALL_TALK:
        assert len(training[language].get(intent, [])) >= 12, intent


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("intent", OTHERS)
def test_refusals_crises_and_follow_ups_are_trained_in_every_language(
    training: Questions, language: str, intent: str
) -> None:
    assert len(training[language].get(intent, [])) >= 20


def test_every_topic_has_an_intent_and_a_rule(law: LawStore, domain: Set[str], ruled: Dict[str, str]) -> None:
    for topic in law.topics.values():
        assert topic.intent in domain, topic.id
        assert ruled.get(topic.intent) == "action_answer_topic", topic.id


def test_every_intent_leads_somewhere(domain: Set[str], ruled: Dict[str, str]) -> None:
    assert domain == set(ruled)


def test_only_topics_are_answered_as_topics(law: LawStore, ruled: Dict[str, str]) -> None:
    answered = {intent for intent, action in ruled.items() if action == "action_answer_topic"}
    assert answered == {topic.intent for topic in law.topics.values()}


def test_every_trained_intent_is_in_the_domain(training: Questions, domain: Set[str]) -> None:
    assert {intent for blocks in training.values() for intent in blocks} <= domain


def test_no_question_stands_under_two_intents(training: Questions) -> None:
    places = defaultdict(set)
    for blocks in training.values():
        for intent, questions in blocks.items():
            for question in questions:
                places[fold(question)].add(intent)
    assert {question: intents for question, intents in places.items() if len(intents) > 1} == {}


def test_no_question_stands_twice_in_a_language(training: Questions) -> None:
    # Spelt alike, that is: "сәлем" and "салем" are one word in the normal form and both may be listed.
    for language, blocks in training.items():
        seen: Dict[str, str] = {}
        for intent, questions in blocks.items():
            for question in questions:
                assert question not in seen, (language, intent, question)
                seen[question] = intent


def test_no_question_is_without_words(training: Questions) -> None:
    assert all(
        fold(question) for blocks in training.values() for questions in blocks.values() for question in questions
    )


def test_no_two_topics_share_a_question_in_other_words(training: Questions) -> None:
    # The same stems, in whatever order and with whatever endings.
    places = defaultdict(set)
    for blocks in training.values():
        for intent, questions in blocks.items():
            for question in questions:
                stems = frozenset(name for name in features(question) if name[0] == "s")
                if len(stems) > 3:
                    places[stems].add((intent, question))
    shared = [found for found in places.values() if len({intent for intent, _ in found}) > 1]
    assert shared == []


@pytest.mark.parametrize("name", HELD_OUT)
def test_no_held_out_question_is_trained_on(training: Questions, name: str) -> None:
    trained = {
        fold(question) for blocks in training.values() for questions in blocks.values() for question in questions
    }
    assert [text for _, text in held_out(name) if fold(text) in trained] == []


def test_the_final_questions_are_in_no_other_set() -> None:
    others = {fold(text) for name in ("calibration.yml", "look") for _, text in held_out(name)}
    assert [text for _, text in held_out("final") if fold(text) in others] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", ["look", "final"])
def test_there_are_enough_held_out_questions_in_every_way_of_writing(law: LawStore, language: str, part: str) -> None:
    mine = [question for question in read(EVAL / part, law) if question.language == language]
    assert len(mine) >= 150
    own = {"kk": {"keyboard", "latin"}, "ru": {"translit"}, "en": set()}
    expected = {way for way in WAYS if way not in {"keyboard", "latin", "translit"}} | own[language]
    assert {question.way for question in mine if question.status == "answered"} == expected


@pytest.mark.parametrize("letters", ["әғқңөұүһі"])
def test_kazakh_questions_are_mostly_in_kazakh_letters(training: Questions, letters: str) -> None:
    questions = [question.lower() for block in training["kk"].values() for question in block]
    assert sum(bool(set(letters) & set(question)) for question in questions) / len(questions) > 0.5
    for language in ("ru", "en"):
        others = [question.lower() for block in training[language].values() for question in block]
        assert sum(bool(set(letters) & set(question)) for question in others) / len(others) < 0.05
