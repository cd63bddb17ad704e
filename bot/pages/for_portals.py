"""The page for those who want the chat on their own site: how to, and a picker with the chat itself beside it."""

import hashlib

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse

from bot.api.deps import LawDep, SettingsDep
from bot.api.language import reader_language
from bot.pages.portal_choices import MAX_GREETING, POSITIONS, TAGS, THEMES, read_choices
from bot.pages.portal_snippets import snippets
from bot.pages.render import STATIC, page

router = APIRouter(prefix="/for-portals", include_in_schema=False)

_POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
    "trusted-types 'none'"
)
_FILES = ("for-portals.css", "for-portals.js")
_VERSION = hashlib.sha256(b"".join((STATIC / name).read_bytes() for name in _FILES)).hexdigest()[:8]


@router.get("")
async def for_portals(request: Request, law: LawDep, settings: SettingsDep) -> HTMLResponse:
    """Show the guide, the choices in the address, and the lines they come to."""
    language = reader_language(request)
    choices = read_choices(request.query_params, language, law.topics)
    widget = request.app.state.widget
    return page(
        request,
        "for-portals.html",
        language,
        422 if choices.errors else 200,
        canonical="/for-portals",
        policy=_POLICY,
        choices=choices,
        code=snippets(choices, settings.base_url, widget),
        widget=widget,
        areas=law.areas.values(),
        tags=TAGS,
        positions=POSITIONS,
        themes=THEMES,
        max_greeting=MAX_GREETING,
        files_version=_VERSION,
    )


@router.get("/choices")
async def choices(request: Request, law: LawDep, settings: SettingsDep) -> JSONResponse:
    """Check choices for the page's script: the same rules, messages and lines as on the page itself."""
    found = read_choices(request.query_params, reader_language(request), law.topics)
    content = {
        "attributes": found.attributes,
        "properties": found.properties,
        "colours": found.colours,
        "errors": found.errors,
        "notes": found.notes,
        "code": snippets(found, settings.base_url, request.app.state.widget),
    }
    return JSONResponse(content, headers={"Cache-Control": "no-store"})
