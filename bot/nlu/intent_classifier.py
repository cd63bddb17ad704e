"""Rasa component: the intent model over the normal form of the text, one model for the three languages."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.linear_model import LinearModel
from bot.nlu.normaliser import QUESTIONS, READING

INTENT_RANKING = "intent_ranking"
#: Message property: the whole ranking as :class:`bot.nlu.linear_model.Ranked`, for those who weigh it.
RANKED = "ranked"
#: Message property: the same for each question of a message that asks several.
QUESTIONS_RANKED = "questions_ranked"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(IntentClassifier, GraphComponent):
    """Ranks the intents of each message by probability."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """``strength`` and ``sharpness``: see :class:`LinearModel`; ``ranking_length``: how many intents to keep."""
        return {"strength": 1.0, "sharpness": 4.0, "ranking_length": 8, "random_seed": 17}

    def __init__(
        self, config: Dict[Text, Any], resource: Resource, storage: ModelStorage, model: Optional[LinearModel] = None
    ) -> None:
        self._config = config
        self._resource = resource
        self._storage = storage
        self._model = model

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LinearIntentClassifier:
        """Create an untrained component."""
        return cls(config, resource, model_storage)

    def train(self, training_data: TrainingData) -> Resource:
        """Fit the model on the intent examples and keep it."""
        examples = training_data.intent_examples
        self._model = LinearModel.fit(
            [example.get(TEXT) for example in examples],
            [example.get(INTENT) for example in examples],
            strength=self._config["strength"],
            sharpness=self._config["sharpness"],
            seed=self._config["random_seed"],
        )
        with self._storage.write_to(self._resource) as folder:
            self._model.save(folder)
        return self._resource

    @classmethod
    def load(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LinearIntentClassifier:
        """Load the fitted model."""
        with model_storage.read_from(resource) as folder:
            return cls(config, resource, model_storage, LinearModel.load(folder))

    def process(self, messages: List[Message]) -> List[Message]:
        """Rank the intents of each message; a pressed button (``/intent``) names its own."""
        for message in messages:
            text = message.get(TEXT) or ""
            if text.startswith(INTENT_MESSAGE_PREFIX) or self._model is None:
                continue
            reading = message.get(READING)
            ranked = self._model.rank(reading.text if reading else text)
            best = ranked[: self._config["ranking_length"]]
            ranking = [{"name": entry.name, "confidence": entry.share} for entry in best]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING, ranking, add_to_output=True)
            message.set(RANKED, ranked)
            message.set(QUESTIONS_RANKED, [self._model.rank(part.text) for part in message.get(QUESTIONS) or []])
        return messages
