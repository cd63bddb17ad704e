"""Which other sites may call the API from a browser: those of the portals' file, and nobody else.

Only ``/api/`` may be called by other sites at all. No cookie is ever taken from another site, and no form.
"""

from typing import Optional
from urllib.parse import urlsplit

from fastapi import Request, Response
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.api.portals import Portals
from bot.api.problems import problem_response
from bot.i18n import N_

#: Headers of requests that tell who asks and which message it is.
PORTAL_HEADER = "Quqyq-Portal"
MESSAGE_ID_HEADER = "Quqyq-Message-Id"

FORBIDDEN = N_("This site may not use the bot. Its owner can ask those who run the bot to allow it.")

_PREFIX = "/api/"
_SHARED = {"Access-Control-Expose-Headers": "Retry-After, Content-Language"}
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, POST, DELETE",
    "Access-Control-Allow-Headers": f"Content-Type, Accept-Language, {PORTAL_HEADER}, {MESSAGE_ID_HEADER}",
    "Access-Control-Max-Age": "3600",
}


class OriginGate:
    """Middleware that refuses other sites, and lets those of the portals read what they get, errors too."""

    def __init__(self, app: ASGIApp, portals: Portals, base_url: str) -> None:
        self._app, self._portals, self._base_url = app, portals, base_url

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        if not scope["path"].startswith(_PREFIX):
            # A form of another site carries no cookie of ours, but the answer to it would set one over the reader's.
            if scope["method"] == "POST" and foreign_origin(request, self._base_url) is not None:
                await problem_response(request, 403, "forbidden_origin", FORBIDDEN)(scope, receive, send)
            else:
                await self._app(scope, receive, send)
            return
        origin = foreign_origin(request, self._base_url)
        known = origin is not None and bool(self._portals.of_origin(origin))
        begun = False

        async def shared(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                headers.add_vary_header("Origin")
                if origin is not None and known:
                    headers.update({"Access-Control-Allow-Origin": origin, **_SHARED})
            await send(message)

        if origin is not None and not known:
            await problem_response(request, 403, "forbidden_origin", FORBIDDEN)(scope, receive, shared)
        elif origin is not None and _is_preflight(request):
            await Response(status_code=204, headers=_PREFLIGHT)(scope, receive, shared)
        else:
            try:
                await self._app(scope, receive, shared)
            except Exception:
                # Answered here and not further out, or the other site could not read what went wrong.
                if not begun:
                    await problem_response(request, 500, "internal_error")(scope, receive, shared)
                raise


def foreign_origin(request: Request, base_url: str) -> Optional[str]:
    """The site that a browser says it asks for; ``None`` where it is our own, or no browser's script asks."""
    origin = request.headers.get("origin")
    if origin is None:
        return None
    # Behind a proxy the scheme, or the whole address, is only known from the settings.
    own = {request.headers.get("host", "").lower(), _netloc(base_url)} - {""}
    return None if _netloc(origin) in own else origin


def _netloc(origin: str) -> str:
    """Host and port of an origin; empty where it has none, as ``null`` has none."""
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""


def _is_preflight(request: Request) -> bool:
    return request.method == "OPTIONS" and "access-control-request-method" in request.headers
