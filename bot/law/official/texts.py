"""Reading official texts back: by act, ref and language."""

import json
import sqlite3
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence, Tuple, Union

from bot.languages import Language
from bot.law.official.database import DEFAULT_PATH, reading
from bot.law.official.parsed import Block, ParsedAct
from bot.law.refs import Ref


@dataclass(frozen=True)
class OfficialText:
    """The official text of a place, with the edition it is of and what proves where it came from."""

    text: str
    edition: date
    sha256: str
    imported_at: datetime
    source: str


@dataclass(frozen=True)
class OfficialArticle:
    """An article as the official source has it."""

    number: str
    heading: str
    text: str
    blocks: Tuple[Block, ...]
    notes: Tuple[str, ...]
    edition: date
    sha256: str
    imported_at: datetime
    source: str


@dataclass(frozen=True)
class Edition:
    """An imported edition of an act in one language."""

    act: str
    language: Language
    edition: date
    sha256: str
    imported_at: datetime
    source: str
    articles: int


class OfficialTexts:
    """The official texts in a database file; without the file there are none."""

    def __init__(self, path: Path = DEFAULT_PATH) -> None:
        self.path = path

    def text(
        self, act: str, ref: Union[Ref, str], language: Language, edition: Optional[date] = None
    ) -> Optional[OfficialText]:
        """The text at a place and all that lies inside it, in the newest edition or the one asked for.

        Raises:
            RefError: ``ref`` is not a ref.
            OfficialTextError: the database cannot be read.
        """
        place = Ref.parse(ref) if isinstance(ref, str) else ref
        article = self.article(act, place.article, language, edition)
        text = text_at(article.blocks, place) if article else None
        if article is None or text is None:
            return None
        return OfficialText(text, article.edition, article.sha256, article.imported_at, article.source)

    def article(
        self, act: str, number: str, language: Language, edition: Optional[date] = None
    ) -> Optional[OfficialArticle]:
        """An article in the newest edition or the one asked for.

        Raises:
            OfficialTextError: the database cannot be read.
        """
        with reading(self.path) as connection:
            row = find_edition(connection, act, language, edition) if connection else None
            if connection is None or row is None:
                return None
            found = connection.execute(
                "SELECT heading, notes FROM article WHERE edition = ? AND number = ?", (row[0], number)
            ).fetchone()
            blocks = connection.execute(
                "SELECT ref, text FROM block WHERE edition = ? AND article = ? ORDER BY position", (row[0], number)
            ).fetchall()
        if found is None:
            return None
        divided = tuple(Block(Ref.parse(ref), text) for ref, text in blocks)
        return OfficialArticle(
            number=number,
            heading=found[0],
            text="\n".join(block.text for block in divided),
            blocks=divided,
            notes=tuple(json.loads(found[1])),
            edition=date.fromisoformat(row[1]),
            sha256=row[2],
            source=row[3],
            imported_at=datetime.fromisoformat(row[4]),
        )

    def articles(self, act: str, language: Language, edition: Optional[date] = None) -> Dict[str, "ArticleContent"]:
        """Every article of an edition, in order.

        Raises:
            OfficialTextError: the database cannot be read.
        """
        with reading(self.path) as connection:
            row = find_edition(connection, act, language, edition) if connection else None
            return load_articles(connection, row[0]) if connection and row else {}

    def editions(self, act: str) -> List[Edition]:
        """The imported editions of an act, the newest first.

        Raises:
            OfficialTextError: the database cannot be read.
        """
        with reading(self.path) as connection:
            if connection is None:
                return []
            rows = connection.execute(
                "SELECT language, edition, sha256, imported_at, source,"
                " (SELECT count(*) FROM article WHERE article.edition = edition.id)"
                " FROM edition WHERE act = ? ORDER BY edition DESC, language",
                (act,),
            ).fetchall()
        return [
            Edition(act, row[0], date.fromisoformat(row[1]), row[2], datetime.fromisoformat(row[3]), row[4], row[5])
            for row in rows
        ]


@dataclass(frozen=True)
class ArticleContent:
    """What an article says, for comparison."""

    number: str
    heading: str
    blocks: Tuple[Block, ...]


def text_at(blocks: Sequence[Block], place: Ref) -> Optional[str]:
    """The text of a place among an article's blocks.

    An *indent* is an unnumbered line; the one that introduces the list is not counted. A *part* of which there is but
    one has no number of its own.
    """
    inside = [block.text for block in blocks if place.contains(block.ref)]
    if not inside and place.kind in ("part", "indent"):
        own = [block.text for block in blocks if block.ref.numbers == place.numbers and block.ref.kind != "sanction"]
        skipped = 1 if place.kind == "indent" and own and own[0].rstrip().endswith(":") else 0
        inside = own[skipped:][int(place.number or 1) - 1 :][:1] if int(place.number or 1) > 0 else []
    return "\n".join(inside) or None


def find_edition(
    connection: sqlite3.Connection, act: str, language: str, edition: Optional[date] = None
) -> Optional[Tuple[Any, ...]]:
    """The row of an edition: id, day, hash, source, time of import; the newest where no day is given."""
    row: Optional[Tuple[Any, ...]] = connection.execute(
        "SELECT id, edition, sha256, source, imported_at FROM edition"
        " WHERE act = ? AND language = ? AND (? IS NULL OR edition = ?) ORDER BY edition DESC LIMIT 1",
        (act, language, edition and edition.isoformat(), edition and edition.isoformat()),
    ).fetchone()
    return row


def load_articles(connection: sqlite3.Connection, edition: int) -> Dict[str, ArticleContent]:
    """Every article of an edition, in order."""
    blocks: Dict[str, List[Block]] = {}
    for number, ref, text in connection.execute(
        "SELECT article, ref, text FROM block WHERE edition = ? ORDER BY article, position", (edition,)
    ):
        blocks.setdefault(number, []).append(Block(Ref.parse(ref), text))
    return {
        number: ArticleContent(number, heading, tuple(blocks.get(number, ())))
        for number, heading in connection.execute(
            "SELECT number, heading FROM article WHERE edition = ? ORDER BY position", (edition,)
        )
    }


def save_act(connection: sqlite3.Connection, act: str, parsed: ParsedAct, now: datetime) -> None:
    """Write an edition, in place of the same edition imported earlier."""
    key = (act, parsed.language, parsed.edition.isoformat())
    connection.execute("DELETE FROM edition WHERE act = ? AND language = ? AND edition = ?", key)
    cursor = connection.execute(
        "INSERT INTO edition (act, language, edition, sha256, source, imported_at) VALUES (?, ?, ?, ?, ?, ?)",
        (*key, parsed.sha256, parsed.source, now.isoformat(timespec="seconds")),
    )
    for position, article in enumerate(parsed.articles):
        connection.execute(
            "INSERT INTO article (edition, number, position, heading, notes) VALUES (?, ?, ?, ?, ?)",
            (
                cursor.lastrowid,
                article.number,
                position,
                article.heading,
                json.dumps(article.notes, ensure_ascii=False),
            ),
        )
        connection.executemany(
            "INSERT INTO block (edition, article, position, ref, text) VALUES (?, ?, ?, ?, ?)",
            [
                (cursor.lastrowid, article.number, place, str(block.ref), block.text)
                for place, block in enumerate(article.blocks)
            ],
        )
