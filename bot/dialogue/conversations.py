"""Where conversations are kept: Rasa's SQL tracker store on a SQLite file, able to forget."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from pathlib import Path
from typing import Any, Dict, Optional

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import ActionExecuted
from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue.events import read_events

# Write-ahead logging: readers do not wait for writers, and a saved message survives a crash of the process.
# Deleted words are overwritten, not just unlinked.
_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;"

_ALL_SESSIONS = sa.text("SELECT data FROM events WHERE sender_id = :sender ORDER BY id")
_EXISTS = sa.text("SELECT 1 FROM events WHERE sender_id = :sender LIMIT 1")
_FORGET = sa.text("DELETE FROM events WHERE sender_id = :sender")
_LATEST_SESSION = sa.text(
    "SELECT data FROM events WHERE sender_id = :sender AND timestamp >= coalesce("
    "(SELECT max(timestamp) FROM events WHERE sender_id = :sender AND type_name = 'session_started'), 0) ORDER BY id"
)


class DatabaseDamagedError(RuntimeError):
    """The database of conversations cannot be used; the message names the file and says how to mend it."""


class Conversations(SQLTrackerStore):
    """Rasa's tracker store with connections that stay open and conversations that can be deleted."""

    def __init__(self, path: Path) -> None:
        """Open the database, making it and its folder if they are not there.

        Raises:
            DatabaseDamagedError: the file is not a sound database, or cannot be written.
        """
        _refuse_damaged(path)
        super().__init__(dialect="sqlite", db=str(path))
        # SQLAlchemy opens a file anew for every transaction; with write-ahead logging each closing is a checkpoint.
        url = sa.engine.make_url(f"sqlite:///{path}")
        self.engine = sa.create_engine(url, poolclass=sa.pool.QueuePool, connect_args={"check_same_thread": False})
        sa.event.listen(self.engine, "connect", _configure)
        self.sessionmaker = sa.orm.session.sessionmaker(bind=self.engine)

    async def create_tracker(self, sender_id: str, append_action_listen: bool = True) -> DialogueStateTracker:
        """Begin a conversation; it is first saved with its first message, in one transaction."""
        tracker = self.init_tracker(sender_id)
        tracker.saved_events = 0
        if append_action_listen:
            tracker.update(ActionExecuted(ACTION_LISTEN_NAME))
        return tracker

    async def _retrieve(self, sender_id: str, fetch_events_from_all_sessions: bool) -> Optional[DialogueStateTracker]:
        """Read a conversation, or its latest session, with one fixed statement."""
        statement = _ALL_SESSIONS if fetch_events_from_all_sessions else _LATEST_SESSION
        with self.engine.connect() as connection:
            rows = connection.execute(statement, {"sender": sender_id}).fetchall()
        if not rows or self.domain is None:
            return None
        events = read_events(json.loads(row[0]) for row in rows)
        tracker = DialogueStateTracker.from_events(sender_id, events, self.domain.slots)
        tracker.saved_events = len(tracker.events)
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Save the events that are not saved yet, all in one transaction.

        Rasa's store counts the saved ones in the database. Here the tracker remembers how many it was read with, which
        holds because the lock of the conversation lets nobody else write to it in between.
        """
        await self.stream_events(tracker)
        new = list(tracker.events)[getattr(tracker, "saved_events", 0) :]
        rows = [self._row(tracker.sender_id, event.as_dict()) for event in new]
        if rows:
            with self.engine.begin() as connection:
                connection.execute(self.SQLEvent.__table__.insert(), rows)
        tracker.saved_events = len(tracker.events)

    @staticmethod
    def _row(sender_id: str, event: Dict[str, Any]) -> Dict[str, Any]:
        return {
            "sender_id": sender_id,
            "type_name": event["event"],
            "timestamp": event.get("timestamp"),
            "intent_name": event.get("parse_data", {}).get("intent", {}).get("name"),
            "action_name": event.get("name"),
            "data": json.dumps(event),
        }

    async def exists(self, conversation_id: str) -> bool:
        """Tell whether the conversation is kept, without reading it."""
        with self.engine.connect() as connection:
            return connection.execute(_EXISTS, {"sender": conversation_id}).first() is not None

    def forget(self, conversation_id: str) -> bool:
        """Delete a conversation; tell whether there was one."""
        with self.engine.begin() as connection:
            deleted = connection.execute(_FORGET, {"sender": conversation_id}).rowcount
        with self.engine.connect() as connection:
            # The log of changes still holds the deleted rows until it is written back.
            connection.execute(sa.text("PRAGMA wal_checkpoint(TRUNCATE)"))
        return bool(deleted)

    def is_well(self) -> bool:
        """Tell whether the database answers."""
        try:
            with self.engine.connect() as connection:
                connection.execute(sa.text("SELECT 1 FROM events LIMIT 1"))
        except sa.exc.SQLAlchemyError:
            return False
        return True

    def close(self) -> None:
        """Close the open connections."""
        self.engine.dispose()


def _configure(connection: Any, _record: Any) -> None:
    connection.executescript(_PRAGMAS)


def _refuse_damaged(path: Path) -> None:
    """Look at the file before Rasa does: its store waits for ever for a database that cannot be opened."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.closing(sqlite3.connect(path)) as connection:
            found = connection.execute("PRAGMA quick_check").fetchone()[0]
            connection.execute("PRAGMA journal_mode=WAL")
    except (OSError, sqlite3.Error) as error:
        found = str(error)
    if found != "ok":
        raise DatabaseDamagedError(f"{path}: the database cannot be used ({found}). Move it away: a new one is made.")
