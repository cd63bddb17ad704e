"""How actions speak: messages in the reader's language, with the outcome that makes them a typed reply.

Fields beyond Rasa's own (``part``, ``outcome``) travel as the utterance's metadata: the API makes a typed reply of
them, ``rasa shell`` ignores them.
"""

from typing import Any, Dict, Iterable, List, Optional, Sequence

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.dialogue.reply_language import reply_language, reply_script
from bot.i18n import gettext as _
from bot.languages import Language
from bot.law.model import Topic
from bot.law.store import Provision, today
from bot.reply import Part, Reason, Status

Buttons = List[Dict[str, str]]


class Speaker:
    """Says one reply: set its outcome, then say its parts. The first part carries the outcome."""

    def __init__(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
        self._dispatcher = dispatcher
        self._tracker = tracker
        self.language: Language = reply_language(tracker.latest_message, tracker.slots)
        self._confidence = float((tracker.latest_message.get("intent") or {}).get("confidence") or 0.0)
        self._outcome: Optional[Dict[str, Any]] = None

    def outcome(
        self,
        status: Status,
        topic: Optional[str] = None,
        provisions: Sequence[Provision] = (),
        reason: Optional[Reason] = None,
    ) -> None:
        """Set the outcome of the reply; ``reason`` is why there is no answer."""
        citations = [provision.cite(self.language, today()) for provision in provisions]
        self._outcome = {
            "status": status.value,
            "language": self.language,
            "script": reply_script(self._tracker.latest_message, self._tracker.slots, self.language),
            "topic": topic,
            "reason": reason.value if reason else None,
            "confidence": round(min(1.0, self._confidence), 4),
            "citations": [
                {**citation.dict(), "edition": citation.edition and citation.edition.isoformat()}
                for citation in citations
            ],
        }

    def say(self, text: str, part: Part = Part.TEXT, buttons: Optional[Buttons] = None) -> None:
        """Say a paragraph that is already in the reader's language."""
        extra = {"outcome": self._outcome} if self._outcome else {}
        self._outcome = None
        self._dispatcher.utter_message(text=text, buttons=buttons, part=part.value, **extra)

    def cite(self, provisions: Iterable[Provision]) -> None:
        """Say the citations as a line of text, for channels that show nothing but text."""
        places = [f"{p.act.short_title[self.language]}, {p.place[self.language]}" for p in provisions]
        self._dispatcher.utter_message(
            text=_("Based on: %(places)s", self.language, places="; ".join(places)), part="citations"
        )


def topic_buttons(topics: Iterable[Topic], language: Language) -> Buttons:
    """Make a button for each topic."""
    return [{"title": topic.title[language], "payload": f"/{topic.intent}"} for topic in topics]


def suggested_topics(tracker: Tracker, topics_of_intent: Any, at_least: float, at_most: int) -> List[Topic]:
    """The topics that the intent ranking puts first.

    Args:
        tracker: the conversation.
        topics_of_intent: finds the topic of an intent, or ``None``.
        at_least: probability below which a topic is not worth suggesting.
        at_most: how many topics to return.
    """
    ranking = tracker.latest_message.get("intent_ranking") or []
    likely = [entry["name"] for entry in ranking if entry["confidence"] >= at_least]
    return [topic for topic in map(topics_of_intent, likely) if topic][:at_most]
