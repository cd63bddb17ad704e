"""Answer what people ask next about the topic answered last: the fine, the complaint, an example, the article."""

from typing import Any, Dict, List, Optional, Type

from babel.dates import format_date
from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.answer import say_answer
from actions.compare_eu import ActionCompareEu
from actions.context import current_topic, question_topic, remember
from actions.explain import ActionExplainAnswer
from actions.knowledge import law
from actions.speech import Speaker, topic_buttons
from bot.i18n import N_
from bot.i18n import gettext as _
from bot.law.model import Topic
from bot.law.money import fill_amounts
from bot.law.store import today
from bot.reply import Part, Reason, Status

_ASK_FIRST = N_(
    "I do not know yet what this is about. First ask your question about artificial intelligence and the law."
)
_NOTHING_FURTHER = N_("I have no reviewed answer about that for this question: %(title)s")
_GENERAL = N_("What the law says in general:")
_RESTS_ON = N_("This rests on:")
_APPLIES = N_("%(place)s: in force; since which day we could not establish")
_SINCE = N_("%(place)s: in force since %(date)s")

#: Follow-ups that other topics answer: which, and the topic for when nothing has been asked yet.
_LEADS_TO = {
    "ask_fine": ("fine", "law/fines"),
    "ask_complain": ("complain", "law/complain"),
    "ask_state_body": ("state_body", "state/bodies_obey"),
    "ask_private": ("private", "liability/who_pays"),
}


class ActionFollowUp(Action):
    """Goes on to the topic that answers the follow-up to the last one."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_follow_up"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """Answer; where no topic does, say so and offer what the law says in general."""
        return self.lead_on(tracker.latest_message["intent"]["name"], dispatcher, tracker)

    def lead_on(self, intent: str, dispatcher: CollectingDispatcher, tracker: Tracker) -> List[EventType]:
        """Answer the follow-up that the intent stands for."""
        kind, general = _LEADS_TO[intent]
        topics, speaker, topic = law().topics, Speaker(dispatcher, tracker), current_topic(tracker)
        asked = [known for known in (topic, question_topic(tracker)) if known]
        linked = next(filter(None, (getattr(known.follow_ups, kind) for known in asked)), None)
        target = linked or (_itself(topic, kind) if topic else general)
        if target:
            # Where nothing came before, the general answer is what the conversation begins with.
            return say_answer(speaker, topics[target], tracker, follow_up=topic is not None)
        assert topic is not None, "without a topic the general one is answered"
        speaker.outcome(Status.OUT_OF_SCOPE, reason=Reason.UNKNOWN)
        speaker.say(_(_NOTHING_FURTHER, speaker.language, title=topic.title[speaker.language]))
        speaker.say(_(_GENERAL, speaker.language), buttons=topic_buttons([topics[general]], speaker.language))
        return []


def _itself(topic: Topic, kind: str) -> Optional[str]:
    """The topic itself, where it is what others lead to for this kind of follow-up; else ``None``."""
    leads_here = any(getattr(other.follow_ups, kind) == topic.id for other in law().topics.values())
    return topic.id if leads_here else None


class _AboutTheTopic:
    """Says one thing about the topic answered last; without one, asks for the question first.

    No action itself: rasa_sdk registers every subclass of Action.
    """

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """Say it, with the citations of the topic."""
        speaker, topic = Speaker(dispatcher, tracker), current_topic(tracker)
        if topic is None:
            speaker.outcome(Status.SMALL_TALK)
            speaker.say(_(_ASK_FIRST, speaker.language))
            return []
        provisions = law().provisions_of(topic)
        speaker.outcome(Status.ANSWERED, topic.id, provisions)
        self.say(speaker, topic)
        speaker.cite(provisions)
        return remember(topic, follow_up=True)

    def say(self, speaker: Speaker, topic: Topic) -> None:
        """Say what there is to say about the topic."""
        raise NotImplementedError


class ActionGiveExample(_AboutTheTopic, Action):
    """Shows the answer at work in an invented situation."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_give_example"

    def say(self, speaker: Speaker, topic: Topic) -> None:
        """Say the example."""
        speaker.say(_filled(topic.answer[speaker.language].example, speaker), Part.SHORT)


class ActionExplainSimpler(_AboutTheTopic, Action):
    """Says the answer in the fewest and plainest words."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_explain_simpler"

    def say(self, speaker: Speaker, topic: Topic) -> None:
        """Say it simply; the example helps too."""
        answer = topic.answer[speaker.language]
        speaker.say(_filled(answer.simple, speaker), Part.SHORT)
        speaker.say(_filled(answer.example, speaker), Part.MEANING)


class ActionSaySteps(_AboutTheTopic, Action):
    """Says what to do next."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_say_steps"

    def say(self, speaker: Speaker, topic: Topic) -> None:
        """Say the steps, and offer the topic on where to complain, if there is one."""
        steps = topic.answer[speaker.language].next
        numbered = "\n".join(f"{number}. {_filled(step, speaker)}" for number, step in enumerate(steps, start=1))
        further: Optional[str] = topic.follow_ups.complain
        buttons = topic_buttons([law().topics[further]], speaker.language) if further else None
        speaker.say(numbered, Part.NEXT, buttons)


class ActionNameArticle(_AboutTheTopic, Action):
    """Names the provisions an answer rests on."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_name_article"

    def say(self, speaker: Speaker, topic: Topic) -> None:
        """Say the places; the reply's citations carry the links."""
        language = speaker.language
        places = [f"{p.act.short_title[language]}, {p.place[language]}" for p in law().provisions_of(topic)]
        speaker.say(_(_RESTS_ON, language), Part.SHORT)
        speaker.say("\n".join(places), Part.PROVISION)


class ActionSaySince(_AboutTheTopic, Action):
    """Says since when the provisions apply that an answer rests on."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_say_since"

    def say(self, speaker: Speaker, topic: Topic) -> None:
        """Say the days."""
        language = speaker.language
        lines = []
        for provision in law().provisions_of(topic):
            place = f"{provision.act.short_title[language]}, {provision.place[language]}"
            since = provision.article.valid_from
            if since is None and provision.act.in_force_proven:
                since = provision.act.in_force
            if since is None:
                lines.append(_(_APPLIES, language, place=place))
            else:
                day = format_date(since, "long", locale=language)
                lines.append(_(_SINCE, language, place=place, date=day))
        speaker.say("\n".join(lines), Part.SHORT)


_SAID_BY: Dict[str, Type[Action]] = {
    "ask_example": ActionGiveExample,
    "ask_simpler": ActionExplainSimpler,
    "ask_steps": ActionSaySteps,
    "ask_article": ActionNameArticle,
    "ask_since": ActionSaySince,
    "ask_why": ActionExplainAnswer,
    "compare_eu": ActionCompareEu,
}
#: So few words may be a follow-up that only the conversation makes clear; its share of the ranking decides.
_FEW_WORDS = 6
SHARE = 0.03


def follow_up_meant(tracker: Tracker) -> Optional[str]:
    """The follow-up that a few words are, where there is a topic to follow; ``None`` where they are none."""
    text = tracker.latest_message.get("text") or ""
    if len(text.split()) > _FEW_WORDS or current_topic(tracker) is None:
        return None
    ranking = tracker.latest_message.get("intent_ranking") or []
    likely = (entry["name"] for entry in ranking if entry["confidence"] >= SHARE)
    return next((name for name in likely if name in _LEADS_TO or name in _SAID_BY), None)


def answer_follow_up(
    intent: str, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]
) -> List[EventType]:
    """Answer the follow-up that :func:`follow_up_meant` found."""
    if intent in _LEADS_TO:
        return ActionFollowUp().lead_on(intent, dispatcher, tracker)
    events: List[EventType] = _SAID_BY[intent]().run(dispatcher, tracker, domain)
    return events


def _filled(text: str, speaker: Speaker) -> str:
    return fill_amounts(text, speaker.language, law().indexes["mci"], today().year)
