"""Set Kazakhstan's law beside the European Union's for the topic answered last."""

from typing import Any, Dict, List, Optional, Set, Tuple

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.answer import say_answer
from actions.context import current_topic, remember
from actions.knowledge import law
from actions.speech import Speaker, topic_buttons
from bot.i18n import N_
from bot.i18n import gettext as _
from bot.law.compare import Row, comparison
from bot.law.model import Topic
from bot.law.money import fill_amounts
from bot.law.store import Provision, today
from bot.reply import Part, Status

#: What to answer when nothing has been asked yet, or the comparison has no row for it.
OVERVIEW = "eu/overview"

_NOT_OURS = N_("The law of the European Union does not apply in Kazakhstan by itself.")
_EU = N_("In the European Union: %(rules)s")
_KAZAKHSTAN = N_("In Kazakhstan: %(rules)s")


class ActionCompareEu(Action):
    """Answers "and in the EU?" after any topic with the row of the comparison that rests on the same provisions."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_compare_eu"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """Say how the two differ, then each side; without a topic, say what the EU's law is."""
        speaker = Speaker(dispatcher, tracker)
        topic = current_topic(tracker)
        row = _row(topic) if topic else None
        if topic is None or row is None:
            return say_answer(speaker, law().topics[OVERVIEW], tracker)
        language, mci, year = speaker.language, law().indexes["mci"], today().year
        provisions = _provisions(row.eu.refs) + _provisions(row.kz.refs)
        speaker.outcome(Status.ANSWERED, topic.id, provisions)
        speaker.say(fill_amounts(row.difference[language], language, mci, year), Part.SHORT)
        eu = fill_amounts(row.eu.text[language], language, mci, year)
        kazakhstan = fill_amounts(row.kz.text[language], language, mci, year)
        speaker.say(_(_EU, language, rules=eu), Part.MEANING)
        speaker.say(_(_KAZAKHSTAN, language, rules=kazakhstan), Part.PROVISION, topic_buttons([topic], language))
        speaker.cite(provisions)
        speaker.say(_(_NOT_OURS, language), Part.NOTICE)
        return remember(topic, follow_up=True)


def _row(topic: Topic) -> Optional[Row]:
    """The row that shares most of the topic's citations, the first citations counting most; ``None`` if none does."""
    rows = list(comparison().rows.values())
    best = max(rows, key=lambda row: _shared(topic, row))
    return best if _shared(topic, best) > 0 else None


def _shared(topic: Topic, row: Row) -> float:
    refs, articles = set(row.kz.refs), _articles(row.kz.refs)
    score = 0.0
    for place, citation in enumerate(topic.citations, start=1):
        act, _space, ref = citation.partition(" ")
        if citation in refs:
            score += 3 / place
        elif (act, ref.split("(")[0].split(" ")[0]) in articles:
            score += 1 / place
    return score


def _articles(refs: List[str]) -> Set[Tuple[str, str]]:
    parts = (ref.partition(" ") for ref in refs)
    return {(act, ref.split("(")[0].split(" ")[0]) for act, _space, ref in parts if ref}


def _provisions(refs: List[str]) -> List[Provision]:
    """The places among the references; a whole act cannot be cited to the paragraph."""
    return [law().provision(ref) for ref in refs if " " in ref]
