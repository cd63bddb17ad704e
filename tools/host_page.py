"""A portal's page in three languages for the pictures, under the strict policy of the examples."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Iterator

from bot.languages import parse_language

HERE = Path(__file__).parent / "portal"


@contextmanager
def host_page(port: int, bot: str) -> Iterator[None]:
    """Serve the page at ``/<language>`` in a thread of its own."""

    class Host(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.strip("/")
            if name == "portal.css":
                self._answer(200, "text/css", (HERE / name).read_bytes())
            elif parse_language(name):
                self._answer(200, "text/html; charset=utf-8", _page(name, bot).encode("utf-8"))
            else:
                # Browsers look for an icon; none is an answer too.
                self._answer(204, "text/plain", b"")

        def _answer(self, status: int, kind: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header(
                "Content-Security-Policy",
                f"default-src 'none'; script-src 'self' {bot}; connect-src {bot}; style-src 'self'; "
                "require-trusted-types-for 'script'; trusted-types 'none'",
            )
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", port), Host) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield
        finally:
            server.shutdown()


def _page(tongue: str, bot: str) -> str:
    language = str(parse_language(tongue))
    texts = json.loads((HERE / "texts.json").read_text("utf-8"))[language]
    services = "".join(f"<li>{service}</li>" for service in texts.pop("services"))
    template = (HERE / "index.html").read_text("utf-8")
    return template.format(bot=bot, tongue=tongue, language=language, services=services, **texts)
