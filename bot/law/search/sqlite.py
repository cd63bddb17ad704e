"""The search in SQLite, with its full-text index FTS5: in memory, or in a file that is used again."""

import contextlib
import sqlite3
import threading
from pathlib import Path
from typing import Dict, Iterator, List, Optional, Sequence, Tuple

from bot.languages import LANGUAGES, Language
from bot.law.search.analysis import Analyser
from bot.law.search.model import EngineError, Questions
from bot.law.search.passages import Passage
from bot.law.search.ranking import RankedSearch, Wanted, prepare
from bot.law.search.weights import Vocabulary, weigh
from bot.law.store import LawStore

_MEMORY = ":memory:"

# FTS5 finds the passages; weights and vocabulary are ordinary tables. It need not keep the texts, nor where in them a
# word stands. ``remove_diacritics 0``: й and и are two letters.
_SCHEMA = """
CREATE VIRTUAL TABLE passages USING fts5(
    kk, ru, en, content='', detail=column, columnsize=0, tokenize="unicode61 remove_diacritics 0"
);
CREATE TABLE weights_kk (passage INTEGER PRIMARY KEY, weights BLOB NOT NULL);
CREATE TABLE weights_ru (passage INTEGER PRIMARY KEY, weights BLOB NOT NULL);
CREATE TABLE weights_en (passage INTEGER PRIMARY KEY, weights BLOB NOT NULL);
CREATE TABLE terms (
    language TEXT NOT NULL, number INTEGER NOT NULL, term TEXT NOT NULL, passages INTEGER NOT NULL,
    PRIMARY KEY (language, number)
) WITHOUT ROWID;
CREATE TABLE words (
    language TEXT NOT NULL, word TEXT NOT NULL, term INTEGER NOT NULL, PRIMARY KEY (language, word)
) WITHOUT ROWID;
CREATE TABLE made_from (fingerprint TEXT NOT NULL);
"""
_DROP = "".join(
    f"DROP TABLE IF EXISTS {table};"
    for table in ("passages", "weights_kk", "weights_ru", "weights_en", "terms", "words", "made_from")
)
_NOMINATE = {
    language: f"SELECT passage, weights FROM passages JOIN weights_{language} ON passage = passages.rowid"  # noqa: S608
    " WHERE passages MATCH ? ORDER BY passages.rowid LIMIT ?"
    for language in LANGUAGES
}
_KEEP = {language: f"INSERT INTO weights_{language} VALUES (?, ?)" for language in LANGUAGES}  # noqa: S608 our names


def open_sqlite(
    law: LawStore, questions: Questions, path: Optional[Path] = None, *, stemming: bool = True
) -> RankedSearch:
    """Open the search in SQLite; the index is built where there is none of this law base yet.

    Args:
        law: the law base.
        questions: how people ask, by language and by intent of a topic.
        path: a file to keep the index in; in memory without it.
        stemming: only to show what stemming is worth.

    Raises:
        EngineError: the file cannot be used.
    """
    everything, name, analysers = prepare(law, questions, stemming)
    with _told(path):
        engine = _Sqlite(path, everything, name, analysers)
        return RankedSearch(law, everything, engine, analysers)


class _Sqlite:
    def __init__(
        self, path: Optional[Path], everything: Sequence[Passage], name: str, analysers: Dict[Language, Analyser]
    ) -> None:
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        # Requests come from several threads; the lock below lets one in at a time.
        self._connection = sqlite3.connect(
            str(path or _MEMORY), check_same_thread=False, isolation_level=None, timeout=60
        )
        self._lock = threading.Lock()
        self._path = path
        try:
            if self._made_from() != name:
                self._build(everything, name, analysers)
        except BaseException:
            self._connection.close()
            raise

    def vocabulary(self, language: Language) -> Vocabulary:
        """The terms of a language."""
        rows = self._connection.execute(
            "SELECT term, passages FROM terms WHERE language = ? ORDER BY number", (language,)
        ).fetchall()
        words = self._connection.execute(
            "SELECT word, term FROM words WHERE language = ? ORDER BY word", (language,)
        ).fetchall()
        return Vocabulary([term for term, _ in rows], [count for _, count in rows], words)

    def nominate(self, wanted: Wanted) -> List[Tuple[int, bytes]]:
        """The first passages that have what is wanted."""
        # Terms come from the vocabulary, of letters and digits alone; quoted, none is taken for an operator.
        groups = [f'"{term}"' for term in wanted.any_of] + [f'("{one}" AND "{two}")' for one, two in wanted.pairs]
        query = f"{wanted.language} : ({' OR '.join(groups)})"
        with self._lock, _told(self._path):
            return self._connection.execute(_NOMINATE[wanted.language], (query, wanted.limit)).fetchall()

    def close(self) -> None:
        """Close the database."""
        with self._lock:
            self._connection.close()

    def _made_from(self) -> Optional[str]:
        known = self._connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'made_from'").fetchone()
        row = self._connection.execute("SELECT fingerprint FROM made_from").fetchone() if known else None
        return str(row[0]) if row else None

    def _build(self, everything: Sequence[Passage], name: str, analysers: Dict[Language, Analyser]) -> None:
        """Build all or nothing: who reads the file meanwhile sees the old index."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            if self._made_from() == name:  # somebody else was faster
                self._connection.execute("ROLLBACK")
                return
            for statement in (_DROP + _SCHEMA).split(";"):
                self._connection.execute(statement)
            terms: List[Sequence[str]] = []
            for language in LANGUAGES:
                vocabulary, weighted = weigh(everything, language, analysers[language])
                rows = ((language, number, *row) for number, row in enumerate(zip(vocabulary.terms, vocabulary.counts)))
                self._connection.executemany("INSERT INTO terms VALUES (?, ?, ?, ?)", rows)
                self._connection.executemany(
                    "INSERT INTO words VALUES (?, ?, ?)", ((language, *pair) for pair in vocabulary.words)
                )
                texts = []
                for number, passage in enumerate(weighted):
                    self._connection.execute(_KEEP[language], (number, passage.stored))
                    texts.append(" ".join(passage.terms))
                terms.append(texts)
            self._connection.executemany(
                "INSERT INTO passages (rowid, kk, ru, en) VALUES (?, ?, ?, ?)",
                ((number, *texts) for number, texts in enumerate(zip(*terms))),
            )
            self._connection.execute("INSERT INTO made_from VALUES (?)", (name,))
            self._connection.execute("COMMIT")
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise


@contextlib.contextmanager
def _told(path: Optional[Path]) -> Iterator[None]:
    """Say which file it is that does not work."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise EngineError(f"{path or 'SQLite'}: the search index cannot be used: {error}") from error
