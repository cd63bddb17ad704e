"""A bot that is really served: the application in a process of its own, with the trained model and empty databases."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Dict

import httpx
from portal_guide import SITE, blocks

from bot.paths import ROOT

EXAMPLES = ROOT / "examples"
#: The origin that ``examples/portals.yml`` names; here a free port takes its place.
_EXAMPLE_ORIGIN = "http://localhost:9000"
_START = 180
_STOP = 15


class RealBot:
    """``quqyq serve``, and the addresses of the two sites that may embed it; nobody listens there until a test does."""

    def __init__(self, folder: Path, model: Path, port: int, portal_port: int, guide_port: int) -> None:
        #: Where the bot answers.
        self.origin = f"http://localhost:{port}"
        #: The site of ``examples/portals.yml``, the portal ``example``.
        self.portal_port, self.portal_origin = portal_port, f"http://localhost:{portal_port}"
        #: The site of docs/for-portals.md, the portal ``egov``.
        self.guide_port, self.guide_origin = guide_port, f"http://localhost:{guide_port}"
        self.log = folder / "serve.log"
        portals = folder / "portals.yml"
        portals.write_text(_portals(self.portal_origin, self.guide_origin), "utf-8")
        with self.log.open("ab") as log:
            self.process: "subprocess.Popen[bytes]" = subprocess.Popen(
                [sys.executable, "-m", "bot.cli", "serve"],
                cwd=ROOT,
                env=_environment(
                    port=port,
                    models=model.parent,
                    database=folder / "conversations.db",
                    law_database=folder / "law.db",
                    search_database=folder / "search.db",
                    widgets=folder / "widgets",
                    portals=portals,
                    base_url=self.origin,
                ),
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
            )
        try:
            self._wait()
        except BaseException:
            self.stop()
            raise

    def said(self) -> str:
        """What the process wrote, its end."""
        return self.log.read_text("utf-8", errors="replace")[-3000:]

    def stop(self) -> None:
        """End the process, gently at first."""
        self.process.terminate()
        try:
            self.process.wait(_STOP)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(_STOP)

    def _wait(self) -> None:
        deadline = time.monotonic() + _START
        while time.monotonic() < deadline:
            try:
                # The wait for the process is the pause between two tries.
                code = self.process.wait(0.2)
            except subprocess.TimeoutExpired:
                if self._ready():
                    return
            else:
                raise AssertionError(f"the bot ended with code {code}:\n{self.said()}")
        raise AssertionError(f"the bot was not ready after {_START} seconds:\n{self.said()}")

    def _ready(self) -> bool:
        try:
            return httpx.get(f"{self.origin}/readyz", timeout=2).status_code == 200
        except httpx.HTTPError:
            return False


def _portals(portal_origin: str, guide_origin: str) -> str:
    """The portals' file of the examples and that of the guide, with the places of the tests."""
    example = (EXAMPLES / "portals.yml").read_text("utf-8")
    (guide,) = blocks("yaml", SITE)
    assert _EXAMPLE_ORIGIN in example
    return example.replace(_EXAMPLE_ORIGIN, portal_origin) + guide.replace(SITE, guide_origin)


def _environment(**settings: object) -> Dict[str, str]:
    # A developer's own settings must not reach the tests.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("QUQYQ_")}
    return {**kept, **{f"QUQYQ_{name.upper()}": str(value) for name, value in settings.items()}}
