"""Running the actions as a stock action server does: rasa_sdk's executor, a tracker in JSON."""

import asyncio
import time
from typing import Any, Dict, List, Optional, Tuple

import pytest
from rasa_sdk.executor import ActionExecutor

import actions


class Said:
    """What an action answered."""

    def __init__(self, result: Dict[str, Any]) -> None:
        self.events: List[Dict[str, Any]] = result["events"]
        self.responses: List[Dict[str, Any]] = result["responses"]

    @property
    def outcome(self) -> Dict[str, Any]:
        """The outcome of the typed reply; exactly one response carries it."""
        (found,) = [said["outcome"] for said in self._flat if said.get("outcome")]
        return found

    @property
    def status(self) -> str:
        return str(self.outcome["status"])

    @property
    def citations(self) -> List[str]:
        return [f"{cited['act']} {cited['ref']}" for cited in self.outcome["citations"]]

    @property
    def text(self) -> str:
        """Everything said, a line each."""
        return "\n".join(said["text"] for said in self.responses)

    @property
    def payloads(self) -> List[str]:
        return [button["payload"] for said in self.responses for button in said.get("buttons") or []]

    @property
    def slots(self) -> Dict[str, Any]:
        return {event["name"]: event["value"] for event in self.events if event["event"] == "slot"}

    def part(self, name: str) -> Optional[str]:
        """The text of a part, or ``None`` where it was not said."""
        found = [said["text"] for said in self._flat if said.get("part") == name]
        return "\n".join(found) if found else None

    @property
    def _flat(self) -> List[Dict[str, Any]]:
        return [{**said, **(said.get("custom") or {}), **(said.get("metadata") or {})} for said in self.responses]


class Runner:
    """Runs actions by name.

    ``topic`` is what the conversation is about: answered ``ago`` seconds before this message, after ``question`` was
    asked (the topic itself where not given). ``message`` is what else the pipeline found in the message.
    """

    def __init__(self) -> None:
        self.executor = ActionExecutor()
        self.executor.register_package(actions)

    def __call__(
        self,
        action: str,
        intent: str = "",
        language: str = "ru",
        entities: Optional[Dict[str, str]] = None,
        ranking: Optional[List[Tuple[str, float]]] = None,
        slots: Optional[Dict[str, Any]] = None,
        metadata: Optional[Dict[str, Any]] = None,
        confidence: float = 0.9,
        topic: Optional[str] = None,
        question: Optional[str] = None,
        ago: float = 5.0,
        message: Optional[Dict[str, Any]] = None,
    ) -> Said:
        latest = {
            "text": "…",
            "intent": {"name": intent, "confidence": confidence},
            "entities": [
                {"entity": name, "value": value, "start": 0, "end": 1} for name, value in (entities or {}).items()
            ],
            "intent_ranking": [{"name": name, "confidence": probability} for name, probability in ranking or []],
            "language": {"language": language, "script": "Latn" if language == "en" else "Cyrl", "confidence": 1.0},
            "metadata": metadata or {},
            **(message or {}),
        }
        known: Dict[str, Any] = {"language": language, "chosen_language": None, "script": None, "notices": None}
        known.update(
            last_topic=topic, question_topic=question or topic, answered_at=time.time() - ago if topic else None
        )
        tracker = {
            "sender_id": "somebody",
            "slots": {**known, **(slots or {})},
            "latest_message": latest,
            "events": [],
            "paused": False,
            "followup_action": None,
            "active_loop": {},
            "latest_action_name": "action_listen",
            "latest_event_time": 0.0,
            "latest_input_channel": "rest",
        }
        call = {"next_action": action, "sender_id": "somebody", "tracker": tracker, "domain": {}, "version": "3.6.21"}
        return Said(asyncio.run(self.executor.run(call)))


@pytest.fixture(scope="session")
def run() -> Runner:
    """Run an action and return what it said."""
    return Runner()
