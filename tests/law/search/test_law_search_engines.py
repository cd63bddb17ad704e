"""Keeping an index: built once, used again, never half."""

import sqlite3
import threading
from dataclasses import replace
from pathlib import Path
from typing import List

import psycopg2
import pytest

from bot.law.search import EngineError, Questions, Searcher, open_search
from bot.law.store import LawStore

QUERY = "моральный вред"


@pytest.fixture
def other_law(law: LawStore) -> LawStore:
    """The law base of another day: one act less."""
    topics = {id: topic for id, topic in law.topics.items() if not any("kz-appc" in c for c in topic.citations)}
    acts, articles = dict(law.acts), dict(law.articles)
    del acts["kz-appc"], articles["kz-appc"]
    return replace(law, acts=acts, articles=articles, topics=topics)


def schemas(address: str) -> List[str]:
    connection = psycopg2.connect(address)
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'quqyq_search_%'")
            return sorted(name for (name,) in cursor.fetchall())
    finally:
        connection.close()


def test_a_file_is_built_once_and_used_again(law: LawStore, asked: Questions, tmp_path: Path) -> None:
    path = tmp_path / "var" / "search.db"
    first = open_search(law, asked, str(path))
    found = first.search(QUERY, "ru")
    first.close()
    before = path.read_bytes()
    again = open_search(law, asked, str(path))
    assert again.search(QUERY, "ru") == found
    again.close()
    assert path.read_bytes() == before


def test_a_file_of_other_law_is_built_anew(
    law: LawStore, other_law: LawStore, asked: Questions, tmp_path: Path
) -> None:
    path = str(tmp_path / "search.db")
    open_search(other_law, asked, path).close()
    search = open_search(law, asked, path)
    assert [hit.act for hit in search.search("жалоба в вышестоящий орган", "ru")].count("kz-appc") > 0
    search.close()


def test_a_damaged_file_is_named(law: LawStore, asked: Questions, tmp_path: Path) -> None:
    path = tmp_path / "search.db"
    path.write_bytes(b"not a database" * 1000)
    with pytest.raises(EngineError, match="search.db"):
        open_search(law, asked, str(path))
    assert path.read_bytes() == b"not a database" * 1000


def test_a_failed_build_leaves_the_old_index(
    law: LawStore, other_law: LawStore, asked: Questions, tmp_path: Path
) -> None:
    path = tmp_path / "search.db"
    open_search(other_law, asked, str(path)).close()
    # What stands in the way shows only when half of the old index is gone.
    kept = sqlite3.connect(path)
    kept.executescript("DROP TABLE words; CREATE VIEW words AS SELECT 1")
    tables = kept.execute("SELECT name FROM sqlite_master ORDER BY name").fetchall()
    rows = kept.execute("SELECT * FROM weights_kk").fetchall()
    with pytest.raises(EngineError, match="words"):
        open_search(law, asked, str(path))
    assert kept.execute("SELECT name FROM sqlite_master ORDER BY name").fetchall() == tables
    assert kept.execute("SELECT * FROM weights_kk").fetchall() == rows
    kept.close()


def test_many_threads_share_a_search(search: Searcher) -> None:
    wanted, found, failed = search.search(QUERY, "ru"), [], []

    def ask() -> None:
        try:
            found.extend(search.search(QUERY, "ru") for _ in range(20))
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed and len(found) == 160 and all(hits == wanted for hits in found)


def test_replicas_that_start_together_build_one_index(law: LawStore, asked: Questions, postgres: str) -> None:
    small = replace(law, topics=dict(list(law.topics.items())[:5]))
    before, opened, failed = schemas(postgres), [], []

    def start() -> None:
        try:
            opened.append(open_search(small, asked, postgres))
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert len({str(search.search(QUERY, "ru")) for search in opened}) == 1
    assert len(set(schemas(postgres)) - set(before)) == 1
    for search in opened:
        search.close()


def test_old_indexes_are_cleared_away_and_come_back_when_needed(
    law: LawStore, asked: Questions, postgres: str, postgres_search: Searcher
) -> None:
    found = postgres_search.search(QUERY, "ru")
    for count in (1, 2, 3):
        open_search(replace(law, topics=dict(list(law.topics.items())[:count])), asked, postgres).close()
    assert len(schemas(postgres)) == 2
    # A replica whose index is gone builds it again.
    assert postgres_search.search(QUERY, "ru") == found


def test_a_cut_connection_is_made_again(postgres: str, postgres_search: Searcher) -> None:
    found = postgres_search.search(QUERY, "ru")
    connection = psycopg2.connect(postgres)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'quqyq search'")
    connection.close()
    assert postgres_search.search(QUERY, "ru") == found


def test_a_server_that_is_not_there_is_told_without_the_password(law: LawStore, asked: Questions) -> None:
    with pytest.raises(EngineError, match="PostgreSQL") as refused:
        open_search(law, asked, "postgresql://quqyq:geheim@127.0.0.1:1/quqyq")
    assert "geheim" not in str(refused.value)
