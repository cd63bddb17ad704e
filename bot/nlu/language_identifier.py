"""Rasa component: finds the language of each message."""

from __future__ import annotations

import json
from typing import Any, Dict, List, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.corpus import sentences
from bot.law.store import LawStore
from bot.nlu.langid import Detection, LanguageDetector, build_profiles

#: Message property with the detection: ``{"language", "script", "confidence"}``.
LANGUAGE = "language"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class LanguageIdentifier(GraphComponent):
    """Puts the detected language on the message, and adds a ``language`` entity when it is sure.

    The entity fills the slot of the same name, so a doubtful or one-word message keeps the conversation's language.
    """

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """``confidence``: how sure the detector must be; ``words``: how many words the message must have."""
        return {"confidence": 0.9, "words": 2}

    def __init__(self, config: Dict[Text, Any], resource: Resource, storage: ModelStorage) -> None:
        self._config = config
        self._resource = resource
        self._storage = storage
        self._detector: Any = None

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LanguageIdentifier:
        """Create an untrained component."""
        return cls(config, resource, model_storage)

    def train(self, training_data: TrainingData) -> Resource:
        """Build the language profiles from the project's own text and keep them in the model."""
        profiles = build_profiles(sentences(LawStore.load()))
        self._detector = LanguageDetector(profiles)
        with self._storage.write_to(self._resource) as folder:
            (folder / "profiles.json").write_text(json.dumps(profiles, ensure_ascii=False), encoding="utf-8")
        return self._resource

    @classmethod
    def load(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LanguageIdentifier:
        """Load the profiles from the model."""
        component = cls(config, resource, model_storage)
        with model_storage.read_from(resource) as folder:
            component._detector = LanguageDetector(json.loads((folder / "profiles.json").read_text(encoding="utf-8")))
        return component

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Training questions need no language: one model serves all three."""
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Detect the language of each message; a pressed button (``/intent``) has none."""
        for message in messages:
            text = message.get(TEXT) or ""
            if text.startswith(INTENT_MESSAGE_PREFIX):
                continue
            found: Detection = self._detector.detect(text)
            detected = {"language": found.language, "script": found.script, "confidence": found.confidence}
            message.set(LANGUAGE, detected, add_to_output=True)
            if found.confidence >= self._config["confidence"] and found.words >= self._config["words"]:
                message.set(ENTITIES, [*message.get(ENTITIES, []), self._entity(found, text)], add_to_output=True)
        return messages

    @staticmethod
    def _entity(found: Detection, text: str) -> Dict[Text, Any]:
        return {
            "entity": LANGUAGE,
            "value": found.language,
            "start": 0,
            "end": len(text),
            "confidence_entity": found.confidence,
            "extractor": "LanguageIdentifier",
        }
