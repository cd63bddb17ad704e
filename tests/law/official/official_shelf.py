"""A database of official texts in a folder of the test's own, and what fills it."""

import sqlite3
from datetime import date
from pathlib import Path
from typing import Any, Dict, Optional

from bot.law.official.importing import Imported, import_act
from bot.law.store import LawStore

#: The edition the law base follows for the AI law is of 2025-11-17.
FOLLOWED = date(2025, 11, 17)
NEWER = date(2026, 6, 24)


class Shelf:
    """The database, with files to import beside it."""

    def __init__(self, folder: Path, law: LawStore) -> None:
        self.folder = folder
        self.law = law
        self.path = folder / "law.db"

    def file(self, content: Any, name: str = "page.html") -> str:
        """Write a file and return its path."""
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return str(path)

    def take(self, *contents: Any, act: str = "kz-ai", edition: Optional[date] = FOLLOWED, **options: Any) -> Imported:
        """Import contents as files."""
        files = [self.file(content, f"page{number}.html") for number, content in enumerate(contents)]
        return import_act(self.law, act, files, path=self.path, edition=edition, **options)

    def content(self) -> Optional[Dict[str, Any]]:
        """Everything in the database, ``None`` where there is no file."""
        if not self.path.exists():
            return None
        connection = sqlite3.connect(self.path)
        try:
            return {
                table: sorted(map(repr, connection.execute(f"SELECT * FROM {table}")))
                for table in ("edition", "article", "block", "review")
            }
        finally:
            connection.close()
