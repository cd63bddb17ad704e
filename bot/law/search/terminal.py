"""The search for a terminal: ``quqyq law search``."""

from datetime import date
from typing import List, Optional

from bot.i18n import N_, ngettext
from bot.i18n import gettext as _
from bot.languages import Language
from bot.law.search.model import Hit, Searcher

_NOTHING = N_("Nothing found")
_NOT_NOW = N_("Not in force today")
_NOT_THEN = N_("Not in force on that day")


def run(
    query: str,
    language: Language,
    act: Optional[str] = None,
    on: Optional[date] = None,
    *,
    searcher: Searcher,
    limit: int = 5,
) -> List[str]:
    """Search, and return the lines to print.

    Raises:
        SearchError: there is nothing to search for, or nowhere to search; the message says why.
    """
    hits = searcher.search(query, language, act=act, on=on, limit=limit)
    if not hits:
        return [_(_NOTHING, language)]
    count = ngettext("%(num)s provision found", "%(num)s provisions found", len(hits), language, num=len(hits))
    return [count, *(line for hit in hits for line in _lines(hit, language, on))]


def _lines(hit: Hit, language: Language, on: Optional[date]) -> List[str]:
    mark = "" if hit.in_force else f" ({_(_NOT_THEN if on else _NOT_NOW, language)})"
    return ["", f"{hit.title}{mark}", f"  {hit.heading}", f"  {hit.snippet}", f"  {hit.act} {hit.ref}"]
