"""Say honestly what the bot cannot answer, and offer what is nearest."""

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.follow_ups import answer_follow_up, follow_up_meant
from actions.knowledge import law, search
from actions.speech import Speaker, suggested_topics, topic_buttons
from bot.i18n import N_
from bot.i18n import gettext as _
from bot.law.search import Hit, SearchError
from bot.law.store import today
from bot.reply import Part, Reason, Status

_NOT_OURS = N_(
    "I cannot help with this. I only answer questions about artificial intelligence and the law of Kazakhstan."
)
_NOT_KNOWN = N_("I have no reviewed answer to this, and I do not guess about the law.")
_NEAREST = N_("Perhaps one of these topics helps:")
_WHERE_TO_ASK = N_("Try to ask in other words, or ask a lawyer.")
_WHICH = N_("Which of these do you mean?")

_LAW_ITSELF = N_("I have no reviewed answer to this. The nearest places in the law, in plain language:")

#: What is said of a message that is not ours, by its intent.
_REFUSALS = {
    "other_field": (
        Reason.OTHER_FIELD,
        N_(
            "This belongs to another field of law. I only answer questions about artificial intelligence and the law "
            "of Kazakhstan. About state services ask the eGov contact centre: 1414."
        ),
    ),
    "other_country": (
        Reason.OTHER_COUNTRY,
        N_(
            "I only know the law of Kazakhstan and, to compare, that of the European Union. I cannot answer for other "
            "countries."
        ),
    ),
    "prediction": (
        Reason.PREDICTION,
        N_(
            "I cannot tell how a court or an official will decide, what you would get, or what you should do: that "
            "depends on the case. I only explain what the law says. A lawyer can look at your papers."
        ),
    ),
    "off_topic": (Reason.OFF_TOPIC, _NOT_OURS),
    "insult": (
        Reason.INSULT,
        N_(
            "I am sorry if I was of no help. I am only a program. Put your question in other words, and I will try "
            "again."
        ),
    ),
    "injection": (
        Reason.INJECTION,
        N_(
            "My rules cannot be changed in a conversation: I only pick answers that people have prepared and reviewed. "
            "Ask me about artificial intelligence and the law of Kazakhstan."
        ),
    ),
}

#: From this score on the search's first hit is near enough to show: of the calibration questions that are not ours,
#: nineteen of twenty stay below it; of those that are, half lie above.
_NEAR = 22.0
_PROVISIONS_SHOWN = 3
_LONGEST_SEARCHED = 20
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
        if intent in _REFUSALS:
            _refuse(speaker, tracker, *_REFUSALS[intent])
            return []
        follow_up = follow_up_meant(tracker)
        if follow_up:
            return answer_follow_up(follow_up, dispatcher, tracker, domain)
        hits = _law_itself(tracker, speaker)
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
        follow_up = follow_up_meant(tracker)
        if follow_up:
            return answer_follow_up(follow_up, dispatcher, tracker, domain)
        speaker = Speaker(dispatcher, tracker)
        topics = suggested_topics(tracker, law().topic_of_intent, _WORTH_SUGGESTING, _TOPICS_SUGGESTED)
        if not topics:
            decline(speaker, tracker)
            return []
        speaker.outcome(Status.CLARIFICATION)
        speaker.say(_(_WHICH, speaker.language), buttons=topic_buttons(topics, speaker.language))
        return []


def _law_itself(tracker: Tracker, speaker: Speaker) -> List[Hit]:
    """The provisions in force nearest to the question, if the first is near enough; the second line of help.

    Only for short questions that speak of artificial intelligence: a long story about something else shares enough
    words with some provision to look near.
    """
    message = tracker.latest_message
    text = message.get("text") or ""
    if not message.get("speaks_of_ai") or len(text.split()) > _LONGEST_SEARCHED:
        return []
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


def _refuse(speaker: Speaker, tracker: Tracker, reason: Reason, text: str) -> None:
    """Say why this is not ours; a question about what will come of a case is offered what the law says about it."""
    speaker.outcome(Status.SMALL_TALK if reason is Reason.INSULT else Status.OUT_OF_SCOPE, reason=reason)
    speaker.say(_(text, speaker.language))
    topics = suggested_topics(tracker, law().topic_of_intent, _WORTH_SUGGESTING, _TOPICS_SUGGESTED)
    if topics and reason in (Reason.PREDICTION, Reason.OTHER_FIELD, Reason.OTHER_COUNTRY):
        speaker.say(_(_NEAREST, speaker.language), buttons=topic_buttons(topics, speaker.language))


def decline(speaker: Speaker, tracker: Tracker) -> None:
    """Say that we know no answer, and offer the nearest topics, if any is near."""
    language = speaker.language
    topics = suggested_topics(tracker, law().topic_of_intent, _WORTH_SUGGESTING, _TOPICS_SUGGESTED)
    speaker.outcome(Status.OUT_OF_SCOPE, reason=Reason.UNKNOWN)
    speaker.say(_(_NOT_KNOWN, language))
    if topics:
        speaker.say(_(_NEAREST, language), buttons=topic_buttons(topics, language))
    else:
        speaker.say(_(_WHERE_TO_ASK, language))
