"""Search over provisions: one interface, two engines (SQLite and PostgreSQL), one ranking.

The way of a query: ``analysis`` (words to terms, ``latin``, ``kazakh``), ``spelling`` (unknown words mended),
``thesaurus`` (words of like meaning), the engine (``sqlite`` or ``postgres``) nominates passages, ``ranking`` ranks
them and makes hits. The way of an index: ``passages`` (what is indexed), ``weights`` (what each word is worth), the
engine.
"""

from bot.law.search.model import (
    MAX_QUERY,
    EngineError,
    Hit,
    NoWordsError,
    QueryTooLongError,
    Questions,
    Searcher,
    SearchError,
    UnknownActError,
)
from bot.law.search.opening import open_search

__all__ = [
    "MAX_QUERY",
    "EngineError",
    "Hit",
    "NoWordsError",
    "QueryTooLongError",
    "Questions",
    "SearchError",
    "Searcher",
    "UnknownActError",
    "open_search",
]
