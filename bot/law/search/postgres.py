"""The search in PostgreSQL: one index for many replicas, found by its own full-text index.

Each state of the law base has a schema of its own, named by its fingerprint, so replicas of two releases can work side
by side while one takes over from the other. The two newest schemas are kept.
"""

import contextlib
import threading
from typing import Any, Callable, Dict, Iterator, List, Sequence, Tuple, TypeVar

import psycopg2
from psycopg2 import sql
from psycopg2.extras import execute_values

from bot.languages import LANGUAGES, Language
from bot.law.search.analysis import Analyser
from bot.law.search.model import EngineError, Questions
from bot.law.search.passages import Passage
from bot.law.search.ranking import RankedSearch, Wanted, prepare
from bot.law.search.weights import Vocabulary, weigh
from bot.law.store import LawStore

#: The schema that lists the others; theirs begin with the same name.
SCHEMA = "quqyq_search"
_KEPT = 2
# Any number, as long as it is always the same: who builds holds this lock.
_LOCK = 7_186_452_013
_BATCH = 1000
_Result = TypeVar("_Result")

_TABLES = """
CREATE TABLE {schema}.passages (
    language text NOT NULL, passage integer NOT NULL, terms tsvector NOT NULL, weights bytea NOT NULL,
    PRIMARY KEY (language, passage)
);
CREATE TABLE {schema}.terms (
    language text NOT NULL, number integer NOT NULL, term text NOT NULL, passages integer NOT NULL,
    PRIMARY KEY (language, number)
);
CREATE TABLE {schema}.words (
    language text NOT NULL, word text COLLATE "C" NOT NULL, term integer NOT NULL, PRIMARY KEY (language, word)
);
"""
_AFTER = """
CREATE INDEX passages_kk ON {schema}.passages USING gin (terms) WHERE language = 'kk';
CREATE INDEX passages_ru ON {schema}.passages USING gin (terms) WHERE language = 'ru';
CREATE INDEX passages_en ON {schema}.passages USING gin (terms) WHERE language = 'en';
ANALYZE {schema}.passages;
"""
_NOMINATE = """
SELECT passage, weights FROM {schema}.passages WHERE language = {language} AND terms @@ %s::tsquery
ORDER BY passage LIMIT %s
"""


def open_postgres(law: LawStore, questions: Questions, address: str, *, stemming: bool = True) -> RankedSearch:
    """Open the search in PostgreSQL; the index is built where there is none of this law base yet.

    Args:
        law: the law base.
        questions: how people ask, by language and by intent of a topic.
        address: ``postgresql://user:password@host:port/database``.
        stemming: only to show what stemming is worth.

    Raises:
        EngineError: the server cannot be reached, or refuses.
    """
    everything, name, analysers = prepare(law, questions, stemming)
    with _told():
        engine = _Postgres(address, everything, name, analysers)
        return RankedSearch(law, everything, engine, analysers)


class _Postgres:
    def __init__(
        self, address: str, everything: Sequence[Passage], name: str, analysers: Dict[Language, Analyser]
    ) -> None:
        self._address = address
        self._everything, self._name, self._analysers = everything, name, analysers
        self._schema = f"{SCHEMA}_{name.replace('-', '_')}"
        self._lock = threading.Lock()
        self._connection: Any = None
        self._connect()

    def vocabulary(self, language: Language) -> Vocabulary:
        """The terms of a language."""
        query = self._sql("SELECT term, passages FROM {schema}.terms WHERE language = %s ORDER BY number")
        rows = self._run(lambda cursor: _fetch(cursor, query, (language,)))
        query_words = self._sql("SELECT word, term FROM {schema}.words WHERE language = %s ORDER BY word")
        words = self._run(lambda cursor: _fetch(cursor, query_words, (language,)))
        return Vocabulary(
            [term for term, _ in rows], [count for _, count in rows], [(word, number) for word, number in words]
        )

    def nominate(self, wanted: Wanted) -> List[Tuple[int, bytes]]:
        """The first passages that have what is wanted."""
        # Terms come from the vocabulary, of letters and digits alone; quoted, none is taken for an operator.
        groups = [f"'{term}'" for term in wanted.any_of] + [f"('{one}' & '{two}')" for one, two in wanted.pairs]
        query = self._sql(_NOMINATE, language=sql.Literal(wanted.language))
        rows = self._run(lambda cursor: _fetch(cursor, query, (" | ".join(groups), wanted.limit)))
        return [(number, bytes(weights)) for number, weights in rows]

    def close(self) -> None:
        """Close the connection."""
        with self._lock:
            self._connection.close()

    def _connect(self) -> None:
        self._connection = psycopg2.connect(self._address, connect_timeout=10, application_name="quqyq search")
        self._connection.autocommit = True
        with self._connection.cursor() as cursor:
            cursor.execute("SELECT to_regclass(%s)", (f"{self._schema}.terms",))
            if cursor.fetchone()[0] is None:
                self._build(cursor)

    def _run(self, work: Callable[[Any], _Result]) -> _Result:
        """Do something in the database, once more where the server was restarted or the schema was cleared away."""
        with self._lock, _told():
            try:
                with self._connection.cursor() as cursor:
                    return work(cursor)
            except (psycopg2.OperationalError, psycopg2.InterfaceError, psycopg2.errors.UndefinedTable):
                self._connection.close()
                self._connect()
                with self._connection.cursor() as cursor:
                    return work(cursor)

    def _build(self, cursor: Any) -> None:
        """Build all or nothing, one replica at a time; the others wait and find it done."""
        cursor.execute("BEGIN")
        try:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
            cursor.execute("SELECT to_regclass(%s)", (f"{self._schema}.terms",))
            if cursor.fetchone()[0] is None:
                cursor.execute(self._sql("DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema};"))
                cursor.execute(self._sql(_TABLES))
                for language in LANGUAGES:
                    self._fill(cursor, language)
                cursor.execute(self._sql(_AFTER))
                self._clear_away(cursor)
            cursor.execute("COMMIT")
        except BaseException:
            if not self._connection.closed:
                cursor.execute("ROLLBACK")
            raise

    def _fill(self, cursor: Any, language: Language) -> None:
        vocabulary, weighted = weigh(self._everything, language, self._analysers[language])
        execute_values(
            cursor,
            self._sql("INSERT INTO {schema}.terms VALUES %s").as_string(cursor),
            [(language, number, *row) for number, row in enumerate(zip(vocabulary.terms, vocabulary.counts))],
            page_size=_BATCH,
        )
        execute_values(
            cursor,
            self._sql("INSERT INTO {schema}.words VALUES %s").as_string(cursor),
            [(language, *pair) for pair in vocabulary.words],
            page_size=_BATCH,
        )
        execute_values(
            cursor,
            self._sql("INSERT INTO {schema}.passages VALUES %s").as_string(cursor),
            ((language, number, passage.terms, passage.stored) for number, passage in enumerate(weighted)),
            template="(%s, %s, array_to_tsvector(%s::text[]), %s)",
            page_size=_BATCH,
        )

    def _clear_away(self, cursor: Any) -> None:
        names = {"list": sql.Identifier(SCHEMA, "indexes"), "parent": sql.Identifier(SCHEMA)}
        cursor.execute(
            sql.SQL(
                "CREATE SCHEMA IF NOT EXISTS {parent};"
                "CREATE TABLE IF NOT EXISTS {list} (name text PRIMARY KEY, made timestamptz NOT NULL);"
                "INSERT INTO {list} VALUES (%s, clock_timestamp()) ON CONFLICT (name)"
                " DO UPDATE SET made = excluded.made"
            ).format(**names),
            (self._schema,),
        )
        cursor.execute(sql.SQL("SELECT name FROM {list} ORDER BY made DESC OFFSET %s").format(**names), (_KEPT,))
        for (old,) in cursor.fetchall():
            cursor.execute(sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(sql.Identifier(old)))
            cursor.execute(sql.SQL("DELETE FROM {list} WHERE name = %s").format(**names), (old,))

    def _sql(self, text: str, **more: Any) -> Any:
        return sql.SQL(text).format(schema=sql.Identifier(self._schema), **more)


def _fetch(cursor: Any, query: Any, values: Tuple[Any, ...]) -> List[Tuple[Any, ...]]:
    cursor.execute(query, values)
    rows: List[Tuple[Any, ...]] = cursor.fetchall()
    return rows


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Say that it is the search that does not work; the address stays out of it, for it may hold a password."""
    try:
        yield
    except psycopg2.Error as error:
        reason = (str(error) or type(error).__name__).strip().splitlines()[0]
        raise EngineError(f"PostgreSQL: the search index cannot be used: {reason}") from error
