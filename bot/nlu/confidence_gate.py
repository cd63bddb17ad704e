"""Rasa component: decides between answering, asking back and saying "I do not know"."""

from __future__ import annotations

from typing import Any, Dict, List, Text, Tuple

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.languages import DEFAULT_LANGUAGE
from bot.law.store import LawStore
from bot.nlu.attack import is_attack
from bot.nlu.crisis import CrisisFinder
from bot.nlu.evidence import FACTS, Evidence, weigh
from bot.nlu.families import (
    ABOUT_ABROAD,
    ABOUT_UNION,
    CRISIS,
    FALLBACK,
    INJECTION,
    LOOKUP,
    OTHER_COUNTRY,
    OUTSIDE,
    SWITCH_LANGUAGE,
    UNCLEAR,
)
from bot.nlu.intent_classifier import INTENT_RANKING, QUESTIONS_RANKED, RANKED
from bot.nlu.language_identifier import LANGUAGE
from bot.nlu.normaliser import QUESTIONS, READING
from bot.nlu.places import is_abroad, names_other_law, names_union

#: Message property: what the ranking says as a whole, as :class:`bot.nlu.evidence.Evidence`.
EVIDENCE = "evidence"
#: Message property: the intent of the second question of a message that asks two.
SECOND_INTENT = "second_intent"
#: Message property: whether the message names artificial intelligence.
SPEAKS_OF_AI = "speaks_of_ai"

_FEW_WORDS = 6


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class ConfidenceGate(IntentClassifier, GraphComponent):
    """Lets the best intent pass only when it is probably right.

    Rasa's FallbackClassifier has one threshold for all languages and one outcome, and takes the model's confidence for
    a probability. A wrong answer given confidently is the worst thing we can do, so the probability is calibrated on
    held-out questions and each language has its own thresholds (``quqyq calibrate`` finds both).
    """

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """The defaults.

        ``weights`` turn evidence into a probability. Per language: the probabilities from which to ``answer`` and to
        ask back (``clarify``). ``crisis`` and ``outside``: the shares from which a message is one; below ``clarify``,
        half of ``outside`` will do. ``talk_words``: longer messages are never mere talk (a greeting, thanks).
        """
        gate = {"answer": 0.5, "clarify": 0.2}
        weights = {"bias": 0.0, **dict.fromkeys(FACTS, 0.0), "lead": 1.0}
        return {"weights": weights, "kk": gate, "ru": gate, "en": gate, "crisis": 0.3, "outside": 0.5, "talk_words": 12}

    def __init__(self, config: Dict[Text, Any]) -> None:
        self._config = config
        self._crises = CrisisFinder()
        law = LawStore.load()
        first = {topic.intent: law.provisions_of(topic)[0] for topic in law.topics.values()}
        self._articles = {intent: f"{place.act.id} {place.article.article}" for intent, place in first.items()}

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
            name, confidence = self._settle(message, text)
            if name in self._articles or name == UNCLEAR:
                name, confidence = self._in_order(message, name, confidence)
            message.set(INTENT, {"name": name, "confidence": confidence}, add_to_output=True)
        return messages

    def _settle(self, message: Message, text: str) -> Tuple[str, float]:
        reading, ranked = message.get(READING), message.get(RANKED)
        crisis = self._crises.find(text)
        if crisis:
            return crisis, 1.0
        if any(entity["entity"] == "ref" for entity in message.get(ENTITIES, [])):
            return LOOKUP, 1.0
        if not ranked or not reading or not reading.text:
            return FALLBACK, 0.0
        in_union = self._is_in_union(message)
        if not in_union:
            # What the European Union's law says is asked by those who name it; else a look-alike of ours is meant.
            ranked = [entry for entry in ranked if not entry.name.startswith(ABOUT_UNION)]
            message.set(RANKED, ranked)
            names = {entry.name for entry in ranked}
            ranking = [entry for entry in message.get(INTENT_RANKING) or [] if entry["name"] in names]
            message.set(INTENT_RANKING, ranking, add_to_output=True)
        if len(reading.text.split()) > self._config["talk_words"]:
            # Nobody says hello, or asks for an example, in so many words.
            ranked = [entry for entry in ranked if self._is_about_law(entry.name)] or ranked
        evidence = weigh(ranked, reading, self._articles)
        message.set(EVIDENCE, evidence)
        message.set(SPEAKS_OF_AI, evidence.intelligence, add_to_output=True)
        if evidence.crisis >= self._config["crisis"]:
            return next(entry.name for entry in ranked if entry.name in CRISIS), evidence.crisis
        if self._asks_for_language(message, evidence):
            return SWITCH_LANGUAGE, 1.0
        about_union = in_union and evidence.best.startswith(ABOUT_UNION)
        ours_abroad = about_union or evidence.best in ABOUT_ABROAD and not names_other_law(text)
        if is_abroad(text) and not ours_abroad:
            return OTHER_COUNTRY, 1.0
        return self._pass(message, evidence)

    @staticmethod
    def _is_in_union(message: Message) -> bool:
        return names_union(message.get(TEXT) or "") or names_union(message.get(READING).text)

    def _asks_for_language(self, message: Message, evidence: Evidence) -> bool:
        """Tell whether a few words of talk name a language: "say it in Russian" is no wish for simpler words."""
        named = any(entity["entity"] == "named_language" for entity in message.get(ENTITIES, []))
        return named and evidence.words <= _FEW_WORDS and evidence.best not in self._articles

    def _is_about_law(self, intent: str) -> bool:
        return intent in self._articles or intent in OUTSIDE or intent in CRISIS

    def _in_order(self, message: Message, name: str, confidence: float) -> Tuple[str, float]:
        """Of a message that asks two things with an answer each, take the first first and note the second."""
        if not message.get(QUESTIONS):
            return name, confidence
        answer = self._gate(message)["answer"]
        in_union = self._is_in_union(message)
        asked: Dict[str, Tuple[str, float]] = {}
        for reading, ranked in zip(message.get(QUESTIONS), message.get(QUESTIONS_RANKED) or []):
            if not reading.text:
                continue
            if not in_union:
                ranked = [entry for entry in ranked if not entry.name.startswith(ABOUT_UNION)]
            evidence = weigh(ranked, reading, self._articles)
            probability = evidence.probability(self._config["weights"])
            if evidence.best in self._articles and probability >= answer:
                asked.setdefault(evidence.best, (evidence.best, probability))
        if len(asked) < 2:
            return name, confidence
        first, second = list(asked.values())[:2]
        message.set(SECOND_INTENT, {"name": second[0], "confidence": second[1]}, add_to_output=True)
        return first

    def _gate(self, message: Message) -> Dict[Text, float]:
        gate: Dict[Text, float] = self._config[(message.get(LANGUAGE) or {}).get("language") or DEFAULT_LANGUAGE]
        return gate

    def _pass(self, message: Message, evidence: Evidence) -> Tuple[str, float]:
        gate = self._gate(message)
        probability = evidence.probability(self._config["weights"])
        if probability >= gate["answer"]:
            return evidence.best, probability
        if is_attack(message.get(TEXT) or ""):
            return INJECTION, 1.0
        doubtful = probability < gate["clarify"]
        if evidence.outside >= self._config["outside"] / (2 if doubtful else 1):
            return next(entry.name for entry in message.get(RANKED) if entry.name in OUTSIDE), evidence.outside
        return (FALLBACK, 1 - probability) if doubtful else (UNCLEAR, probability)
