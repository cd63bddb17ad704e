"""What the conversation is about: the topic answered last, until it is too long ago to be meant."""

import time
from typing import List, Optional

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet

from actions.knowledge import law
from bot.law.model import Topic

#: So many seconds after an answer "and the fine?" is still about it.
LASTS = 30 * 60


def current_topic(tracker: Tracker) -> Optional[Topic]:
    """The topic that a follow-up is about, or ``None``."""
    answered_at = tracker.get_slot("answered_at") or 0.0
    if time.time() - answered_at > LASTS:
        return None
    return law().topics.get(tracker.get_slot("last_topic") or "")


def question_topic(tracker: Tracker) -> Optional[Topic]:
    """The topic of the last question that was no follow-up: what "and the fine?" began with."""
    return law().topics.get(tracker.get_slot("question_topic") or "") if current_topic(tracker) else None


def remember(topic: Topic, *, follow_up: bool = False) -> List[EventType]:
    """Make the topic what the conversation is about; a follow-up leaves the question it came from as it is."""
    now: List[EventType] = [SlotSet("last_topic", topic.id), SlotSet("answered_at", time.time())]
    return now if follow_up else [*now, SlotSet("question_topic", topic.id)]
