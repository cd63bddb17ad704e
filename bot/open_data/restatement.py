"""What every open format says alike of a restatement: its words, its warnings, and when it last changed."""

from datetime import date
from typing import Dict, Iterable, List, Optional

from bot.i18n import N_
from bot.i18n import gettext as _
from bot.languages import Language
from bot.law.model import Act, Article, Confidence, Coverage, Point
from bot.law.money import PLACEHOLDER, fill_amounts
from bot.law.store import LawStore
from bot.open_data import AUTHOR, LICENSE

#: The codes of ISO 639-2 that Akoma Ntoso and the state register use.
THREE_LETTERS: Dict[Language, str] = {"kk": "kaz", "ru": "rus", "en": "eng"}

_NOT_THE_LAW = N_("This is a restatement in our own plain words, not the text of the law.")
_WHOSE = N_("Written by %(author)s. Licence: CC BY 4.0, %(license)s. The official text: %(url)s")
_PARTLY_READ = N_("We have not read the official text of this article in full. Check it before you act.")
_SOME_ARTICLES = N_("Here are only the articles that our answers rest on.")
_ENGLISH = N_("The Kazakh and Russian texts of the law have equal force. English is for information only.")


def gist(law: LawStore, point: Point, language: Language, day: date) -> str:
    """The words of a point, amounts computed for the day's year."""
    return fill_amounts(point.gist[language], language, law.indexes["mci"], day.year)


def act_notes(act: Act, language: Language) -> List[str]:
    """What a reader of the whole act must be told first; whose text it is and that it is not official comes first."""
    notes = [_(_NOT_THE_LAW, language)]
    notes.append(_(_WHOSE, language, author=AUTHOR, license=LICENSE, url=act.official_url[language]))
    if language == "en" and act.jurisdiction == "kz":
        notes.append(_(_ENGLISH, language))
    if act.coverage is not Coverage.COMPLETE:
        notes.append(_(_SOME_ARTICLES, language))
    if act.caution:
        notes.append(act.caution[language])
    return notes


def article_notes(article: Article, language: Language) -> List[str]:
    """What a reader must be told of one article beside what it says."""
    notes = []
    if article.confidence is not Confidence.FULL_TEXT_SEEN:
        notes.append(_(_PARTLY_READ, language))
    if article.remark:
        notes.append(article.remark[language])
    return notes


def changed(act: Act, articles: Iterable[Article], day: date) -> date:
    """The last day, up to ``day``, on which something in the restatement or its force changed."""
    days: List[Optional[date]] = [act.researched_on, act.edition, act.in_force, act.repealed]
    for article in articles:
        days += [article.edition, article.valid_from, article.valid_to]
        for point in article.points:
            days += [point.valid_from, point.valid_to]
            if PLACEHOLDER.search(point.gist.en):
                # Amounts are shown in tenge of the year.
                days.append(date(day.year, 1, 1))
    return max((known for known in days if known and known <= day), default=day)
