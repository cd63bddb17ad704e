"""Tests in a real browser: Chromium, driven by Playwright; skipped loudly where there is none."""

import os
import shutil
import socket
import sys
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any, AsyncIterator, Awaitable, Callable, Dict, Iterator, List

import pytest
import pytest_asyncio
from fake_bot import FakeBot
from real_bot import RealBot
from widget_page import DESKTOP

from bot.paths import ROOT

AXE = ROOT / "bot" / "widget" / "node_modules" / "axe-core" / "axe.min.js"


def _skip(reason: str) -> None:
    sys.__stderr__ and sys.__stderr__.write(f"\nBROWSER TESTS SKIPPED: {reason}\n")
    pytest.skip(reason)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Any]:
    """Chromium without a window; ``QUQYQ_CHROMIUM`` names another than the one on the path."""
    try:
        from playwright.async_api import async_playwright
    except ImportError:
        _skip("the package playwright is not installed")
    path = os.environ.get("QUQYQ_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        _skip("there is no Chromium; on Debian: apt-get install chromium")
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        await chromium.close()


@pytest.fixture
def bot() -> Iterator[FakeBot]:
    """A bot with canned replies and a site that embeds its widget."""
    fake = FakeBot()
    yield fake
    fake.close()


@pytest.fixture(scope="session")
def served(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealBot]:
    """The bot itself, served in a process of its own; one for all tests, so each takes a conversation of its own."""
    bot = RealBot(tmp_path_factory.mktemp("served"), model, *_free_ports(3))
    yield bot
    bot.stop()


def _free_ports(count: int) -> List[int]:
    with ExitStack() as probes:
        found = [probes.enter_context(closing(socket.socket())) for _ in range(count)]
        for probe in found:
            probe.bind(("127.0.0.1", 0))
        return [int(probe.getsockname()[1]) for probe in found]


@pytest_asyncio.fixture(loop_scope="session")
async def visit(browser: Any, bot: FakeBot) -> AsyncIterator[Callable[..., Awaitable[Any]]]:
    """Open the strict host page in a context of its own; its console errors and policy breaches fail the test."""
    contexts: List[Any] = []
    troubles: List[str] = []

    async def open_page(
        *, device: Dict[str, Any] = DESKTOP, init: str = "", context: Any = None, query: str = "", **attributes: str
    ) -> Any:
        if context is None:
            context = await browser.new_context(**device)
            contexts.append(context)
        page = await context.new_page()
        page.troubles = troubles
        page.set_default_timeout(8000)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda said: troubles.append(said.text) if _is_trouble(said) else None)
        if init:
            await page.add_init_script(init)
        pairs = "&".join(f"{name}={value}" for name, value in attributes.items())
        await page.goto(f"{bot.site}/strict.html?{pairs}{query}")
        await page.wait_for_function("() => document.querySelector('quqyq-chat').shadowRoot")
        return page

    yield open_page
    for context in contexts:
        await context.close()
    assert not troubles


def _is_trouble(said: Any) -> bool:
    # A failed request is logged by the browser itself; the tests cause some on purpose.
    return said.type == "error" and "Failed to load resource" not in said.text


@pytest.fixture
def axe() -> Callable[..., Awaitable[List[str]]]:
    """Look for barriers on a page with axe-core; with ``rules`` for those alone."""
    if not AXE.is_file():
        _skip("axe-core is not installed; in bot/widget: npm ci")
    source = AXE.read_text("utf-8")

    async def look(page: Any, *rules: str) -> List[str]:
        # Over the debugger's protocol, which a page's policy does not bind.
        if not await page.evaluate("'axe' in window"):
            await page.evaluate(source + "; undefined")
        found = await page.evaluate(
            """async (rules) => {
              // Off unless asked for, being of a newer version of WCAG than most ask of themselves.
              const options = { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } };
              if (rules.length) options.runOnly = rules;
              return (await axe.run(document, options)).violations.flatMap((rule) =>
                rule.nodes.map((node) => `${rule.id}: ${node.target} ${node.failureSummary}`));
            }""",
            rules,
        )
        return list(found)

    return look
