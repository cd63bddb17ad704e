"""Rasa component: puts the normal form on each message."""

from __future__ import annotations

import json
from typing import Any, Dict, List, Optional, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.corpus import vocabulary
from bot.law.store import LawStore
from bot.nlu.language_identifier import LANGUAGE
from bot.nlu.normal_form import NormalForm
from bot.nlu.questions import questions_in

#: Message property: the message as a :class:`bot.nlu.normal_form.Reading`.
READING = "reading"
#: Message property: the questions of a message that asks several, each as a reading of its own.
QUESTIONS = "questions"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class Normaliser(GraphComponent):
    """Reads messages by the words of the training questions and of the law base."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """Nothing to set."""
        return {}

    def __init__(self, resource: Resource, storage: ModelStorage, normal_form: Optional[NormalForm] = None) -> None:
        self._resource = resource
        self._storage = storage
        self._normal_form = normal_form

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Normaliser:
        """Create an untrained component."""
        return cls(resource, model_storage)

    def train(self, training_data: TrainingData) -> Resource:
        """Gather the words and keep them in the model."""
        counts = vocabulary(LawStore.load())
        self._normal_form = NormalForm(counts)
        with self._storage.write_to(self._resource) as folder:
            (folder / "words.json").write_text(json.dumps(counts, ensure_ascii=False), encoding="utf-8")
        return self._resource

    @classmethod
    def load(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Normaliser:
        """Load the words from the model."""
        with model_storage.read_from(resource) as folder:
            counts = json.loads((folder / "words.json").read_text(encoding="utf-8"))
        return cls(resource, model_storage, NormalForm(counts))

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Training questions are the measure of what is normal."""
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Read each message; a pressed button (``/intent``) needs no reading."""
        for message in messages:
            text = message.get(TEXT) or ""
            if not text.startswith(INTENT_MESSAGE_PREFIX) and self._normal_form is not None:
                language = (message.get(LANGUAGE) or {}).get("language")
                message.set(READING, self._normal_form.read(text, language))
                parts = [self._normal_form.read(part, language) for part in questions_in(text)]
                message.set(QUESTIONS, parts)
        return messages
