"""Stock Rasa servers, started as the README says and stopped by their process id."""

import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List

import pytest

from bot.paths import ROOT

#: Seconds a server may take to answer; it usually takes ten.
PATIENCE = 120


class Servers:
    """Starts processes and stops each of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._processes: Dict[str, "subprocess.Popen[bytes]"] = {}

    def start(self, name: str, arguments: List[str], port: int, environment: Dict[str, str]) -> None:
        """Start a process in the test's folder and wait until its port answers."""
        with (self.folder / f"{name}.log").open("wb") as log:
            process = subprocess.Popen(
                arguments, cwd=self.folder, env=environment, stdout=log, stderr=log, stdin=subprocess.DEVNULL
            )
        self._processes[name] = process
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            assert process.poll() is None, f"{name} ended: {self.log(name)[-3000:]}"
            try:
                socket.create_connection(("127.0.0.1", port), timeout=0.5).close()
                return
            except OSError:
                # Returns early if the process ends.
                try:
                    process.wait(0.2)
                except subprocess.TimeoutExpired:
                    continue
        raise AssertionError(f"{name} does not answer after {PATIENCE} s: {self.log(name)[-3000:]}")

    def log(self, name: str) -> str:
        """What the process has written."""
        return (self.folder / f"{name}.log").read_text(encoding="utf-8", errors="replace")

    def stop(self) -> None:
        """Stop all that were started here."""
        for process in self._processes.values():
            process.terminate()
        for process in self._processes.values():
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(15)


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    """Servers that are stopped when the module's tests are done."""
    running = Servers(tmp_path_factory.mktemp("stock"))
    yield running
    running.stop()


@pytest.fixture(scope="module")
def environment() -> Dict[str, str]:
    """A quiet environment in which the project can be imported from any folder."""
    import os

    return {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "2",
        "PYTHONIOENCODING": "utf-8",
        "PYTHONUNBUFFERED": "1",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "NO_COLOR": "1",
    }


@pytest.fixture(scope="module")
def rasa() -> List[str]:
    """The stock ``rasa`` command of this environment."""
    return [str(Path(sys.executable).parent / "rasa")]


@pytest.fixture(scope="module")
def port() -> Callable[[], int]:
    """Find ports nobody listens on."""

    def find() -> int:
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.bind(("127.0.0.1", 0))
            return int(probe.getsockname()[1])

    return find


@pytest.fixture(scope="module")
def action_server(servers: Servers, rasa: List[str], environment: Dict[str, str], port: Callable[[], int]) -> Any:
    """``rasa run actions`` on a free port; gives an ``endpoints.yml`` that names it."""
    number = port()
    servers.start("actions", [*rasa, "run", "actions", "--actions", "actions", "-p", str(number)], number, environment)
    endpoints = servers.folder / "endpoints.yml"
    text = (ROOT / "bot" / "endpoints.yml").read_text(encoding="utf-8")
    assert "localhost:5055" in text
    endpoints.write_text(text.replace("localhost:5055", f"127.0.0.1:{number}"), encoding="utf-8")
    return endpoints
