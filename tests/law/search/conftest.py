"""A real PostgreSQL server, and the search over both engines."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Dict, Iterator, Optional

import psycopg2
import pytest

from bot.corpus import training_questions
from bot.law.search import Questions, Searcher, open_search
from bot.law.store import LawStore

_WAIT = 60.0


def _program(name: str) -> Optional[str]:
    """A program of the server, on the path or where Debian keeps it."""
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return shutil.which(name) or (str(installed[-1]) if installed else None)


@pytest.fixture(scope="session")
def postgres(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a server of the tests' own, started on a free port and stopped at the end."""
    initdb, server = _program("initdb"), _program("postgres")
    if not initdb or not server:
        reason = "NO POSTGRESQL: the search is NOT TESTED over it. Install it: apt-get install postgresql"
        # A skipped test is easily overlooked, and what a fixture prints is shown only when a test fails.
        with request.config.pluginmanager.get_plugin("capturemanager").global_and_fixture_disabled():
            sys.stderr.write(f"\n{reason}\n")
        pytest.skip(reason)
    # The server refuses to run as root.
    user: Dict[str, Any] = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.getuid() == 0 else {}
    # A path that this user may reach, and short: the server keeps its socket there.
    with tempfile.TemporaryDirectory(prefix="quqyq-pg-") as name:
        folder = Path(name)
        if user:
            shutil.chown(folder, "postgres", "postgres")
        data, log = folder / "data", folder / "log"
        subprocess.run(
            [initdb, "-D", data, "-A", "trust", "-U", "quqyq", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=folder,
            **user,
        )
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        options = ["-c", "listen_addresses=127.0.0.1", "-c", f"unix_socket_directories={folder}", "-c", "fsync=off"]
        with log.open("wb") as output:
            process = subprocess.Popen(
                [server, "-D", data, "-p", str(port), *options], stdout=output, stderr=output, cwd=folder, **user
            )
        address = f"postgresql://quqyq@127.0.0.1:{port}/postgres"
        try:
            _wait(process, address, log)
            yield address
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=_WAIT)


def _wait(process: Any, address: str, log: Path) -> None:
    end = time.monotonic() + _WAIT
    while True:
        try:
            psycopg2.connect(address, connect_timeout=5).close()
            return
        except psycopg2.OperationalError:
            if process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(log.read_text()) from None
            # Nothing tells when a server begins to listen.
            time.sleep(0.05)


@pytest.fixture(scope="session")
def asked() -> Questions:
    """How people ask."""
    return training_questions()


@pytest.fixture(scope="session")
def sqlite_search(law: LawStore, asked: Questions) -> Iterator[Searcher]:
    """The search in SQLite, in memory."""
    found = open_search(law, asked)
    yield found
    found.close()


@pytest.fixture(scope="session")
def postgres_search(law: LawStore, asked: Questions, postgres: str) -> Iterator[Searcher]:
    """The search in PostgreSQL."""
    found = open_search(law, asked, postgres)
    yield found
    found.close()


@pytest.fixture(params=["sqlite", "postgres"])
def search(request: pytest.FixtureRequest) -> Searcher:
    """The search, over one engine and then over the other."""
    found: Searcher = request.getfixturevalue(f"{request.param}_search")
    return found
