"""The SQLite file of official texts and reviews: its tables, reading without making it, writing all or nothing."""

import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator, Optional

from bot.law.official.errors import OfficialTextError
from bot.paths import ROOT

#: Where the official texts are kept unless the caller says otherwise; ``var`` is not in the repository.
DEFAULT_PATH = ROOT / "var" / "law.db"

_VERSION = 1
_TABLES = (
    """CREATE TABLE edition (
        id INTEGER PRIMARY KEY, act TEXT NOT NULL, language TEXT NOT NULL, edition TEXT NOT NULL,
        sha256 TEXT NOT NULL, source TEXT NOT NULL, imported_at TEXT NOT NULL, UNIQUE (act, language, edition))""",
    """CREATE TABLE article (
        edition INTEGER NOT NULL REFERENCES edition ON DELETE CASCADE, number TEXT NOT NULL, position INTEGER NOT NULL,
        heading TEXT NOT NULL, notes TEXT NOT NULL, PRIMARY KEY (edition, number)) WITHOUT ROWID""",
    """CREATE TABLE block (
        edition INTEGER NOT NULL, article TEXT NOT NULL, position INTEGER NOT NULL, ref TEXT NOT NULL,
        text TEXT NOT NULL, PRIMARY KEY (edition, article, position),
        FOREIGN KEY (edition, article) REFERENCES article ON DELETE CASCADE) WITHOUT ROWID""",
    """CREATE TABLE review (
        id INTEGER PRIMARY KEY, topic TEXT NOT NULL, act TEXT NOT NULL, since TEXT NOT NULL, provisions TEXT NOT NULL,
        old_edition TEXT, new_edition TEXT NOT NULL, confirmed_by TEXT, confirmed_at TEXT)""",
    "CREATE UNIQUE INDEX open_review ON review (topic, act) WHERE confirmed_at IS NULL",
)


@contextmanager
def reading(path: Path) -> Iterator[Optional[sqlite3.Connection]]:
    """Open the file for reading; ``None`` where there is none yet.

    Raises:
        OfficialTextError: the file is damaged, or not one of ours.
    """
    if not path.exists():
        yield None
        return
    with _translated(path):
        # Not "mode=ro": whoever reads after an import was killed must be able to take its half back.
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, timeout=5, isolation_level=None)
        try:
            connection.execute("PRAGMA query_only = ON")
            connection.execute("BEGIN")
            yield connection if _check_version(connection, path) else None
        finally:
            connection.close()


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """One transaction: everything in it is kept, or nothing, and then no new file stays behind either.

    Raises:
        OfficialTextError: the file is damaged, not one of ours, or cannot be written.
    """
    existed = path.exists()
    try:
        with _translated(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, timeout=10, isolation_level=None)
            try:
                connection.execute("PRAGMA foreign_keys = ON")
                connection.execute("BEGIN IMMEDIATE")
                if not _check_version(connection, path):
                    for table in _TABLES:
                        connection.execute(table)
                    connection.execute(f"PRAGMA user_version = {_VERSION}")
                yield connection
                connection.execute("COMMIT")
            finally:
                # Closing takes an open transaction back.
                connection.close()
    except BaseException:
        if not existed:
            path.unlink(missing_ok=True)
        raise


def _check_version(connection: sqlite3.Connection, path: Path) -> bool:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if version == 0 and tables == 0:
        return False
    if version != _VERSION:
        raise OfficialTextError(f"{path}: not a file of official texts, or of another version of Quqyq")
    return True


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise OfficialTextError(
            f"{path}: the file of official texts cannot be used ({error}). "
            "Move it away and import the texts again; nothing else is kept in it but reviews."
        ) from error
    except OSError as error:
        raise OfficialTextError(f"{path}: cannot be written ({error.strerror})") from error
