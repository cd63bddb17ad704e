"""What docs/for-portals.md tells a portal to copy, taken from it word for word, and a site that has copied it."""

import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, List

from bot.paths import ROOT

_GUIDE = ROOT / "docs" / "for-portals.md"
_BLOCK = re.compile(r"^ *```(\w+)\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)
#: What the guide writes for the bot and for the portal's own site.
BOT, SITE = "https://BOT", "https://egov.kz"


def blocks(kind: str, holding: str) -> List[str]:
    """The guide's blocks of a kind, such as ``html``, that hold some text."""
    found = [text for name, text in _BLOCK.findall(_GUIDE.read_text("utf-8")) if name == kind and holding in text]
    assert found, f"docs/for-portals.md shows no {kind} with {holding}"
    return found


def policy() -> str:
    """The policy that the guide says is all the chat needs."""
    (text,) = blocks("text", "Content-Security-Policy")
    name, _colon, value = " ".join(text.split()).partition(": ")
    assert name == "Content-Security-Policy"
    return value


class GuideSite:
    """A portal's page with the guide's lines on it, served with a policy."""

    def __init__(self, port: int, page: str, policy: str) -> None:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = page.encode()
                self.send_response(200 if self.path == "/" else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.send_header("Content-Security-Policy", policy)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()


_PAGE = """<!doctype html>
<html lang="kk">
<head><meta charset="utf-8"><title>Portal</title></head>
<body>
{lines}</body>
</html>
"""


def page(lines: str) -> str:
    """A page of a portal with nothing but the guide's lines."""
    return _PAGE.format(lines=lines)
