"""The law base and the reviews that the actions share, opened once a process."""

from functools import lru_cache

from bot.corpus import training_questions
from bot.law.official.reviews import Reviews
from bot.law.search import Searcher, open_search
from bot.law.store import LawStore
from bot.settings import Settings


@lru_cache(maxsize=1)
def reviews() -> Reviews:
    """The answers under review, in the operator's database of official texts."""
    return Reviews(Settings.read().law_database)


@lru_cache(maxsize=1)
def search() -> Searcher:
    """The search over the law base, opened when first needed: most questions have a reviewed answer."""
    return open_search(law(), training_questions(), Settings.read().search_database)


@lru_cache(maxsize=1)
def law() -> LawStore:
    """Return the law base.

    Raises:
        DataFileError: a law file is missing or damaged.
    """
    store = LawStore.load()
    store.refuse_gaps()
    return store
