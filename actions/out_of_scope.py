"""Say honestly what the bot cannot answer, and offer what is nearest."""

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.knowledge import law, search
from actions.speech import Speaker, suggested_topics, topic_buttons
from bot.i18n import N_
from bot.i18n import gettext as _
from bot.law.search import Hit, SearchError
from bot.law.store import today
from bot.reply import Part, Status

_NOT_OURS = N_(
    "I cannot help with this. I only answer questions about artificial intelligence and the law of Kazakhstan."
)
_NOT_KNOWN = N_("I have no reviewed answer to this, and I do not guess about the law.")
_NEAREST = N_("Perhaps one of these topics helps:")
_WHERE_TO_ASK = N_("Try to ask in other words, or ask a lawyer.")
_WHICH = N_("Which of these do you mean?")

_LAW_ITSELF = N_("I have no reviewed answer to this. The nearest places in the law, in plain language:")

#: From this score on the search's first hit is near enough to show: of the calibration questions that are not ours,
#: nineteen of twenty stay below it; of those that are, half lie above.
_NEAR = 22.0
_PROVISIONS_SHOWN = 3
_WORTH_SUGGESTING = 0.04
_TOPICS_SUGGESTED = 3


class ActionOutOfScope(Action):
    """Declines a question that is not ours, or that we have no answer to."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_out_of_scope"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """Say so, with the nearest topics as buttons."""
        speaker = Speaker(dispatcher, tracker)
        intent = (tracker.latest_message.get("intent") or {}).get("name")
        hits = _law_itself(tracker.latest_message.get("text") or "", speaker) if intent == "nlu_fallback" else []
        if hits:
            _say_law(speaker, hits)
        else:
            decline(speaker, tracker)
        return []


class ActionClarify(Action):
    """Asks which of two or three close topics is meant."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_clarify"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """Ask; decline when the ranking holds no topic to ask about."""
        speaker = Speaker(dispatcher, tracker)
        topics = suggested_topics(tracker, law().topic_of_intent, _WORTH_SUGGESTING, _TOPICS_SUGGESTED)
        best = (tracker.latest_message.get("intent_ranking") or [{}])[0].get("name")
        if not topics or best == "out_of_scope":
            decline(speaker, tracker)
            return []
        speaker.outcome(Status.CLARIFICATION)
        speaker.say(_(_WHICH, speaker.language), buttons=topic_buttons(topics, speaker.language))
        return []


def _law_itself(text: str, speaker: Speaker) -> List[Hit]:
    """The provisions in force nearest to the question, if the first is near enough; the second line of help."""
    try:
        hits = search().search(text, speaker.language, on=today(), limit=_PROVISIONS_SHOWN)
    except SearchError:
        return []
    return hits if hits and hits[0].score >= _NEAR else []


def _say_law(speaker: Speaker, hits: List[Hit]) -> None:
    """Show what the law says, clearly not as an answer of ours."""
    provisions = [law().provision(f"{hit.act} {hit.ref}") for hit in hits]
    speaker.outcome(Status.PROVISIONS, None, provisions)
    speaker.say(_(_LAW_ITSELF, speaker.language))
    speaker.say("\n".join(f"{hit.title}: {hit.snippet}" for hit in hits), Part.PROVISION)
    speaker.cite(provisions)


def decline(speaker: Speaker, tracker: Tracker) -> None:
    """Say that the question is not ours (or not known) and offer the nearest topics, if any is near."""
    language = speaker.language
    intent = (tracker.latest_message.get("intent") or {}).get("name")
    topics = suggested_topics(tracker, law().topic_of_intent, _WORTH_SUGGESTING, _TOPICS_SUGGESTED)
    speaker.outcome(Status.OUT_OF_SCOPE)
    answer = _NOT_OURS if intent == "out_of_scope" else _NOT_KNOWN
    speaker.say(_(answer, language))
    if topics:
        speaker.say(_(_NEAREST, language), buttons=topic_buttons(topics, language))
    else:
        speaker.say(_(_WHERE_TO_ASK, language))
