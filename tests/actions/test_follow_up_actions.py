"""What people ask next: the fine, the complaint, an example, the steps, the article, since when."""

from datetime import date
from typing import Any, Dict, List

import pytest
from babel.dates import format_date

from actions.context import LASTS
from actions.follow_ups import SHARE
from bot.law.money import fill_amounts
from bot.law.store import LawStore, Provision, today

LANGUAGES = ("kk", "ru", "en")
#: Which topic answers a follow-up of the kind where there is no question yet.
GENERAL = {
    "ask_fine": ("fine", "law/fines"),
    "ask_complain": ("complain", "law/complain"),
    "ask_state_body": ("state_body", "state/bodies_obey"),
    "ask_private": ("private", "liability/who_pays"),
}
#: For each kind a topic that leads to none, and to which none leads.
DEAD_ENDS = {
    "ask_fine": "ownership/who_owns",
    "ask_complain": "law/what_is_ai",
    "ask_state_body": "labelling/how",
    "ask_private": "labelling/how",
}
ABOUT_THE_TOPIC = {
    "action_give_example": "ask_example",
    "action_explain_simpler": "ask_simpler",
    "action_say_steps": "ask_steps",
    "action_name_article": "ask_article",
    "action_say_since": "ask_since",
}


def leads_to(law: LawStore, kind: str) -> Dict[str, str]:
    """Where each topic leads that leads somewhere."""
    linked = {topic.id: getattr(topic.follow_ups, kind) for topic in law.topics.values()}
    return {topic: target for topic, target in linked.items() if target}


@pytest.mark.parametrize("intent", GENERAL)
def test_a_follow_up_goes_to_the_topic_that_answers_it(run: Any, law: LawStore, intent: str) -> None:
    kind, _general = GENERAL[intent]
    linked = leads_to(law, kind)
    assert linked
    for topic, target in linked.items():
        said = run("action_follow_up", intent, "ru", topic=topic)
        assert (said.status, said.outcome["topic"], said.outcome["reason"]) == ("answered", target, None), topic
        assert said.citations == law.topics[target].citations, topic


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_answer_is_said_in_full(run: Any, law: LawStore, language: str) -> None:
    said = run("action_follow_up", "ask_complain", language, topic="rights/refuse_ai")
    answer = law.topics[law.topics["rights/refuse_ai"].follow_ups.complain or ""].answer[language]  # type: ignore[index]
    assert (said.part("short"), said.part("meaning")) == (answer.short, answer.meaning)
    assert said.outcome["language"] == language
    assert said.part("citations")


@pytest.mark.parametrize("ago", [None, LASTS + 1])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("intent", GENERAL)
def test_without_a_topic_the_general_one_is_answered(
    run: Any, law: LawStore, intent: str, language: str, ago: Any
) -> None:
    before = {} if ago is None else {"topic": "labelling/must_label", "ago": ago}
    said = run("action_follow_up", intent, language, **before)
    _kind, general = GENERAL[intent]
    assert (said.status, said.outcome["topic"], said.outcome["language"]) == ("answered", general, language)
    assert said.citations == law.topics[general].citations
    assert "{" not in said.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("intent", ["ask_complain", "ask_state_body", "ask_private"])
def test_a_second_follow_up_is_about_the_question_where_the_first_leads_no_further(
    run: Any, law: LawStore, intent: str, language: str
) -> None:
    kind, _general = GENERAL[intent]
    question = "personal_data/training"
    fine = law.topics[law.topics[question].follow_ups.fine or ""]
    asked = law.topics[question].follow_ups
    said = run("action_follow_up", intent, language, topic=fine.id, question=question)
    assert said.outcome["topic"] == (getattr(fine.follow_ups, kind) or getattr(asked, kind))


def test_the_question_is_asked_only_where_the_last_topic_leads_nowhere(run: Any, law: LawStore) -> None:
    cases = [
        (topic, question)
        for topic, question in (("labelling/fine_no_label", "eu/labelling"), ("eu/fines", "labelling/must_label"))
        if law.topics[topic].follow_ups.complain
        and law.topics[topic].follow_ups.complain != law.topics[question].follow_ups.complain
    ]
    assert cases
    for topic, question in cases:
        said = run("action_follow_up", "ask_complain", topic=topic, question=question)
        assert said.outcome["topic"] == law.topics[topic].follow_ups.complain


@pytest.mark.parametrize("intent", GENERAL)
def test_a_topic_that_answers_such_follow_ups_answers_its_own(run: Any, law: LawStore, intent: str) -> None:
    kind, general = GENERAL[intent]
    linked = leads_to(law, kind)
    assert general in linked.values()
    for target in set(linked.values()) - set(linked):
        assert run("action_follow_up", intent, topic=target).outcome["topic"] == target


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("intent", DEAD_ENDS)
def test_where_no_topic_answers_it_says_so_and_offers_the_general_one(
    run: Any, law: LawStore, intent: str, language: str
) -> None:
    _kind, general = GENERAL[intent]
    topic = DEAD_ENDS[intent]
    said = run("action_follow_up", intent, language, topic=topic)
    assert (said.status, said.outcome["reason"], said.outcome["topic"]) == ("out_of_scope", "unknown", None)
    assert said.citations == []
    assert law.topics[topic].title[language] in said.responses[0]["text"]  # type: ignore[index]
    assert said.payloads == [f"/{law.topics[general].intent}"]
    assert law.topics[general].answer[language].short not in said.text  # type: ignore[index]
    assert "last_topic" not in said.slots


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("action", ABOUT_THE_TOPIC)
def test_every_topic_can_be_gone_on_with(run: Any, law: LawStore, action: str, language: str) -> None:
    for topic in law.topics.values():
        said = run(action, ABOUT_THE_TOPIC[action], language, topic=topic.id)
        assert (said.status, said.outcome["topic"], said.citations) == ("answered", topic.id, topic.citations)
        assert said.outcome["language"] == language
        assert "{" not in said.text, topic.id
        assert said.responses[0]["text"].strip(), topic.id


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("action", ABOUT_THE_TOPIC)
def test_without_a_topic_the_question_is_asked_for_first(run: Any, action: str, language: str) -> None:
    said = run(action, ABOUT_THE_TOPIC[action], language)
    assert (said.status, said.outcome["topic"], said.outcome["reason"]) == ("small_talk", None, None)
    assert (said.citations, said.payloads, said.slots) == ([], [], {})
    assert said.outcome["language"] == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_example_is_the_reviewed_one(run: Any, law: LawStore, language: str) -> None:
    said = run("action_give_example", "ask_example", language, topic="rights/refuse_ai")
    assert said.part("short") == law.topics["rights/refuse_ai"].answer[language].example  # type: ignore[index]


@pytest.mark.parametrize("language", LANGUAGES)
def test_amounts_are_filled_in(run: Any, law: LawStore, language: str) -> None:
    example = law.topics["labelling/fine_no_label"].answer[language].example  # type: ignore[index]
    assert "{mci" in example
    filled = fill_amounts(example, language, law.indexes["mci"], today().year)  # type: ignore[arg-type]
    said = run("action_give_example", "ask_example", language, topic="labelling/fine_no_label")
    assert said.part("short") == filled
    assert (
        run("action_explain_simpler", "ask_simpler", language, topic="labelling/fine_no_label").part("meaning")
        == filled
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_simpler_is_the_plain_answer_with_the_example(run: Any, law: LawStore, language: str) -> None:
    said = run("action_explain_simpler", "ask_simpler", language, topic="rights/refuse_ai")
    answer = law.topics["rights/refuse_ai"].answer[language]  # type: ignore[index]
    assert (said.part("short"), said.part("meaning")) == (answer.simple, answer.example)
    assert answer.meaning not in said.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_steps_are_said_in_order_with_where_to_complain(run: Any, law: LawStore, language: str) -> None:
    topic = law.topics["rights/refuse_ai"]
    said = run("action_say_steps", "ask_steps", language, topic=topic.id)
    steps = topic.answer[language].next  # type: ignore[index]
    assert said.part("next").splitlines() == [f"{number}. {step}" for number, step in enumerate(steps, start=1)]
    assert said.payloads == [f"/{law.topics[topic.follow_ups.complain or ''].intent}"]


def test_the_steps_come_alone_where_no_topic_says_where_to_complain(run: Any, law: LawStore) -> None:
    topic = next(topic for topic in law.topics.values() if topic.follow_ups.complain is None)
    assert run("action_say_steps", "ask_steps", topic=topic.id).payloads == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_article_is_named_with_its_act(run: Any, law: LawStore, language: str) -> None:
    topic = law.topics["liability/who_pays"]
    said = run("action_name_article", "ask_article", language, topic=topic.id)
    assert said.part("provision").splitlines() == [place(p, language) for p in law.provisions_of(topic)]


def place(provision: Provision, language: str) -> str:
    return f"{provision.act.short_title[language]}, {provision.place[language]}"  # type: ignore[index]


def since(run: Any, law: LawStore, act: str, language: str, *, own_day: bool = False) -> List[Any]:
    """For each provision of the act that some answer rests on: the provision, and the line on it."""
    found = []
    for topic in law.topics.values():
        provisions = law.provisions_of(topic)
        if not any(p.act.id == act and bool(p.article.valid_from) == own_day for p in provisions):
            continue
        lines = run("action_say_since", "ask_since", language, topic=topic.id).part("short").splitlines()
        assert len(lines) == len(provisions)
        found += [
            (p, line) for p, line in zip(provisions, lines) if p.act.id == act and bool(p.article.valid_from) == own_day
        ]
    assert found
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_since_names_the_day_of_an_act_where_it_is_proven(run: Any, law: LawStore, language: str) -> None:
    day = format_date(date(2026, 1, 18), "long", locale=language)
    for provision, line in since(run, law, "kz-ai", language):
        assert line.startswith(f"{place(provision, language)}: ")
        assert day in line


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("act", ["kz-copyright", "kz-consumer", "kz-banks", "kz-payments"])
def test_since_names_no_day_where_none_is_proven(run: Any, law: LawStore, act: str, language: str) -> None:
    assert not law.acts[act].in_force_proven
    for provision, line in since(run, law, act, language):
        said = line[len(place(provision, language)) :]
        assert line.startswith(place(provision, language)) and said.startswith(": ")
        assert not any(character.isdigit() for character in said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_since_names_the_articles_own_day_rather_than_the_acts(run: Any, law: LawStore, language: str) -> None:
    later = [
        (act, article)
        for act, articles in law.articles.items()
        for article in articles.values()
        if article.valid_from and article.valid_from != law.acts[act].in_force
    ]
    assert later
    act = next(act for act, article in later if list(law.topics_citing(act, article.article)))
    for provision, line in since(run, law, act, language, own_day=True):
        assert format_date(provision.article.valid_from, "long", locale=language) in line


@pytest.mark.parametrize(
    ("question", "first", "topic", "then", "target"),
    [
        ("law/goals", "ask_complain", "law/complain", "ask_private", "duties/overview"),
        ("liability/ai_itself", "ask_complain", "law/complain", "ask_private", "liability/who_pays"),
        ("labelling/must_label", "ask_fine", "labelling/fine_no_label", "ask_fine", "labelling/fine_no_label"),
    ],
)
def test_two_follow_ups_in_turn_are_both_about_the_question(
    run: Any, question: str, first: str, topic: str, then: str, target: str
) -> None:
    one = run("action_follow_up", first, topic=question)
    assert one.outcome["topic"] == one.slots["last_topic"] == topic
    two = run("action_follow_up", then, topic=topic, question=question)
    assert two.outcome["topic"] == target


#: Few words of which the pipeline is sure of nothing, and what it holds likely.
FEW_WORDS = {
    "kk": "ал айыппұл ше?",
    "ru": "а сколько заплатят?",
    "en": "and how much then?",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("action", "intent"), [("action_out_of_scope", "nlu_fallback"), ("action_clarify", "unclear")])
def test_few_words_are_a_follow_up_where_there_is_a_topic_to_follow(
    run: Any, action: str, intent: str, language: str
) -> None:
    asked = {"message": {"text": FEW_WORDS[language]}, "ranking": [("law_goals", 0.3), ("ask_fine", SHARE)]}
    said = run(action, intent, language, topic="labelling/must_label", **asked)
    assert (said.status, said.outcome["topic"]) == ("answered", "labelling/fine_no_label")
    assert said.slots["last_topic"] == "labelling/fine_no_label"
    for before in ({}, {"topic": "labelling/must_label", "ago": LASTS + 1}):
        assert run(action, intent, language, **before, **asked).status != "answered"


@pytest.mark.parametrize(
    ("likely", "part"),
    [
        ("ask_example", "short"),
        ("ask_simpler", "meaning"),
        ("ask_steps", "next"),
        ("ask_article", "provision"),
        ("ask_since", "short"),
        ("ask_why", "provision"),
        ("compare_eu", "meaning"),
    ],
)
def test_whatever_follow_up_the_few_words_are(run: Any, likely: str, part: str) -> None:
    said = run("action_out_of_scope", "nlu_fallback", topic="prohibited/social_scoring", ranking=[(likely, SHARE)])
    assert (said.status, said.outcome["topic"]) == ("answered", "prohibited/social_scoring")
    assert said.part(part)


@pytest.mark.parametrize("words", [FEW_WORDS["ru"] + " " + "и так далее " * 2, "слово " * 7])
def test_many_words_are_a_question_of_their_own(run: Any, words: str) -> None:
    said = run(
        "action_out_of_scope",
        "nlu_fallback",
        topic="labelling/must_label",
        message={"text": words},
        ranking=[("ask_fine", 0.3)],
    )
    assert (said.status, said.outcome["topic"]) == ("out_of_scope", None)


@pytest.mark.parametrize("ranking", [[], [("ask_fine", SHARE / 2)], [("law_fines", 0.3)], [("greet", 0.2)]])
def test_few_words_that_are_like_no_follow_up_are_none(run: Any, ranking: Any) -> None:
    said = run("action_out_of_scope", "nlu_fallback", topic="labelling/must_label", ranking=ranking)
    assert (said.status, said.outcome["reason"]) == ("out_of_scope", "unknown")


@pytest.mark.parametrize("intent", ["off_topic", "insult", "injection", "prediction", "other_field", "other_country"])
def test_what_is_known_not_to_be_ours_is_no_follow_up(run: Any, intent: str) -> None:
    said = run("action_out_of_scope", intent, topic="labelling/must_label", ranking=[(intent, 0.6), ("ask_fine", 0.3)])
    assert said.outcome["reason"] == intent
