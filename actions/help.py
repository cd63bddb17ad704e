"""Show what can be asked: the areas, and the topics of an area."""

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.knowledge import law
from actions.speech import Speaker, topic_buttons
from bot.i18n import gettext as _
from bot.reply import Status


class ActionHelp(Action):
    """Lists the areas as buttons; a pressed area lists its topics."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_help"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """Say what the bot knows."""
        speaker = Speaker(dispatcher, tracker)
        area = law().areas.get(next(tracker.get_latest_entity_values("area"), None) or "")
        speaker.outcome(Status.SMALL_TALK)
        if area:
            speaker.say(area.title[speaker.language], buttons=topic_buttons(area.topics, speaker.language))
            return []
        buttons = [
            {"title": area.title[speaker.language], "payload": f'/help{{"area": "{area.area}"}}'}
            for area in law().areas.values()
        ]
        speaker.say(
            _(
                "Ask me in your own words about artificial intelligence and the law of Kazakhstan, or name an article, "
                "for example: article 21. I know these areas:",
                speaker.language,
            ),
            buttons=buttons,
        )
        return []
