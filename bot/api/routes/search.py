"""Search the provisions by what people ask."""

from datetime import date
from typing import Annotated, List, Optional

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, Field

from bot.api.deps import LanguageDep
from bot.api.problems import INVALID_FIELD, RESPONSES, ProblemError
from bot.api.routes.acts import NO_ACT
from bot.i18n import N_
from bot.languages import Language
from bot.law.search import (
    MAX_QUERY,
    EngineError,
    Hit,
    NoWordsError,
    QueryTooLongError,
    Searcher,
    SearchError,
    UnknownActError,
)

router = APIRouter(prefix="/search", tags=["search"])

# Strict, because "2026" would otherwise be read as seconds since 1970.
_DAY = r"^\d{4}-\d{2}-\d{2}$"
_MOST = 20

TOO_LONG = N_("The search is too long: %(limit)s characters at most.")
NO_WORDS = N_("There is no word to search for. Write a word or a question.")
NO_ENGINE = N_("The search does not work at the moment. Please try again later.")


class FoundProvision(BaseModel):
    """A provision that was found."""

    act: str
    article: str
    ref: str = Field(description="The place inside the article that fits best")
    eid: str
    title: str = Field(description="The provision as lawyers cite it")
    heading: str
    snippet: str = Field(description="What the place says, in plain language; not the text of the law")
    url: str = Field(description="The official text of the act")
    in_force: bool = Field(description="Whether it applies on the day asked about, or today")
    score: float = Field(description="How well it fits; to be compared within one result only")


class SearchResult(BaseModel):
    """What was searched for and what was found, the best first."""

    language: Language
    query: str
    act: Optional[str]
    on: Optional[date]
    hits: List[FoundProvision]


def searcher(request: Request) -> Searcher:
    """The search of the application."""
    found: Searcher = request.app.state.search
    return found


SearcherDep = Annotated[Searcher, Depends(searcher)]


# Not ``async``: an engine may have to wait for its database.
@router.get("", response_model=SearchResult, responses={s: RESPONSES[s] for s in (404, 422, 503)})
def search(
    search: SearcherDep,
    language: LanguageDep,
    q: Annotated[str, Query(description=f"A word or a question, at most {MAX_QUERY} characters")],
    act: Annotated[Optional[str], Query(description="Search this act only")] = None,
    on: Annotated[
        Optional[str],
        Query(
            description="Day (YYYY-MM-DD): leave out what does not apply then. Without it everything is found, and "
            "what is not in force today is marked",
            regex=_DAY,
        ),
    ] = None,
    limit: Annotated[int, Query(description="How many provisions at most", ge=1, le=_MOST)] = 5,
) -> SearchResult:
    """Find provisions by what people ask, one an article, the best first."""
    day = day_or_problem(on) if on else None
    hits = hits_or_problem(search, q, language, act, day, limit)
    return SearchResult(language=language, query=q, act=act, on=day, hits=[FoundProvision(**vars(hit)) for hit in hits])


def hits_or_problem(
    search: Searcher, query: str, language: Language, act: Optional[str], on: Optional[date], limit: int
) -> List[Hit]:
    """Search.

    Raises:
        ProblemError: there is nothing to search for, no such act, or the engine does not work.
    """
    try:
        return search.search(query, language, act=act, on=on, limit=limit)
    except SearchError as error:
        raise _problem(error, act) from error


def day_or_problem(text: str) -> date:
    """Read a day.

    Raises:
        ProblemError: it is none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ProblemError(422, "invalid_field", INVALID_FIELD, field="on") from error


def _problem(error: SearchError, act: Optional[str]) -> ProblemError:
    if isinstance(error, QueryTooLongError):
        return ProblemError(422, "query_too_long", TOO_LONG, limit=f"{MAX_QUERY}")
    if isinstance(error, NoWordsError):
        return ProblemError(422, "no_words", NO_WORDS)
    if isinstance(error, UnknownActError):
        return ProblemError(404, "unknown_act", NO_ACT, act=act)
    assert isinstance(error, EngineError)
    return ProblemError(503, "search_unavailable", NO_ENGINE)
