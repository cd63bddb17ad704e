"""Everything under the pages: the chat, the law, and the files they need."""

import os
from typing import Optional, Tuple

from fastapi import APIRouter, FastAPI
from fastapi.responses import FileResponse, PlainTextResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.types import Scope

from bot.api.deps import SettingsDep
from bot.open_data.sitemap import robots_line
from bot.pages import about, chat, compare, display_form, for_portals, law, search, topics
from bot.pages.render import STATIC

router = APIRouter(include_in_schema=False)

_YEAR = 365 * 24 * 3600
_HOUR = "public, max-age=3600"

router.include_router(chat.router)
router.include_router(law.router)
router.include_router(topics.router)
router.include_router(search.router)
router.include_router(compare.router)
router.include_router(for_portals.router)
router.include_router(about.router)
router.include_router(display_form.router)


@router.get("/robots.txt")
async def robots(settings: SettingsDep) -> PlainTextResponse:
    """Tell search engines what to read."""
    return PlainTextResponse((STATIC / "robots.txt").read_text(encoding="utf-8") + robots_line(settings.base_url))


@router.get("/favicon.svg")
async def favicon() -> FileResponse:
    """Return the icon."""
    return FileResponse(STATIC / "favicon.svg", media_type="image/svg+xml")


def mount_static(app: FastAPI) -> None:
    """Serve the style sheet and the pictures under ``/static``."""
    app.mount("/static", _Static(directory=STATIC), name="static")


class _Static(StaticFiles):
    """Files that browsers need not ask for again."""

    def lookup_path(self, path: str) -> Tuple[str, Optional[os.stat_result]]:
        """Find a file below the folder; Starlette's own fails where a path holds a null character."""
        return ("", None) if "\0" in path else super().lookup_path(path)

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        # An address with a version never changes its content.
        lasting = b"v=" in scope["query_string"]
        response.headers["Cache-Control"] = f"public, max-age={_YEAR}, immutable" if lasting else _HOUR
        return response
