"""Choose the engine."""

from pathlib import Path
from typing import Optional

from bot.law.search.model import Questions, Searcher
from bot.law.search.sqlite import open_sqlite
from bot.law.store import LawStore


def open_search(law: LawStore, questions: Questions, database: Optional[str] = None) -> Searcher:
    """Open the search over a law base; an index that is missing or of other law is built first.

    Args:
        law: the law base.
        questions: how people ask: language, then intent of a topic, then questions.
        database: a PostgreSQL address (``postgresql://...``), or a file for SQLite; in memory without it.

    Raises:
        EngineError: the database cannot be used.
    """
    if database and database.startswith(("postgresql://", "postgres://")):
        # Imported here alone: who stays with SQLite needs no driver.
        from bot.law.search.postgres import open_postgres

        return open_postgres(law, questions, database)
    return open_sqlite(law, questions, Path(database) if database else None)
