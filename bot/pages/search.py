"""Search the law: a form, and what was found."""

from typing import List, Optional

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from bot.api.deps import LawDep
from bot.api.language import reader_language
from bot.api.problems import ProblemError
from bot.api.routes.search import SearcherDep, day_or_problem, hits_or_problem
from bot.i18n import gettext as _
from bot.law.search import MAX_QUERY, Hit
from bot.pages.render import page

router = APIRouter(include_in_schema=False)

_SHOWN = 10


# Not ``async``: an engine may have to wait for its database.
@router.get("/search")
def search(
    request: Request, law: LawDep, search: SearcherDep, q: str = "", act: str = "", on: str = ""
) -> HTMLResponse:
    """Show the form, and below it the provisions that fit what was typed."""
    language = reader_language(request)
    hits: Optional[List[Hit]] = None
    error, status = "", 200
    if q:
        try:
            day = day_or_problem(on) if on else None
            hits = hits_or_problem(search, q, language, act or None, day, _SHOWN)
        except ProblemError as problem:
            error, status = _(problem.detail, language, **problem.values), problem.status
    return page(
        request,
        "search.html",
        language,
        status=status,
        canonical="/search",
        # What is far too long is not worth sending back.
        query=q if len(q) <= MAX_QUERY else "",
        act_id=act,
        on=on,
        limit=MAX_QUERY,
        acts=law.acts.values(),
        hits=hits,
        error=error,
    )
