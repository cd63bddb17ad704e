"""What a search takes and gives, whatever engine is behind it."""

from dataclasses import dataclass
from datetime import date
from typing import Dict, List, Optional, Protocol

from bot.languages import Language

#: Longest query taken, in characters: nobody asks a longer question, and nothing longer is worth the work.
MAX_QUERY = 1000

#: How people ask: language, then the intent of a topic, then questions.
Questions = Dict[Language, Dict[str, List[str]]]


class SearchError(Exception):
    """A search that cannot be done; the message says why, for people who read English."""


class QueryTooLongError(SearchError):
    """The query is longer than :data:`MAX_QUERY`."""


class NoWordsError(SearchError):
    """The query has no word in it."""


class UnknownActError(SearchError):
    """The law base holds no such act."""


class EngineError(SearchError):
    """The engine does not work: a database that cannot be reached, a damaged file."""


@dataclass(frozen=True)
class Hit:
    """A provision that was found."""

    act: str
    article: str
    #: The place inside the article that fits best; the article itself where none stands out.
    ref: str
    eid: str
    score: float
    #: The provision as lawyers of the reader's language cite it.
    title: str
    heading: str
    #: What the place says, in plain language.
    snippet: str
    url: str
    #: Whether it applies on the day asked about, or today.
    in_force: bool


class Searcher(Protocol):
    """Finds provisions by what people ask."""

    def search(
        self,
        query: str,
        language: Language,
        *,
        act: Optional[str] = None,
        on: Optional[date] = None,
        limit: int = 5,
    ) -> List[Hit]:
        """Find the provisions that fit a query, the best first, one an article.

        Args:
            query: what a person typed.
            language: the language to search and to answer in.
            act: search this act only.
            on: leave out what does not apply on that day; without it everything is found and marked for today.
            limit: how many provisions at most.

        Raises:
            SearchError: there is nothing to search for, or nowhere to search.
        """

    def close(self) -> None:
        """Give back what the engine holds."""
