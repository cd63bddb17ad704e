"""Run Lighthouse over the bot's pages and a portal's page, as a phone sees them."""

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from typing import Any, Dict, Iterator, Tuple
from urllib.parse import quote, urlsplit

from served import Served

from bot.paths import ROOT

LIGHTHOUSE = ROOT / "tools" / "lighthouse"
CATEGORIES = {
    "performance": "Performance",
    "accessibility": "Accessibility",
    "best-practices": "Best practices",
    "seo": "SEO",
}


@dataclass(frozen=True)
class Page:
    """A page to measure. ``path`` begins with ``portal:`` for a page of the example portal."""

    name: str
    path: str
    #: Asked in the chat before the page is looked at.
    ask: str = ""
    #: Whether search engines are meant to have it: not somebody's search, and what portals write is theirs to see to.
    found: bool = True

    def url(self, where: Served) -> str:
        """Its address."""
        site, path = (where.portal, self.path[7:]) if self.path.startswith("portal:") else (where.bot, self.path)
        return site + quote(path, safe="/?=&")


PAGES = (
    Page("Home, Kazakh", "/?language=kk"),
    Page("Home, Russian", "/?language=ru"),
    Page("Home, English", "/?language=en"),
    Page("Questions and answers", "/topics?language=ru"),
    Page("A question, Kazakh", "/topics/liability/who_pays?language=kk"),
    Page("A question, Russian", "/topics/liability/who_pays?language=ru"),
    Page("A question, English", "/topics/liability/who_pays?language=en"),
    Page("The law", "/law/kz-ai?language=kk"),
    Page("An article", "/law/kz-ai/21?language=ru"),
    Page("Search", "/search?language=kk"),
    Page("Search results", "/search?language=ru&q=мой голос подделали", found=False),
    Page("Compare with the EU", "/compare?language=en"),
    Page("Timeline", "/timeline?language=kk"),
    Page("About", "/about?language=ru"),
    Page("Privacy", "/privacy?language=kk"),
    Page("Accessibility", "/accessibility?language=en"),
    Page("For portals", "/for-portals?language=ru"),
    Page("Display", "/display?language=kk", found=False),
    Page("A portal's page with the chat", "portal:/strict-csp/", found=False),
    Page("The same, a question answered", "portal:/strict-csp/", "Зиянды кім өтейді?", found=False),
)


def measure(pages: "tuple[Page, ...]", where: Served, runs: int) -> Iterator[Tuple[Page, Dict[str, Any]]]:
    """Run Lighthouse over the pages, one result as soon as it is there."""
    chromium = os.environ.get("QUQYQ_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    node = shutil.which("node")
    if not chromium or not node:
        raise SystemExit("Chromium and Node (20 or later) are needed; on Debian: apt-get install chromium nodejs npm")
    if not (LIGHTHOUSE / "node_modules").is_dir():
        raise SystemExit("Lighthouse is not installed; in tools/lighthouse: npm ci --ignore-scripts")
    asked = [{"url": page.url(where), "ask": page.ask} for page in pages]
    job = json.dumps({"chromium": chromium, "runs": runs, "pages": asked})
    with subprocess.Popen(  # noqa: S603
        [node, "run.js"], cwd=LIGHTHOUSE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdin and process.stdout
        process.stdin.write(job)
        process.stdin.close()
        try:
            for page, line in zip(pages, process.stdout):
                yield page, _understood(page, json.loads(line), where)
        except BaseException:
            process.terminate()
            raise
    if process.returncode:
        raise SystemExit("Lighthouse failed; what it said stands above")


def _understood(page: Page, result: Dict[str, Any], where: Served) -> Dict[str, Any]:
    """A result as it is written down: no addresses of this run, no score that is not meant."""
    own = {urlsplit(where.bot).netloc, urlsplit(where.portal).netloc}
    requests = [request for request in result["requests"] if request["url"].startswith("http")]
    scores = {name: result["scores"][name] for name in CATEGORIES if page.found or name != "seo"}
    return {
        "name": page.name,
        "path": page.path.replace("portal:", "examples"),
        "scores": scores,
        "requests": len(requests),
        "bytes": sum(request["bytes"] for request in requests),
        "third_parties": len([request for request in requests if urlsplit(request["url"]).netloc not in own]),
        "lost": [lost for lost in result["lost"] if lost["category"] in scores],
    }
