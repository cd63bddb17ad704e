"""The law base that the actions share, read once a process."""

from functools import lru_cache

from bot.law.store import LawStore


@lru_cache(maxsize=1)
def law() -> LawStore:
    """Return the law base.

    Raises:
        DataFileError: a law file is missing or damaged.
    """
    store = LawStore.load()
    store.refuse_gaps()
    return store
