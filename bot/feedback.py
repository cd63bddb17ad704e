"""Whether answers helped: one table in the SQLite file of the conversations.

Kept: the day, the portal, the language, the topic, yes or no, and the optional reason with personal data masked. The
ids of the conversation and the message only serve to change what was said; they go with the conversation, and so does
the reason.
"""

import sqlite3
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Iterator, List, NamedTuple, Optional

_TABLE = """CREATE TABLE IF NOT EXISTS feedback (
    id INTEGER PRIMARY KEY, day TEXT NOT NULL, portal TEXT NOT NULL, language TEXT NOT NULL, topic TEXT,
    helpful INTEGER NOT NULL, reason TEXT, conversation_id TEXT, message_id TEXT,
    UNIQUE (conversation_id, message_id))"""
# Whoever changes their mind is counted once.
_PUT = """INSERT OR REPLACE INTO feedback (day, portal, language, topic, helpful, reason, conversation_id, message_id)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
_LOOSEN = "UPDATE feedback SET conversation_id = NULL, message_id = NULL, reason = NULL WHERE conversation_id = ?"
_COUNT = "SELECT portal, language, helpful, count(*) FROM feedback GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"


class FeedbackError(RuntimeError):
    """The table cannot be read or written."""


class Count(NamedTuple):
    """How many found answers helpful, or not."""

    portal: str
    language: str
    helpful: bool
    number: int


class Feedback:
    """The table of feedback in a file; made at the first word of feedback."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def put(
        self,
        day: date,
        portal: str,
        language: str,
        topic: Optional[str],
        helpful: bool,
        reason: Optional[str],
        conversation_id: str,
        message_id: Optional[str],
    ) -> None:
        """Keep what somebody said of an answer, in place of what they said of it before.

        Args:
            reason: their words, already masked.
            message_id: the message the answer was to; ``None`` for the conversation as a whole.

        Raises:
            FeedbackError: it cannot be kept.
        """
        row = (day.isoformat(), portal, language, topic, helpful, reason, conversation_id, message_id or "")
        with self._open() as connection:
            connection.execute(_TABLE)
            connection.execute(_PUT, row)

    def loosen(self, conversation_id: str) -> None:
        """Take the words and the ids out of a deleted conversation's feedback; what was counted stays counted.

        Raises:
            FeedbackError: that cannot be done.
        """
        if self._path.exists():
            with self._open() as connection:
                connection.execute(_TABLE)
                connection.execute(_LOOSEN, (conversation_id,))
            with self._open() as connection:
                # The log of changes still holds the words until it is written back.
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def counts(self) -> List[Count]:
        """Count by portal, language and verdict.

        Raises:
            FeedbackError: the file cannot be read.
        """
        if not self._path.exists():
            return []
        with self._open() as connection:
            connection.execute(_TABLE)
            rows = connection.execute(_COUNT).fetchall()
        return [Count(portal, language, bool(helpful), number) for portal, language, helpful, number in rows]

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self._path, timeout=5, isolation_level=None)
            try:
                connection.execute("PRAGMA journal_mode = WAL")
                # Deleted words are overwritten, not just unlinked.
                connection.execute("PRAGMA secure_delete = ON")
                yield connection
            finally:
                connection.close()
        except (sqlite3.Error, OSError) as error:
            raise FeedbackError(f"{self._path}: feedback cannot be kept or read") from error
