"""Answers whose law has changed: under review until a person confirms them."""

import json
import sqlite3
import time
from dataclasses import dataclass
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Tuple

from babel.dates import format_date

from bot.i18n import N_, gettext
from bot.languages import Language
from bot.law.official.database import DEFAULT_PATH, reading, writing
from bot.law.official.errors import OfficialTextError

NOTICE = N_("This answer is under review: the law it rests on has changed (edition of %(date)s).")

#: A file written this short a while ago may be written again within the same tick of its clock.
_TICK = 0.1


@dataclass(frozen=True)
class Review:
    """Why an answer is under review."""

    since: date
    #: The citations of the answer that changed, such as ``kz-ai 21(2)``.
    provisions: Tuple[str, ...]
    #: The edition compared with; ``None`` where there was none to compare with.
    old_edition: Optional[date]
    new_edition: date


class Reviews:
    """The reviews in the database of official texts; without the file nothing is under review."""

    def __init__(self, path: Path = DEFAULT_PATH) -> None:
        self.path = path
        self._known: Tuple[Optional[Tuple[int, int, int]], Dict[str, Review]] = (None, {})

    def under_review(self) -> Dict[str, Review]:
        """The topics under review.

        Cheap enough for every answer: the file is read again only after it was written.

        Raises:
            OfficialTextError: the database cannot be read.
        """
        try:
            status = self.path.stat()
        except OSError:
            return {}
        signature = (status.st_ino, status.st_mtime_ns, status.st_size)
        if self._known[0] == signature:
            return dict(self._known[1])
        settled = time.time() - status.st_mtime > _TICK
        found = self._read()
        if settled:
            self._known = (signature, found)
        return dict(found)

    def for_readers(self) -> Dict[str, Review]:
        """The topics under review; none where the database cannot be read.

        An answer stands without its mark; ``quqyq doctor`` shows the damaged file.
        """
        try:
            return self.under_review()
        except OfficialTextError:
            return {}

    def count(self) -> int:
        """How many topics are under review, for metrics."""
        return len(self.under_review())

    def confirm(self, topic_id: str, who: str) -> Review:
        """Record that a person has read the answer against the changed law and stands by it.

        Raises:
            OfficialTextError: the topic is not under review, nobody is named, or the database cannot be written.
        """
        if not who.strip():
            raise OfficialTextError("say who confirms")
        if topic_id not in self.under_review():
            raise OfficialTextError(f"{topic_id}: not under review")
        with writing(self.path) as connection:
            review = _merged(connection).get(topic_id)
            if review is None:
                raise OfficialTextError(f"{topic_id}: not under review")
            connection.execute(
                "UPDATE review SET confirmed_by = ?, confirmed_at = ? WHERE topic = ? AND confirmed_at IS NULL",
                (who.strip(), datetime.now(timezone.utc).isoformat(timespec="seconds"), topic_id),
            )
        self._known = (None, {})
        return review

    def _read(self) -> Dict[str, Review]:
        with reading(self.path) as connection:
            return _merged(connection) if connection else {}


def mark(
    connection: sqlite3.Connection,
    act: str,
    topics: Mapping[str, Tuple[str, ...]],
    old_edition: Optional[date],
    new_edition: date,
    since: date,
    *,
    again: bool = False,
) -> List[str]:
    """Put topics under review and return those concerned.

    Args:
        connection: a transaction.
        act: the act that changed.
        topics: the topics and those of their citations that are concerned.
        old_edition: the edition compared with.
        new_edition: the edition that changed things.
        since: today.
        again: also what a person has confirmed for that edition: its text was not the one now known.
    """
    marked = []
    for topic, citations in topics.items():
        confirmed = [] if again else _confirmed(connection, topic, act, new_edition)
        remaining = tuple(citation for citation in citations if citation not in confirmed)
        if remaining:
            _mark_one(connection, topic, act, remaining, old_edition, new_edition, since)
            marked.append(topic)
    return marked


def notice(review: Review, language: Language) -> str:
    """The sentence a reader is shown with an answer under review."""
    return gettext(NOTICE, language, date=format_date(review.new_edition, "long", locale=language))


def _mark_one(
    connection: sqlite3.Connection,
    topic: str,
    act: str,
    citations: Tuple[str, ...],
    old_edition: Optional[date],
    new_edition: date,
    since: date,
) -> None:
    row = connection.execute(
        "SELECT id, provisions, new_edition FROM review WHERE topic = ? AND act = ? AND confirmed_at IS NULL",
        (topic, act),
    ).fetchone()
    if row is None:
        connection.execute(
            "INSERT INTO review (topic, act, since, provisions, old_edition, new_edition) VALUES (?, ?, ?, ?, ?, ?)",
            (
                topic,
                act,
                since.isoformat(),
                json.dumps(citations),
                old_edition.isoformat() if old_edition else None,
                new_edition.isoformat(),
            ),
        )
        return
    provisions = list(dict.fromkeys([*json.loads(row[1]), *citations]))
    connection.execute(
        "UPDATE review SET provisions = ?, new_edition = ? WHERE id = ?",
        (json.dumps(provisions), max(row[2], new_edition.isoformat()), row[0]),
    )


def _confirmed(connection: sqlite3.Connection, topic: str, act: str, edition: date) -> List[str]:
    rows = connection.execute(
        "SELECT provisions FROM review WHERE topic = ? AND act = ? AND new_edition >= ? AND confirmed_at IS NOT NULL",
        (topic, act, edition.isoformat()),
    )
    return [citation for row in rows for citation in json.loads(row[0])]


def _merged(connection: sqlite3.Connection) -> Dict[str, Review]:
    """One review a topic, though several acts it cites may have changed."""
    rows: List[Tuple[Any, ...]] = connection.execute(
        "SELECT topic, since, provisions, old_edition, new_edition FROM review"
        " WHERE confirmed_at IS NULL ORDER BY topic, new_edition, id"
    ).fetchall()
    found: Dict[str, Review] = {}
    for topic, since, provisions, old, new in rows:
        known = found.get(topic)
        begun = date.fromisoformat(since)
        found[topic] = Review(
            since=min(begun, known.since) if known else begun,
            provisions=(known.provisions if known else ()) + tuple(json.loads(provisions)),
            old_edition=date.fromisoformat(old) if old else None,
            new_edition=date.fromisoformat(new),
        )
    return found
