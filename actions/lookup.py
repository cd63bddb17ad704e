"""Show what an article of the law says, by its number."""

from typing import Any, Dict, List, Optional
from urllib.parse import quote

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.knowledge import law
from actions.speech import Speaker, topic_buttons
from bot.i18n import gettext as _
from bot.i18n import ngettext
from bot.languages import Language
from bot.law.model import Article, Coverage, Point
from bot.law.money import fill_amounts
from bot.law.refs import Ref, RefError
from bot.law.store import MAIN_ACT, Provision, UnknownProvisionError, today
from bot.reply import Part, Status

#: A chat is no place for the twenty points of the longest article: the article's own page has them all.
_POINTS_SHOWN = 7
_TOPICS_SUGGESTED = 3


class ActionLookupArticle(Action):
    """Shows the provision that the entities ``act`` and ``ref`` name."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_lookup_article"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """Say the article's points in plain language, or plainly that there is no such article."""
        speaker = Speaker(dispatcher, tracker)
        act_id = next(tracker.get_latest_entity_values("act"), None) or MAIN_ACT
        text = next(tracker.get_latest_entity_values("ref"), None)
        if not text:
            speaker.outcome(Status.CLARIFICATION)
            speaker.say(_("Which article? Write its number, for example: article 21.", speaker.language))
        elif act_id not in law().acts:
            speaker.outcome(Status.OUT_OF_SCOPE)
            speaker.say(
                _(
                    "I do not have that act. I know the Law on Artificial Intelligence of Kazakhstan and "
                    "the acts around it.",
                    speaker.language,
                )
            )
        else:
            self._show(speaker, act_id, text)
        return []

    def _show(self, speaker: Speaker, act_id: str, text: str) -> None:
        ref = _parse(text)
        article = _find(act_id, ref)
        if ref is None or article is None:
            _say_missing(speaker, act_id, text)
            return
        inside = bool(article.within(ref))
        provision = Provision(law().acts[act_id], article, ref if inside else Ref(article.article))
        points = article.within(provision.ref)
        language = speaker.language
        speaker.outcome(Status.PROVISIONS, None, [provision])
        if not inside:
            speaker.say(_("There is no such paragraph. Here is the whole article.", language))
        heading = f"{provision.act.short_title[language]}, {provision.place[language]}. {article.heading[language]}"
        speaker.say(_("The law says, in plain language: %(heading)s", language, heading=heading))
        shown = [self._line(act_id, point, language) for point in points[:_POINTS_SHOWN]]
        topics = list(law().topics_citing(act_id, article.article))[:_TOPICS_SUGGESTED]
        more = len(points) - len(shown)
        last = "\n".join(shown)
        if more > 0:
            page = f"/law/{act_id}/{quote(article.article)}?language={language}"
            rest = ngettext(
                "%(number)s more point: %(page)s", "%(number)s more points: %(page)s", more, language, page=page
            )
            last += "\n" + rest
        speaker.say(last, Part.PROVISION, topic_buttons(topics, language))
        speaker.cite([provision])

    @staticmethod
    def _line(act_id: str, point: Point, language: Language) -> str:
        place = Ref.parse(point.ref).describe(language, code=law().acts[act_id].counts_in_parts)
        return fill_amounts(f"{place}: {point.gist[language]}", language, law().indexes["mci"], today().year)


def _parse(text: str) -> Optional[Ref]:
    try:
        return Ref.parse(text)
    except RefError:
        return None


def _find(act_id: str, ref: Optional[Ref]) -> Optional[Article]:
    try:
        return law().article(act_id, ref.article) if ref else None
    except UnknownProvisionError:
        return None


def _say_missing(speaker: Speaker, act_id: str, text: str) -> None:
    """Say that an article is not there: of a complete act it does not exist, of another we may just not have it."""
    act, language = law().acts[act_id], speaker.language
    speaker.outcome(Status.OUT_OF_SCOPE)
    title, number = act.short_title[language], text.split("(")[0]
    if act.coverage is Coverage.COMPLETE:
        last = list(law().articles[act_id])[-1]
        speaker.say(
            _(
                "%(title)s: there is no article %(number)s. It has articles 1 to %(last)s.",
                language,
                title=title,
                number=number,
                last=last,
            )
        )
    else:
        speaker.say(
            _(
                "%(title)s: I do not have article %(number)s. The official text: %(url)s",
                language,
                title=title,
                number=number,
                url=act.official_url[language],
            )
        )
