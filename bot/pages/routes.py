"""Everything under the pages: the chat, the law, and the files they need."""

from fastapi import APIRouter, FastAPI
from fastapi.responses import FileResponse, PlainTextResponse
from fastapi.staticfiles import StaticFiles

from bot.api.deps import SettingsDep
from bot.open_data.sitemap import robots_line
from bot.pages import chat, compare, law, search, topics
from bot.pages.render import STATIC

router = APIRouter(include_in_schema=False)
router.include_router(chat.router)
router.include_router(law.router)
router.include_router(topics.router)
router.include_router(search.router)
router.include_router(compare.router)


@router.get("/robots.txt")
async def robots(settings: SettingsDep) -> PlainTextResponse:
    """Tell search engines what to read."""
    return PlainTextResponse((STATIC / "robots.txt").read_text(encoding="utf-8") + robots_line(settings.base_url))


@router.get("/favicon.svg")
async def favicon() -> FileResponse:
    """Return the icon."""
    return FileResponse(STATIC / "favicon.svg", media_type="image/svg+xml")


def mount_static(app: FastAPI) -> None:
    """Serve the style sheet and the icon under ``/static``."""
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
