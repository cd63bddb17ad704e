"""Rasa component: decides between answering, asking back and saying "I do not know"."""

from __future__ import annotations

from typing import Any, Dict, List, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.languages import DEFAULT_LANGUAGE
from bot.nlu.abroad import is_abroad
from bot.nlu.intent_classifier import INTENT_RANKING, KNOWN_SHARE
from bot.nlu.language_identifier import LANGUAGE

#: Rasa's name for "understood nothing" (its FallbackClassifier uses the same).
FALLBACK = "nlu_fallback"
#: Two or three topics are close: ask which one is meant.
UNCLEAR = "unclear"
LOOKUP = "lookup_article"
OUT_OF_SCOPE = "out_of_scope"
# Topics that are about services, data and rules of other countries.
_ABOUT_ABROAD = {"law_foreign_services", "personal_data_abroad", "state_international", "law_treaties", OUT_OF_SCOPE}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class ConfidenceGate(IntentClassifier, GraphComponent):
    """Lets the best intent pass only when it is probable enough *and* ahead of the next one.

    Rasa's FallbackClassifier has one threshold for all languages and one outcome; a wrong answer given confidently is
    the worst thing we can do, so here each language has its own, chosen on held-out questions by ``quqyq calibrate``.
    """

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """Per language: probabilities to answer and to ask back, lead over the next intent, share of known words."""
        gate = {"answer": 0.4, "clarify": 0.15, "lead": 0.1, "known": 0.3}
        return {"kk": gate, "ru": gate, "en": gate}

    def __init__(self, config: Dict[Text, Any]) -> None:
        self._config = config

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ConfidenceGate:
        """Create the component."""
        return cls(config)

    def process(self, messages: List[Message]) -> List[Message]:
        """Settle the intent of each message; the ranking stays as it is for those who want to suggest topics."""
        for message in messages:
            text = message.get(TEXT) or ""
            if text.startswith(INTENT_MESSAGE_PREFIX):
                continue
            if any(entity["entity"] == "ref" for entity in message.get(ENTITIES, [])):
                message.set(INTENT, {"name": LOOKUP, "confidence": 1.0}, add_to_output=True)
            else:
                self._settle(message)
        return messages

    def _settle(self, message: Message) -> None:
        gate = self._config[(message.get(LANGUAGE) or {}).get("language") or DEFAULT_LANGUAGE]
        ranking = message.get(INTENT_RANKING) or [{"name": FALLBACK, "confidence": 0.0}]
        best = ranking[0]
        second = ranking[1]["confidence"] if len(ranking) > 1 else 0.0
        known = message.get(KNOWN_SHARE) or 0.0
        if is_abroad(message.get(TEXT) or "") and best["name"] not in _ABOUT_ABROAD:
            message.set(INTENT, {"name": OUT_OF_SCOPE, "confidence": 1.0}, add_to_output=True)
        elif known < gate["known"] or best["confidence"] < gate["clarify"]:
            message.set(INTENT, {"name": FALLBACK, "confidence": 1 - best["confidence"]}, add_to_output=True)
        elif best["confidence"] < gate["answer"] or best["confidence"] - second < gate["lead"]:
            message.set(INTENT, {"name": UNCLEAR, "confidence": best["confidence"]}, add_to_output=True)
