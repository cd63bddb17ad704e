"""Everything under the pages: the chat, the law, and the files they need."""

from fastapi import APIRouter, FastAPI
from fastapi.responses import FileResponse
from fastapi.staticfiles import StaticFiles

from bot.pages import chat, law
from bot.pages.render import STATIC

router = APIRouter(include_in_schema=False)
router.include_router(chat.router)
router.include_router(law.router)


@router.get("/robots.txt")
async def robots() -> FileResponse:
    """Tell search engines what to read."""
    return FileResponse(STATIC / "robots.txt", media_type="text/plain")


@router.get("/favicon.svg")
async def favicon() -> FileResponse:
    """Return the icon."""
    return FileResponse(STATIC / "favicon.svg", media_type="image/svg+xml")


def mount_static(app: FastAPI) -> None:
    """Serve the style sheet and the icon under ``/static``."""
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
