"""When a message is answered, asked back about, or declined."""

from typing import Any, Dict, List, Optional

import pytest
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.confidence_gate import FALLBACK, LOOKUP, UNCLEAR, ConfidenceGate

GATE = {"answer": 0.4, "clarify": 0.15, "lead": 0.1, "known": 0.3}
LENIENT = {"answer": 0.2, "clarify": 0.1, "lead": 0.01, "known": 0.1}


def settle(
    first: float,
    second: float = 0.01,
    known: float = 1.0,
    language: Optional[str] = "ru",
    text: str = "вопрос",
    entities: Optional[List[Dict[str, Any]]] = None,
    config: Optional[Dict[str, Any]] = None,
) -> Dict[str, Any]:
    ranking = [{"name": "rights_refuse_ai", "confidence": first}, {"name": "rights_objection", "confidence": second}]
    data = {
        "text": text,
        "intent": ranking[0],
        "intent_ranking": ranking,
        "known_share": known,
        "entities": entities or [],
        "language": {"language": language, "script": "Cyrl", "confidence": 1.0},
    }
    gate = ConfidenceGate(config or {"kk": GATE, "ru": GATE, "en": GATE})
    (message,) = gate.process([Message(data=data)])
    assert message.get("intent_ranking") == ranking
    return message.get("intent")


@pytest.mark.parametrize(
    ("first", "second", "known", "intent"),
    [
        (0.9, 0.05, 1.0, "rights_refuse_ai"),
        (0.4, 0.3, 0.3, "rights_refuse_ai"),
        (0.39, 0.05, 1.0, UNCLEAR),
        (0.5, 0.45, 1.0, UNCLEAR),
        (0.15, 0.1, 1.0, UNCLEAR),
        (0.14, 0.1, 1.0, FALLBACK),
        (0.9, 0.05, 0.29, FALLBACK),
        (0.9, 0.05, 0.0, FALLBACK),
    ],
)
def test_probability_lead_and_known_words_decide(first: float, second: float, known: float, intent: str) -> None:
    assert settle(first, second, known)["name"] == intent


def test_each_language_has_its_own_gate() -> None:
    config = {"kk": LENIENT, "ru": GATE, "en": GATE}
    assert settle(0.25, 0.1, config=config, language="kk")["name"] == "rights_refuse_ai"
    assert settle(0.25, 0.1, config=config, language="ru")["name"] == UNCLEAR


def test_an_undecided_language_takes_the_state_languages_gate() -> None:
    config = {"kk": LENIENT, "ru": GATE, "en": GATE}
    assert settle(0.25, 0.1, config=config, language=None)["name"] == "rights_refuse_ai"


def test_a_named_provision_is_looked_up_whatever_the_ranking_says() -> None:
    found = settle(0.01, entities=[{"entity": "ref", "value": "21"}])
    assert found == {"name": LOOKUP, "confidence": 1.0}


def test_a_pressed_button_is_not_judged() -> None:
    assert settle(0.01, text="/rights_refuse_ai")["name"] == "rights_refuse_ai"


def test_a_message_without_ranking_is_declined() -> None:
    gate = ConfidenceGate({"kk": GATE, "ru": GATE, "en": GATE})
    (message,) = gate.process([Message(data={"text": "???"})])
    assert message.get("intent")["name"] == FALLBACK


def test_its_own_defaults_name_every_language() -> None:
    defaults = ConfidenceGate.get_default_config()
    assert set(defaults) >= {"kk", "ru", "en"}
    assert all(0 < defaults[language][key] < 1 for language in ("kk", "ru", "en") for key in GATE)
