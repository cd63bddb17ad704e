"""Switch the language of the conversation on request."""

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.answer import say_answer
from actions.context import current_topic
from actions.speech import Speaker
from bot.i18n import gettext as _
from bot.languages import AUTONYMS, parse_language
from bot.reply import Status


class ActionSwitchLanguage(Action):
    """Goes on in the language asked for, repeating the last answer in it."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_switch_language"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """Switch; without a language of ours in the request, ask which one."""
        speaker = Speaker(dispatcher, tracker)
        asked = parse_language(next(tracker.get_latest_entity_values("named_language"), ""))
        if asked is None and any(tracker.get_latest_entity_values("named_script")):
            # Only Kazakh is written in two scripts.
            asked = "kk"
        if asked is None:
            buttons = [
                {"title": name, "payload": f'/switch_language{{"named_language": "{code}"}}'}
                for code, name in AUTONYMS.items()
            ]
            speaker.outcome(Status.CLARIFICATION)
            speaker.say(_("Which language shall we speak?", speaker.language), buttons=buttons)
            return []
        # The request itself outranks a language that the page still sends along.
        speaker.language = asked
        topic = current_topic(tracker)
        if topic:
            return say_answer(speaker, topic, tracker, follow_up=True)
        speaker.outcome(Status.SMALL_TALK)
        speaker.say(_("I will answer in English. What is your question?", asked))
        return []
