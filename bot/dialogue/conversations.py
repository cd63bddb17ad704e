"""Where conversations are kept: Rasa's SQL tracker store on a SQLite file, able to forget."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import ActionExecuted
from rasa.shared.core.trackers import DialogueStateTracker

# Write-ahead logging: readers do not wait for writers, and a saved message survives a crash of the process.
# Deleted words are overwritten, not just unlinked.
_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;"


class Conversations(SQLTrackerStore):
    """Rasa's tracker store with connections that stay open and conversations that can be deleted."""

    def __init__(self, path: Path) -> None:
        """Open the database, making it and its folder if they are not there."""
        path.parent.mkdir(parents=True, exist_ok=True)
        super().__init__(dialect="sqlite", db=str(path))
        # SQLAlchemy opens a file anew for every transaction; with write-ahead logging each closing is a checkpoint.
        url = sa.engine.make_url(f"sqlite:///{path}")
        self.engine = sa.create_engine(url, poolclass=sa.pool.QueuePool, connect_args={"check_same_thread": False})
        sa.event.listen(self.engine, "connect", _configure)
        self.sessionmaker = sa.orm.session.sessionmaker(bind=self.engine)

    async def create_tracker(self, sender_id: str, append_action_listen: bool = True) -> DialogueStateTracker:
        """Begin a conversation; it is first saved with its first message, in one transaction."""
        tracker = self.init_tracker(sender_id)
        if append_action_listen:
            tracker.update(ActionExecuted(ACTION_LISTEN_NAME))
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Save the events that are not saved yet, all in one statement and one transaction."""
        await self.stream_events(tracker)
        with self.session_scope() as session:
            rows = [
                self._row(tracker.sender_id, event.as_dict()) for event in self._additional_events(session, tracker)
            ]
            session.bulk_insert_mappings(self.SQLEvent, rows)
            session.commit()

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
        with self.session_scope() as session:
            query = session.query(self.SQLEvent.id).filter_by(sender_id=conversation_id)
            return query.first() is not None

    def forget(self, conversation_id: str) -> bool:
        """Delete a conversation; tell whether there was one."""
        with self.session_scope() as session:
            deleted = session.query(self.SQLEvent).filter_by(sender_id=conversation_id).delete()
            session.commit()
            # The log of changes still holds the deleted rows until it is written back.
            session.execute(sa.text("PRAGMA wal_checkpoint(TRUNCATE)"))
        return bool(deleted)

    def is_well(self) -> bool:
        """Tell whether the database answers."""
        try:
            with self.session_scope() as session:
                session.execute(sa.text("SELECT 1 FROM events LIMIT 1"))
        except sa.exc.SQLAlchemyError:
            return False
        return True

    def close(self) -> None:
        """Close the open connections."""
        self.engine.dispose()


def _configure(connection: Any, _record: Any) -> None:
    connection.executescript(_PRAGMAS)
