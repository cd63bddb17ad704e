"""Serve the example pages as a portal would, with the strictest policy: ``python3 examples/serve.py``.

Needs nothing but Python. Fills the bot's address, its own, the widget's and its integrity hash into the pages.
"""

import argparse
import json
import sys
import urllib.request
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Dict

HERE = Path(__file__).resolve().parent
BOT = "http://localhost:8000"
#: The address that the portals' file must name; another with --port.
SITE = "http://localhost:9000"


def policy(bot: str, path: str) -> str:
    """The policy of a page: nothing inline, nothing from anywhere but the page's own site and the bot."""
    return (
        f"default-src 'none'; script-src 'self' {bot}; connect-src {bot}; style-src 'self'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
        # Only a page with the chat in a frame needs this.
        + (f"; frame-src {bot}" if path.startswith("/frame/") else "")
    )


def widget(bot: str) -> Dict[str, Any]:
    """What the bot says of its widget: version, url, integrity."""
    with urllib.request.urlopen(f"{bot}/widget/quqyq-chat.json", timeout=10) as response:  # noqa: S310
        found: Dict[str, Any] = json.load(response)
    return found


class Portal(SimpleHTTPRequestHandler):
    """The example pages."""

    bot = BOT
    site = SITE

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, directory=str(HERE), **options)

    def do_GET(self) -> None:
        """Answer with a file, pages with the places filled in."""
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() and self.path.endswith("/") else path
        if page.suffix not in (".html", ".js") or "node_modules" in page.parts or not page.is_file():
            super().do_GET()
            return
        text = page.read_text(encoding="utf-8").replace(BOT, self.bot).replace(SITE, self.site)
        if "{{" in text:
            found = widget(self.bot)
            text = text.replace("{{url}}", found["url"]).replace("{{integrity}}", found["integrity"])
        body = text.encode("utf-8")
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(page)) + "; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        """Add the policy to everything."""
        self.send_header("Content-Security-Policy", policy(self.bot, self.path))
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Log nothing."""


def main() -> None:
    """Read the options and serve until stopped."""
    parser = argparse.ArgumentParser(description="Serve the example pages as a portal would.")
    parser.add_argument("--bot", default=BOT, help=f"address of the bot ({BOT})")
    parser.add_argument("--port", type=int, default=9000, help="port of the example pages (9000)")
    options = parser.parse_args()
    Portal.bot = options.bot.rstrip("/")
    Portal.site = f"http://localhost:{options.port}"
    with ThreadingHTTPServer(("127.0.0.1", options.port), Portal) as server:
        for page in ("plain.html", "strict-csp/", "frame/", "react/"):
            sys.stderr.write(f"{Portal.site}/{page}\n")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            sys.stderr.write("\n")


if __name__ == "__main__":
    main()
