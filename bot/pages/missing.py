"""The answer to addresses that lead nowhere: a page for people, a problem document for programs."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from bot.api.language import reader_language
from bot.pages.render import page


async def missing(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a request that no route takes, as the router's last resort.

    Raises:
        HTTPException: a program asks, or for something of the API; the application makes a problem document of it.
    """
    if scope["type"] != "http":
        raise HTTPException(404)
    request = Request(scope, receive)
    if scope["path"].startswith("/api/") or "text/html" not in request.headers.get("accept", ""):
        raise HTTPException(404)
    language = reader_language(request)
    await page(request, "missing.html", language, status=404, act=None, address=True)(scope, receive, send)
