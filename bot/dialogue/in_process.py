"""Rasa's message processor with the custom actions in the same process.

A stock processor posts each custom action as JSON to an action server and checks the answer against a JSON schema that
it compiles anew every time. Here rasa_sdk's executor is called directly, so an action costs a function call.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, Dict, List, Text, Tuple, Union

import rasa_sdk.executor
from rasa.core.actions.action import Action, RemoteAction
from rasa.core.channels.channel import OutputChannel
from rasa.core.nlg.generator import NaturalLanguageGenerator
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.engine.loader import load_predict_graph_runner
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.storage import ModelMetadata
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity

import actions
from bot.dialogue.events import read_events
from bot.dialogue.graph_runner import InOrderGraphRunner


class InProcessAction(Action):
    """A custom action run by rasa_sdk's executor, without HTTP."""

    def __init__(self, name: str, executor: rasa_sdk.executor.ActionExecutor) -> None:
        self._name = name
        self._executor = executor

    def name(self) -> str:
        """The action's name in the domain."""
        return self._name

    async def run(
        self,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        tracker: DialogueStateTracker,
        domain: Domain,
    ) -> List[Event]:
        """Run the action and return its utterances and events."""
        call: Dict[str, Any] = {
            "next_action": self._name,
            "sender_id": tracker.sender_id,
            # Our actions look at the slots and the latest message; the history need not be copied for them.
            "tracker": tracker.current_state(EventVerbosity.NONE),
        }
        result = await self._executor.run(call)
        uttered = await RemoteAction._utter_responses(result["responses"], output_channel, nlg, tracker)
        return [*uttered, *read_events(result["events"])]


class InProcessProcessor(MessageProcessor):
    """A message processor that runs custom actions in process."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._executor = rasa_sdk.executor.ActionExecutor()
        self._executor.register_package(actions)

    @staticmethod
    def _load_model(model_path: Union[Text, Path]) -> Tuple[Text, ModelMetadata, GraphRunner]:
        """Load the model as Rasa does, from a file only, with a graph runner that costs nothing."""
        path = Path(model_path)
        with tempfile.TemporaryDirectory() as folder:
            metadata, runner = load_predict_graph_runner(Path(folder), path, LocalModelStorage, InOrderGraphRunner)
        return path.name, metadata, runner

    def predict_next_with_tracker_if_should(self, tracker: DialogueStateTracker) -> Tuple[Action, PolicyPrediction]:
        """Predict as Rasa does, then take the custom action out of the hands of HTTP."""
        action, prediction = super().predict_next_with_tracker_if_should(tracker)
        if isinstance(action, RemoteAction):
            action = InProcessAction(action.name(), self._executor)
        return action, prediction
