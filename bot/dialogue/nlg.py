"""Rasa response generator that takes ``utter_*`` from the Babel catalogs in the conversation's language."""

from typing import Any, Dict, Optional, Text, Tuple

from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.dialogue.reply_language import reply_language, reply_script
from bot.i18n import gettext as _
from bot.reply import Status


class CatalogNaturalLanguageGenerator(TemplatedNaturalLanguageGenerator):
    """The domain holds English texts, which are the catalogs' keys; readers get their own language.

    A subclass of the templated generator because Rasa hands the domain's responses only to those.
    """

    def __init__(self, endpoint_config: Optional[EndpointConfig] = None, domain: Optional[Domain] = None) -> None:
        super().__init__(domain.responses if domain else {})

    async def generate(
        self, utter_action: Text, tracker: DialogueStateTracker, output_channel: Text, **kwargs: Any
    ) -> Optional[Dict[Text, Any]]:
        """Generate the response: its text and buttons in the reader's language, and the outcome of a typed reply."""
        variations = self.responses.get(utter_action)
        if not variations:
            return None
        latest = tracker.latest_message.parse_data if tracker.latest_message else {}
        slots = tracker.current_slot_values()
        language = reply_language(latest, slots)
        intent = latest.get("intent") or {}
        text, buttons = variations[0]["text"], variations[0].get("buttons", [])
        return {
            "text": _(text, language),
            "buttons": [{"title": _(title, language), "payload": payload} for title, payload in map(_pair, buttons)],
            "outcome": {
                "status": Status.SMALL_TALK.value,
                "language": language,
                "script": reply_script(latest, slots, language),
                "topic": None,
                "confidence": round(float(intent.get("confidence") or 0.0), 4),
                "citations": [],
            },
        }


def _pair(button: Dict[Text, Text]) -> Tuple[Text, Text]:
    return button["title"], button["payload"]
