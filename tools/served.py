"""A real bot and a portal's page on free ports, with databases of their own, for as long as a tool needs them."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator

import yaml
from host_page import host_page

from bot.paths import ROOT

#: Loading the model takes seconds; a busy machine may need much longer.
PATIENCE = 180.0


@dataclass(frozen=True)
class Served:
    """Addresses of what runs."""

    bot: str
    #: The examples of docs/for-portals.md.
    portal: str
    #: The page that the pictures show.
    sample: str


class NotServedError(RuntimeError):
    """A server did not start; the message says what it wrote last."""


@contextmanager
def served() -> Iterator[Served]:
    """Run the bot and the portals' pages, whose policy is the strictest."""
    # Whoever ends the tool from outside wants the servers to end with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="quqyq-")))
        where = Served(*(f"http://localhost:{port}" for port in _free_ports(3)))
        portals = folder / "portals.yml"
        example = yaml.safe_load((ROOT / "examples" / "portals.yml").read_text("utf-8"))[0]
        portals.write_text(yaml.safe_dump([{**example, "origins": [where.portal, where.sample]}]), "utf-8")
        settings = {
            "QUQYQ_PORT": where.bot.rpartition(":")[2],
            "QUQYQ_BASE_URL": where.bot,
            "QUQYQ_PORTALS": str(portals),
            "QUQYQ_DATABASE": str(folder / "conversations.db"),
            "QUQYQ_LAW_DATABASE": str(folder / "law.db"),
            "QUQYQ_SEARCH_DATABASE": str(folder / "search.db"),
            "QUQYQ_WIDGETS": str(folder / "widgets"),
        }
        own = {name: value for name, value in os.environ.items() if not name.startswith("QUQYQ_")}
        command = [str(Path(sys.executable).with_name("quqyq")), "serve"]
        stack.enter_context(_running(command, {**own, **settings}, f"{where.bot}/readyz", folder / "bot.log"))
        command = [sys.executable, str(ROOT / "examples" / "serve.py"), "--bot", where.bot]
        command += ["--port", where.portal.rpartition(":")[2]]
        stack.enter_context(_running(command, own, f"{where.portal}/strict-csp/", folder / "portal.log"))
        stack.enter_context(host_page(int(where.sample.rpartition(":")[2]), where.bot))
        yield where


@contextmanager
def _running(command: "list[str]", environment: "dict[str, str]", ready: str, log: Path) -> Iterator[None]:
    with log.open("wb") as output:
        process = subprocess.Popen(command, env=environment, stdout=output, stderr=output, cwd=ROOT)  # noqa: S603
    try:
        _await(process, ready, log)
        yield
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _await(process: "subprocess.Popen[bytes]", url: str, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=10).close()  # noqa: S310
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise NotServedError(f"{url} did not come up:\n{log.read_text('utf-8', errors='replace')[-2000:]}")


def _free_ports(count: int) -> "list[int]":
    with ExitStack() as stack:
        # All are held until the last is found, so that they differ.
        probes = [stack.enter_context(socket.socket()) for _ in range(count)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [int(probe.getsockname()[1]) for probe in probes]
