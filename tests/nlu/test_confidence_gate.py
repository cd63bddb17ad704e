"""When a message is answered, asked back about, or declined."""

import math
from typing import Any, Dict, List, Optional, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.confidence_gate import EVIDENCE, SECOND_INTENT, SPEAKS_OF_AI, ConfidenceGate
from bot.nlu.evidence import FACTS, Evidence
from bot.nlu.families import ABOUT_ABROAD, CRISIS, FALLBACK, LOOKUP, OTHER_COUNTRY, OUTSIDE, UNCLEAR
from bot.nlu.intent_classifier import INTENT_RANKING, QUESTIONS_RANKED, RANKED
from bot.nlu.linear_model import Ranked
from bot.nlu.normal_form import Reading
from bot.nlu.normaliser import QUESTIONS, READING

# The probability is that of the margin, so that a test can say which it means.
WEIGHTS = {"bias": 0.0, **dict.fromkeys(FACTS, 0.0), "margin": 1.0}
STRICT, LENIENT = {"answer": 0.6, "clarify": 0.3}, {"answer": 0.2, "clarify": 0.1}
CONFIG: Dict[str, Any] = {
    "weights": WEIGHTS,
    "kk": STRICT,
    "ru": STRICT,
    "en": STRICT,
    "crisis": 0.3,
    "outside": 0.5,
    "talk_words": 12,
}
#: Two topics on one article, one on another, one on the law of the Union.
REFUSE, SAME_ARTICLE, WHO_PAYS, UNION = "rights_refuse_ai", "rights_explanation", "liability_who_pays", "eu_fines"


@pytest.fixture(scope="module")
def gate() -> ConfidenceGate:
    return ConfidenceGate(CONFIG)


def margin(probability: float) -> float:
    return math.log(probability / (1 - probability))


def ranking(best: str, probability: float, others: Sequence[Ranked] = (), share: float = 0.5) -> List[Ranked]:
    """A ranking whose best intent of ours is right with this probability."""
    rest = [name for name in (REFUSE, WHO_PAYS, "greet") if name != best]
    tail = [Ranked(name, 0.01, margin(probability) - 2 - place) for place, name in enumerate(rest)]
    return [*others, Ranked(best, share, margin(probability)), *tail]


def message(
    ranked: Optional[List[Ranked]],
    text: str = "кто отвечает за вред",
    language: Optional[str] = "ru",
    reading: Optional[str] = None,
    **properties: Any,
) -> Message:
    return Message(
        data={
            "text": text,
            READING: Reading(text.lower() if reading is None else reading, 1.0, 0.0),
            RANKED: ranked,
            INTENT_RANKING: [{"name": entry.name, "confidence": entry.share} for entry in (ranked or [])[:8]],
            "language": {"language": language, "script": "Cyrl", "confidence": 1.0},
            **properties,
        }
    )


def settle(gate: ConfidenceGate, asked: Message) -> str:
    gate.process([asked])
    intent = asked.get("intent")
    assert set(intent) == {"name", "confidence"}
    assert 0 <= intent["confidence"] <= 1
    return str(intent["name"])


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize(
    ("probability", "intent"),
    [(0.99, REFUSE), (0.61, REFUSE), (0.59, UNCLEAR), (0.31, UNCLEAR), (0.29, FALLBACK), (0.01, FALLBACK)],
)
def test_the_probability_decides(gate: ConfidenceGate, probability: float, intent: str, language: str) -> None:
    assert settle(gate, message(ranking(REFUSE, probability), language=language)) == intent


@given(st.floats(0.001, 0.999))
def test_what_is_answered_is_told_with_its_probability(gate: ConfidenceGate, probability: float) -> None:
    asked = message(ranking(REFUSE, probability))
    name = settle(gate, asked)
    expected = 1 - probability if name == FALLBACK else probability
    assert asked.get("intent")["confidence"] == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("lenient", ["kk", "ru", "en"])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_each_language_has_its_own_thresholds(lenient: str, language: str) -> None:
    gate = ConfidenceGate({**CONFIG, lenient: LENIENT})
    assert settle(gate, message(ranking(REFUSE, 0.25), language=language)) == (
        REFUSE if language == lenient else FALLBACK
    )


def test_an_undecided_language_takes_the_state_languages_thresholds() -> None:
    gate = ConfidenceGate({**CONFIG, "kk": LENIENT})
    assert settle(gate, message(ranking(REFUSE, 0.25), language=None)) == REFUSE


def test_the_weights_turn_evidence_into_the_probability() -> None:
    gate = ConfidenceGate({**CONFIG, "weights": {**WEIGHTS, "margin": 0.0, "bias": 5.0}})
    assert settle(gate, message(ranking(REFUSE, 0.01))) == REFUSE
    gate = ConfidenceGate({**CONFIG, "weights": {**WEIGHTS, "margin": 0.0, "bias": -5.0}})
    assert settle(gate, message(ranking(REFUSE, 0.99))) == FALLBACK


def test_the_evidence_is_on_the_message(gate: ConfidenceGate) -> None:
    asked = message(ranking(REFUSE, 0.9), "бот отказал мне")
    settle(gate, asked)
    evidence = asked.get(EVIDENCE)
    assert isinstance(evidence, Evidence)
    assert (evidence.best, evidence.words) == (REFUSE, 3)
    assert asked.get(SPEAKS_OF_AI) is True


def test_a_message_about_neighbours_does_not_speak_of_ai(gate: ConfidenceGate) -> None:
    asked = message(ranking(REFUSE, 0.9), "сосед шумит ночью")
    settle(gate, asked)
    assert asked.get(SPEAKS_OF_AI) is False


class TestWhatIsNotOurs:
    def test_it_is_named_for_what_it_is(self, gate: ConfidenceGate) -> None:
        strangers = [Ranked("off_topic", 0.4, 1.0), Ranked("other_field", 0.2, 0.9)]
        assert settle(gate, message(ranking(REFUSE, 0.5, strangers, share=0.1))) == "off_topic"

    def test_shares_of_all_of_it_are_added_up(self, gate: ConfidenceGate) -> None:
        strangers = [Ranked("other_field", 0.3, 1.0), Ranked("off_topic", 0.3, 0.9)]
        assert settle(gate, message(ranking(REFUSE, 0.5, strangers))) == "other_field"

    def test_a_sure_answer_goes_first(self, gate: ConfidenceGate) -> None:
        strangers = [Ranked("other_field", 0.6, -1.0)]
        assert settle(gate, message(ranking(REFUSE, 0.9, strangers))) == REFUSE

    def test_a_small_share_of_it_asks_back(self, gate: ConfidenceGate) -> None:
        assert settle(gate, message(ranking(REFUSE, 0.5, [Ranked("off_topic", 0.4, 1.0)]))) == UNCLEAR

    def test_half_the_share_will_do_where_hardly_anything_is_understood(self, gate: ConfidenceGate) -> None:
        assert settle(gate, message(ranking(REFUSE, 0.1, [Ranked("off_topic", 0.3, 1.0)]))) == "off_topic"
        assert settle(gate, message(ranking(REFUSE, 0.1, [Ranked("off_topic", 0.2, 1.0)]))) == FALLBACK

    @pytest.mark.parametrize("intent", sorted(OUTSIDE))
    def test_all_of_it_can_be_told(self, gate: ConfidenceGate, intent: str) -> None:
        assert settle(gate, message(ranking(REFUSE, 0.05, [Ranked(intent, 0.9, 2.0)]))) == intent


class TestCrisis:
    @pytest.mark.parametrize("intent", sorted(CRISIS))
    @pytest.mark.parametrize("probability", [0.01, 0.99])
    def test_a_share_of_it_goes_before_everything(self, gate: ConfidenceGate, intent: str, probability: float) -> None:
        asked = message(ranking(REFUSE, probability, [Ranked(intent, 0.31, 1.0)]))
        assert settle(gate, asked) == intent
        assert asked.get("intent")["confidence"] == pytest.approx(0.31)

    def test_shares_of_all_crises_are_added_up(self, gate: ConfidenceGate) -> None:
        crises = [Ranked("crisis_violence", 0.2, 1.0), Ranked("crisis_child", 0.15, 0.9)]
        assert settle(gate, message(ranking(REFUSE, 0.9, crises))) == "crisis_violence"

    def test_a_small_share_is_none(self, gate: ConfidenceGate) -> None:
        assert settle(gate, message(ranking(REFUSE, 0.9, [Ranked("crisis_child", 0.29, -1.0)]))) == REFUSE

    @pytest.mark.parametrize(
        ("text", "language", "intent"),
        [
            ("өлгім келеді", "kk", "crisis_self_harm"),
            ("не хочу жить", "ru", "crisis_self_harm"),
            ("I want to die", "en", "crisis_self_harm"),
            ("муж меня бьёт", "ru", "crisis_violence"),
            ("балам жоғалып кетті", "kk", "crisis_child"),
        ],
    )
    def test_its_words_go_before_everything(self, gate: ConfidenceGate, text: str, language: str, intent: str) -> None:
        ref = [{"entity": "ref", "value": "21"}]
        assert settle(gate, message(ranking(REFUSE, 0.99), text, language, entities=ref)) == intent
        assert settle(gate, message(None, text, language)) == intent

    def test_its_words_are_heard_abroad_too(self, gate: ConfidenceGate) -> None:
        assert settle(gate, message(ranking(REFUSE, 0.9), "я в Германии и не хочу жить")) == "crisis_self_harm"

    def test_a_share_of_it_is_heard_in_a_long_message(self, gate: ConfidenceGate) -> None:
        crises = [Ranked("crisis_violence", 0.4, 1.0)]
        assert settle(gate, message(ranking(REFUSE, 0.9, crises), "слово " * 20)) == "crisis_violence"


class TestOtherCountries:
    ABROAD = [
        ("Что грозит в Германии за дипфейк?", "ru"),
        ("АҚШ-та дипфейк үшін не болады?", "kk"),
        ("What is the fine in Japan?", "en"),
        ("по узбекскому закону можно?", "ru"),
    ]

    @pytest.mark.parametrize(("text", "language"), ABROAD)
    @pytest.mark.parametrize("probability", [0.01, 0.99])
    def test_a_question_about_one_is_declined(
        self, gate: ConfidenceGate, text: str, language: str, probability: float
    ) -> None:
        assert settle(gate, message(ranking(REFUSE, probability), text, language)) == OTHER_COUNTRY

    @pytest.mark.parametrize("topic", sorted(ABOUT_ABROAD))
    def test_topics_about_abroad_are_answered(self, gate: ConfidenceGate, topic: str) -> None:
        assert settle(gate, message(ranking(topic, 0.9), "Серверы сервиса стоят в Японии")) == topic

    @pytest.mark.parametrize("topic", sorted(ABOUT_ABROAD))
    def test_but_not_by_the_law_of_another_country(self, gate: ConfidenceGate, topic: str) -> None:
        assert settle(gate, message(ranking(topic, 0.9), "по американскому закону")) == OTHER_COUNTRY

    @pytest.mark.parametrize(
        ("text", "language"),
        [
            ("Чем наш закон отличается от того, что в Германии, если сравнить с Казахстаном?", "ru"),
            ("Китайский робот испортил пол", "ru"),
            ("сгорели билеты в Турцию", "ru"),
            ("қатардағы пайдаланушымын", "kk"),
            ("tell us the law", "en"),
        ],
    )
    def test_a_question_about_home_is_answered(self, gate: ConfidenceGate, text: str, language: str) -> None:
        assert settle(gate, message(ranking(REFUSE, 0.9), text, language)) == REFUSE


class TestTheUnion:
    @pytest.mark.parametrize(
        ("text", "language"),
        [
            ("какой штраф в ЕС", "ru"),
            ("Еуропада айыппұл қандай", "kk"),
            ("what are the fines in Europe", "en"),
            ("а у немцев какой штраф в Германии", "ru"),
            ("what is the fine in Rome", "en"),
        ],
    )
    def test_its_topics_are_answered_where_it_is_named(self, gate: ConfidenceGate, text: str, language: str) -> None:
        asked = message(ranking(UNION, 0.9), text, language)
        assert settle(gate, asked) == UNION
        assert UNION in {entry["name"] for entry in asked.get(INTENT_RANKING)}

    @pytest.mark.parametrize(
        ("text", "language"),
        [
            ("какой штраф", "ru"),
            ("айыппұл қандай", "kk"),
            ("what are the fines", "en"),
            ("можно не париться о штрафе", "ru"),
        ],
    )
    def test_elsewhere_a_look_alike_of_ours_is_meant(self, gate: ConfidenceGate, text: str, language: str) -> None:
        ranked = [Ranked(UNION, 0.6, margin(0.95)), *ranking("law_fines", 0.9)]
        asked = message(ranked, text, language)
        assert settle(gate, asked) == "law_fines"
        assert UNION not in {entry["name"] for entry in asked.get(INTENT_RANKING)}
        assert UNION not in {entry.name for entry in asked.get(RANKED)}

    def test_other_entries_keep_their_order(self, gate: ConfidenceGate) -> None:
        ranked = [Ranked(UNION, 0.6, margin(0.95)), *ranking("law_fines", 0.9)]
        asked = message(ranked, "какой штраф")
        settle(gate, asked)
        assert [entry["name"] for entry in asked.get(INTENT_RANKING)] == [entry.name for entry in ranked[1:]]

    def test_the_normal_form_may_name_it(self, gate: ConfidenceGate) -> None:
        asked = message(ranking(UNION, 0.9), "kakoi shtraf v evrope", reading="какой штраф в европе")
        assert settle(gate, asked) == UNION

    def test_our_topics_are_answered_of_its_countries_only_at_home(self, gate: ConfidenceGate) -> None:
        assert settle(gate, message(ranking(REFUSE, 0.9), "а если в Германии")) == OTHER_COUNTRY


class TestTwoQuestions:
    TEXT = "Кто возместит вред? Могу ли я отказаться от бота?"

    def asked(
        self, *rankings: List[Ranked], whole: Optional[List[Ranked]] = None, text: str = TEXT, **properties: Any
    ) -> Message:
        parts = [Reading(f"вопрос номер {number}", 1.0, 0.0) for number in range(len(rankings))]
        return message(
            whole or ranking(WHO_PAYS, 0.9),
            text,
            **{QUESTIONS: parts, QUESTIONS_RANKED: list(rankings), **properties},
        )

    def test_the_first_is_taken_and_the_second_noted(self, gate: ConfidenceGate) -> None:
        asked = self.asked(ranking(WHO_PAYS, 0.9), ranking(REFUSE, 0.8))
        assert settle(gate, asked) == WHO_PAYS
        assert asked.get(SECOND_INTENT) == {"name": REFUSE, "confidence": pytest.approx(0.8)}

    def test_the_order_is_that_of_the_message_whatever_the_whole_says(self, gate: ConfidenceGate) -> None:
        asked = self.asked(ranking(REFUSE, 0.8), ranking(WHO_PAYS, 0.9))
        assert settle(gate, asked) == REFUSE
        assert asked.get(SECOND_INTENT)["name"] == WHO_PAYS

    def test_two_clear_questions_make_an_unclear_message_clear(self, gate: ConfidenceGate) -> None:
        asked = self.asked(ranking(WHO_PAYS, 0.9), ranking(REFUSE, 0.8), whole=ranking(WHO_PAYS, 0.4))
        assert settle(gate, asked) == WHO_PAYS
        assert asked.get(SECOND_INTENT)["name"] == REFUSE

    @pytest.mark.parametrize(
        "second",
        [
            ranking(REFUSE, 0.5),
            ranking(WHO_PAYS, 0.9),
            ranking("greet", 0.9),
            ranking(REFUSE, 0.1, [Ranked("off_topic", 0.9, 2.0)]),
        ],
        ids=["unsure", "the same", "no topic", "not ours"],
    )
    def test_only_a_second_answer_is_noted(self, gate: ConfidenceGate, second: List[Ranked]) -> None:
        asked = self.asked(ranking(WHO_PAYS, 0.9), second)
        assert settle(gate, asked) == WHO_PAYS
        assert asked.get(SECOND_INTENT) is None

    def test_two_topics_on_one_article_are_two_answers(self, gate: ConfidenceGate) -> None:
        asked = self.asked(ranking(REFUSE, 0.9), ranking(SAME_ARTICLE, 0.9), whole=ranking(REFUSE, 0.9))
        assert settle(gate, asked) == REFUSE
        assert asked.get(SECOND_INTENT)["name"] == SAME_ARTICLE

    def test_of_three_the_first_two_are_taken(self, gate: ConfidenceGate) -> None:
        asked = self.asked(ranking(WHO_PAYS, 0.9), ranking(REFUSE, 0.9), ranking("law_fines", 0.9))
        assert settle(gate, asked) == WHO_PAYS
        assert asked.get(SECOND_INTENT)["name"] == REFUSE

    def test_an_unsure_first_is_passed_over(self, gate: ConfidenceGate) -> None:
        asked = self.asked(ranking("law_fines", 0.3), ranking(REFUSE, 0.9), ranking(WHO_PAYS, 0.9))
        assert settle(gate, asked) == REFUSE
        assert asked.get(SECOND_INTENT)["name"] == WHO_PAYS

    @pytest.mark.parametrize("language", ["kk", "ru", "en"])
    def test_each_question_passes_by_the_threshold_of_the_language(self, language: str) -> None:
        gate = ConfidenceGate({**CONFIG, "kk": LENIENT})
        asked = self.asked(ranking(WHO_PAYS, 0.3), ranking(REFUSE, 0.3))
        asked.set("language", {"language": language})
        settle(gate, asked)
        assert (asked.get(SECOND_INTENT) is not None) == (language == "kk")

    @pytest.mark.parametrize("whole", [ranking("greet", 0.9), ranking(REFUSE, 0.05)], ids=["talk", "hardly understood"])
    def test_a_message_that_is_something_else_is_left_so(self, gate: ConfidenceGate, whole: List[Ranked]) -> None:
        asked = self.asked(ranking(WHO_PAYS, 0.9), ranking(REFUSE, 0.8), whole=whole)
        assert settle(gate, asked) in {"greet", FALLBACK}
        assert asked.get(SECOND_INTENT) is None

    def test_topics_of_the_union_are_not_taken_where_it_is_not_named(self, gate: ConfidenceGate) -> None:
        union = [Ranked(UNION, 0.6, margin(0.95)), *ranking("law_fines", 0.9)]
        asked = self.asked(ranking(WHO_PAYS, 0.9), union)
        assert settle(gate, asked) == WHO_PAYS
        assert asked.get(SECOND_INTENT)["name"] == "law_fines"
        named = self.asked(ranking(WHO_PAYS, 0.9), union, text="Кто возместит вред? Какой штраф в ЕС?")
        assert settle(gate, named) == WHO_PAYS
        assert named.get(SECOND_INTENT)["name"] == UNION

    def test_a_question_without_words_is_no_question(self, gate: ConfidenceGate) -> None:
        asked = self.asked(ranking(WHO_PAYS, 0.9), ranking(REFUSE, 0.9))
        asked.set(QUESTIONS, [Reading("кто возместит вред", 1.0, 0.0), Reading("", 0.0, 0.0)])
        assert settle(gate, asked) == WHO_PAYS
        assert asked.get(SECOND_INTENT) is None


class TestTalk:
    LONG = "добрый день у меня такая история что банк отказал мне в кредите без объяснений"

    def test_a_short_message_may_be_mere_talk(self, gate: ConfidenceGate) -> None:
        assert settle(gate, message(ranking("greet", 0.9), "добрый день")) == "greet"

    def test_a_long_one_never_is(self, gate: ConfidenceGate) -> None:
        ranked = [Ranked("greet", 0.6, margin(0.95)), *ranking("rights_automated_decision", 0.9)]
        assert settle(gate, message(ranked, self.LONG)) == "rights_automated_decision"

    def test_of_a_long_one_something_is_always_made(self, gate: ConfidenceGate) -> None:
        assert settle(gate, message([Ranked("greet", 1.0, margin(0.9))], self.LONG)) == "greet"


@pytest.mark.parametrize("probability", [0.01, 0.99])
@pytest.mark.parametrize("text", ["ст. 21", "21-бап", "article 21", "ст. 21 в Германии"])
def test_a_named_provision_is_looked_up_whatever_the_ranking_says(
    gate: ConfidenceGate, probability: float, text: str
) -> None:
    asked = message(ranking(REFUSE, probability), text, entities=[{"entity": "ref", "value": "21"}])
    gate.process([asked])
    assert asked.get("intent") == {"name": LOOKUP, "confidence": 1.0}


def test_other_entities_look_nothing_up(gate: ConfidenceGate) -> None:
    asked = message(ranking(REFUSE, 0.9), entities=[{"entity": "named_language", "value": "kk"}])
    assert settle(gate, asked) == REFUSE


def test_a_pressed_button_is_not_judged(gate: ConfidenceGate) -> None:
    pressed = Message(data={"text": "/rights_refuse_ai", "intent": {"name": REFUSE, "confidence": 1.0}})
    gate.process([pressed])
    assert pressed.get("intent") == {"name": REFUSE, "confidence": 1.0}


@pytest.mark.parametrize(
    "asked",
    [
        Message(data={"text": "???"}),
        Message(data={}),
        Message(data={"text": "?", READING: Reading("", 0.0, 0.0), RANKED: ranking(REFUSE, 0.99)}),
        Message(data={"text": "вопрос", READING: Reading("вопрос", 1.0, 0.0), RANKED: []}),
        Message(data={"text": "вопрос", READING: Reading("вопрос", 1.0, 0.0)}),
    ],
    ids=["no reading", "nothing", "no words", "empty ranking", "no ranking"],
)
def test_a_message_that_says_nothing_is_declined(gate: ConfidenceGate, asked: Message) -> None:
    gate.process([asked])
    assert asked.get("intent") == {"name": FALLBACK, "confidence": 0.0}


def test_messages_are_settled_one_by_one(gate: ConfidenceGate) -> None:
    first, second = message(ranking(REFUSE, 0.9)), message(ranking(WHO_PAYS, 0.4))
    assert gate.process([first, second]) == [first, second]
    assert [asked.get("intent")["name"] for asked in (first, second)] == [REFUSE, UNCLEAR]


def test_its_own_defaults_are_enough_to_work_with() -> None:
    defaults = ConfidenceGate.get_default_config()
    assert set(defaults["weights"]) == {"bias", *FACTS}
    for language in ("kk", "ru", "en"):
        assert 0 < defaults[language]["clarify"] < defaults[language]["answer"] < 1
    assert settle(ConfidenceGate(defaults), message(ranking(REFUSE, 0.9))) == REFUSE
