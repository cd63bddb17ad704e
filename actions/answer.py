"""Answer a topic with its reviewed answer and the provisions it rests on."""

from typing import Any, Dict, Iterable, List, Optional

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.context import remember
from actions.knowledge import law, reviews
from actions.speech import Speaker, topic_buttons
from bot.i18n import N_
from bot.i18n import gettext as _
from bot.law.model import Confidence, Topic
from bot.law.money import fill_amounts
from bot.law.official.reviews import notice
from bot.law.store import Provision, today
from bot.reply import Part, Status

_ABOUT_US = N_("You are talking to a program, not a person. This is general information, not legal advice.")
_ALSO = N_("You also asked: %(title)s")
_UNREAD = N_("We have not read the official text in full here; check it before you act: %(places)s.")
_ENGLISH = N_("The Kazakh and Russian texts of the law have equal force. English is for information only.")


class ActionAnswerTopic(Action):
    """Answers the topic that the intent stands for."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_answer_topic"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """Say the answer and remember the topic."""
        topic = law().topic_of_intent(tracker.latest_message["intent"]["name"])
        assert topic is not None, "the rules send only topics here"
        second = tracker.latest_message.get("second_intent") or {}
        return say_answer(Speaker(dispatcher, tracker), topic, tracker, law().topic_of_intent(second.get("name") or ""))


def say_answer(
    speaker: Speaker,
    topic: Topic,
    tracker: Tracker,
    second: Optional[Topic] = None,
    *,
    follow_up: bool = False,
) -> List[EventType]:
    """Say a topic's answer: the direct answer, what it means, what to do, its basis, and notices not given yet.

    Of the ``second`` topic, where the message asked two things, only the direct answer is said, and a button for the
    rest.
    """
    language, day = speaker.language, today()
    explanation, provisions = topic.answer[language], law().provisions_of(topic)
    if second:
        own = set(topic.citations)
        provisions += [law().provision(citation) for citation in second.citations if citation not in own]

    def filled(text: str) -> str:
        return fill_amounts(text, language, law().indexes["mci"], day.year)

    speaker.outcome(Status.ANSWERED, topic.id, provisions)
    speaker.say(filled(explanation.short), Part.SHORT)
    speaker.say(filled(explanation.meaning), Part.MEANING)
    steps = "\n".join(f"{number}. {filled(step)}" for number, step in enumerate(explanation.next, start=1))
    related = (law().topics[other] for other in topic.related)
    speaker.say(steps, Part.NEXT, topic_buttons(related, language))
    if second:
        also = _(_ALSO, language, title=second.title[language])
        speaker.say(f"{also}\n{filled(second.answer[language].short)}", Part.MEANING, topic_buttons([second], language))
    speaker.cite(provisions)
    notices = _notices(provisions, speaker)
    given = tracker.get_slot("notices") or []
    new = [key for key in notices if key not in given]
    told = [*_reviews((topic, second), speaker), *(notices[key] for key in new)]
    unread = [p for p in provisions if p.article.confidence is not Confidence.FULL_TEXT_SEEN]
    if unread:
        # Not once a conversation but with every such answer: it is about this answer.
        places = "; ".join(f"{p.act.short_title[language]}, {p.place[language]}" for p in unread)
        told.append(_(_UNREAD, language, places=places))
    if told:
        speaker.say(" ".join(told), Part.NOTICE)
    return [*remember(topic, follow_up=follow_up), SlotSet("notices", [*given, *new])]


def _reviews(topics: Iterable[Optional[Topic]], speaker: Speaker) -> List[str]:
    """Say that the law behind what is answered has changed and nobody has confirmed the answer since."""
    known = reviews().for_readers()
    found = (known.get(topic.id) for topic in topics if topic)
    return list(dict.fromkeys(notice(review, speaker.language) for review in found if review))


def _notices(provisions: Iterable[Provision], speaker: Speaker) -> Dict[str, str]:
    """What the reader must be told once in a conversation, by a key that says what it was."""
    language = speaker.language
    notices = {"about_us": _(_ABOUT_US, language)}
    if language == "en":
        notices["english"] = _(_ENGLISH, language)
    for provision in provisions:
        if provision.act.caution:
            title = provision.act.short_title[language]
            notices[f"caution_{provision.act.id}"] = f"{title}: {provision.act.caution[language]}"
    return notices
