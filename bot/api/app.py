"""Make the FastAPI application."""

import logging
from contextlib import asynccontextmanager
from typing import AsyncIterator, Awaitable, Callable, Optional

from fastapi import FastAPI, Request, Response

from bot import __version__, i18n
from bot.api import problems
from bot.api.cors import OriginGate
from bot.api.counts import Counts
from bot.api.portals import Portals
from bot.api.replies import Replies
from bot.api.routes import (
    acts,
    ask,
    compare,
    conversations,
    feedback,
    health,
    metrics,
    open_data,
    portals,
    search,
    topics,
    widget,
)
from bot.assistant import Assistant
from bot.corpus import training_questions
from bot.law.compare import comparison
from bot.law.search import open_search
from bot.law.store import LawStore
from bot.pages import routes as pages
from bot.pages.missing import missing
from bot.pages.prose import prose
from bot.settings import Settings
from bot.widget.bundle import bundle
from bot.widget.shelf import Shelf

#: Largest request body taken, in bytes: a thousand characters of any script, escaped, with room to spare.
MAX_BODY = 32_768

_DESCRIPTION = (
    "Answers citizens' questions about artificial intelligence and the law of Kazakhstan in Kazakh, Russian and "
    "English, each with the provisions it rests on. General information, not legal advice."
)


def create_app(settings: Settings, law: LawStore, assistant: Optional[Assistant]) -> FastAPI:
    """Make the application.

    Args:
        settings: the operator's settings.
        law: the loaded law base.
        assistant: the loaded assistant; ``None`` only to describe the API, every question is then answered with 503.

    Raises:
        DataFileError: the comparison or the words of a page are missing or damaged.
        PortalsError: the file of portals cannot be used.
        BundleError: the widget's modules cannot be joined.
    """
    i18n.load_all()
    comparison()
    prose()
    app = FastAPI(
        title="Quqyq",
        version=__version__,
        description=_DESCRIPTION,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
    )
    app.state.settings, app.state.law, app.state.assistant = settings, law, assistant
    app.state.search = open_search(law, training_questions(), settings.search_database)
    app.state.portals = Portals.read(settings.portals, law.topics)
    app.state.replies, app.state.counts = Replies(), Counts()
    app.state.widget, app.state.widget_shelf = bundle(), Shelf(settings.widgets)
    app.state.widget_shelf.keep(app.state.widget)
    problems.install(app)
    app.middleware("http")(_guard)
    app.add_middleware(OriginGate, portals=app.state.portals, base_url=settings.base_url)
    app.include_router(health.router)
    app.include_router(metrics.router)
    for module in (ask, feedback, topics, acts, search, compare, conversations, portals):
        app.include_router(module.router, prefix="/api/v1")
    app.include_router(open_data.router)
    app.include_router(widget.router)
    app.include_router(pages.router)
    pages.mount_static(app)
    app.router.default = missing
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    # Request lines hold article numbers and languages, never people's words; still, an access log is the operator's
    # to ask for.
    logging.getLogger("uvicorn.access").disabled = app.state.settings.log_level not in ("DEBUG", "INFO")
    yield


async def _guard(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Refuse bodies that are too large before they are read, and set the headers that keep pages safe."""
    length = request.headers.get("content-length", "0" if "transfer-encoding" not in request.headers else "")
    if not length:
        response: Response = problems.problem_response(request, 411, "length_required")
    elif not length.isdigit() or int(length) > MAX_BODY:
        response = problems.problem_response(request, 413, "too_large")
    else:
        response = await call_next(request)
    for name, value in _SAFE.items():
        response.headers.setdefault(name, value)
    if request.url.path != _FRAMED:
        response.headers.setdefault("X-Frame-Options", "DENY")
    return response


#: The one page made to stand in a frame: its own policy says in whose.
_FRAMED = "/embed"

_POLICY = (
    # No page here connects anywhere; but without it Chromium's tools may not even read our robots.txt.
    "default-src 'none'; connect-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_SAFE = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    # The chat can listen to a spoken question; nothing here needs any other device.
    "Permissions-Policy": "microphone=(self), camera=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
