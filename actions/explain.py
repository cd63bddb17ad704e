"""Explain why the last answer was given: the question it was taken for, and the law behind it."""

from typing import Any, Dict, List

from babel.dates import format_date
from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.context import current_topic, remember
from actions.knowledge import law
from actions.speech import Speaker
from bot.i18n import gettext as _
from bot.law.money import fill_amounts
from bot.law.store import today
from bot.reply import Part, Status


class ActionExplainAnswer(Action):
    """Shows what the last answer rests on, provision by provision."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_explain_answer"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """Explain, or say that there is nothing to explain yet."""
        speaker = Speaker(dispatcher, tracker)
        language = speaker.language
        topic = current_topic(tracker)
        if topic is None:
            speaker.outcome(Status.SMALL_TALK)
            speaker.say(
                _("I have not answered anything yet. Ask me about artificial intelligence and the law.", language)
            )
            return []
        provisions = law().provisions_of(topic)
        speaker.outcome(Status.ANSWERED, topic.id, provisions)
        speaker.say(
            _("I took your question for this one: %(title)s", language, title=topic.title[language]), Part.SHORT
        )
        lines = []
        for provision in provisions:
            gists = " ".join(point.gist[language] for point in provision.article.within(provision.ref)[:2])
            line = f"{provision.act.short_title[language]}, {provision.place[language]}: {gists}"
            lines.append(fill_amounts(line, language, law().indexes["mci"], today().year))
        speaker.say("\n".join(lines), Part.PROVISION)
        reviewed = format_date(topic.reviewed, "long", locale=language)
        speaker.say(
            _(
                "The answer is a fixed text prepared from these provisions and last reviewed: %(date)s. "
                "The program only picked it, it did not write it.",
                language,
                date=reviewed,
            ),
            Part.NOTICE,
        )
        return remember(topic, follow_up=True)
