"""Point a person in danger to those who can help, at once.

The numbers are those that the state's orders and its bodies' statements confirm: 112 for any emergency, 103 for an
ambulance, 111 for people in distress, families and children. Lines that old lists name and nobody confirms are not
shown.
"""

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.knowledge import law
from actions.speech import Speaker, suggested_topics, topic_buttons
from bot.i18n import N_
from bot.i18n import gettext as _
from bot.reply import Part, Reason, Status

_FIRST = {
    "crisis_self_harm": N_(
        "If you or somebody near you is in danger right now, call 112 or an ambulance: 103. You are not alone. Call "
        "111: psychologists answer there free of charge, day and night, in confidence."
    ),
    "crisis_violence": N_(
        "If you are in danger right now, call 112. If somebody is hurt, call an ambulance: 103. For help with violence "
        "at home call 111: psychologists and lawyers answer free of charge, day and night, in confidence."
    ),
    "crisis_child": N_(
        "If a child is in danger right now, call 112. If a child is hurt, call an ambulance: 103. Call 111, free of "
        "charge, day and night, in confidence: psychologists and lawyers help with violence, bullying and blackmail, "
        "also when the pictures are fake. A child can call too."
    ),
}
_A_PERSON = N_("I am a program and cannot help as a person can. Please talk to somebody now.")
_LATER = N_("When you are safe, I can tell you what the law says:")
_WORTH_SUGGESTING = 0.1
_TOPICS_SUGGESTED = 2


class ActionPointToHelp(Action):
    """Gives the numbers to call, before anything else."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_point_to_help"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """Say the numbers; what the law says of it comes last, if a topic is near."""
        speaker = Speaker(dispatcher, tracker)
        intent = tracker.latest_message["intent"]["name"]
        speaker.outcome(Status.OUT_OF_SCOPE, reason=Reason.CRISIS)
        speaker.say(_(_FIRST[intent], speaker.language), Part.SHORT)
        speaker.say(_(_A_PERSON, speaker.language))
        topics = suggested_topics(tracker, law().topic_of_intent, _WORTH_SUGGESTING, _TOPICS_SUGGESTED)
        if topics:
            speaker.say(_(_LATER, speaker.language), buttons=topic_buttons(topics, speaker.language))
        return []
