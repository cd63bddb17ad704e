"""The chat for other sites: its file, and the page for those who put it into a frame."""

import re
from pathlib import Path
from typing import Container, Dict, Optional

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

import bot.widget
from bot.api.deps import LawDep, PortalsDep
from bot.api.language import reader_language
from bot.api.portals import Portal
from bot.api.problems import problem_response
from bot.i18n import N_
from bot.i18n import gettext as _
from bot.languages import Language, parse_script
from bot.widget.bundle import Bundle
from bot.widget.shelf import Shelf

router = APIRouter(include_in_schema=False)

_FILES = Path(bot.widget.__file__).parent
_JAVASCRIPT = "text/javascript; charset=utf-8"
_METHODS = ["GET", "HEAD"]
# The file is public and the same for all; modules and files with an integrity hash are only run with this leave.
_OPEN = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
_FOREVER = "public, max-age=31536000, immutable"
_SHORT = "public, max-age=300"

_TITLE = N_("Ask about artificial intelligence and the law")
_WITHOUT = N_("The chat needs JavaScript. Without it, ask on this page:")
_THEMES = ("light", "dark", "auto")
_CAMPAIGN = re.compile(r"[A-Za-z0-9._-]{1,64}")
_ENVIRONMENT = Environment(
    loader=FileSystemLoader(_FILES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)
_POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors "
)


@router.api_route("/widget/quqyq-chat.json", methods=_METHODS)
async def description(request: Request) -> Response:
    """Tell which version there is, where it is, and its integrity hash."""
    found = _bundle(request)
    content = {
        "version": found.version,
        "url": found.url,
        "integrity": found.integrity,
        "bytes": len(found.content),
        "gzip_bytes": len(found.gzipped),
    }
    return JSONResponse(content, headers={**_OPEN, "Cache-Control": _SHORT})


@router.api_route("/widget/quqyq-chat.js", methods=_METHODS)
async def latest(request: Request) -> Response:
    """Return the newest version, for sites that want every improvement at once."""
    return _script(request, _bundle(request), _SHORT)


@router.api_route("/widget/embed.js", methods=_METHODS)
async def embed_script() -> Response:
    """Return the script of the frame's page."""
    return FileResponse(_FILES / "embed.js", media_type=_JAVASCRIPT, headers={"Cache-Control": _SHORT})


@router.api_route("/widget/embed.css", methods=_METHODS)
async def embed_style() -> Response:
    """Return the style sheet of the frame's page."""
    return FileResponse(_FILES / "embed.css", media_type="text/css", headers={"Cache-Control": _SHORT})


@router.api_route("/widget/{version}/quqyq-chat.js", methods=_METHODS)
def exact(version: str, request: Request) -> Response:
    """Return exactly one version, this one or an earlier one."""
    found = _bundle(request)
    if version != found.version:
        shelf: Shelf = request.app.state.widget_shelf
        earlier = shelf.find(version)
        if earlier is None:
            response = problem_response(request, 404, "unknown_version")
            response.headers.update(_OPEN)
            return response
        found = Bundle.of(earlier)
    return _script(request, found, _FOREVER)


@router.api_route("/embed", methods=_METHODS)
async def embed(request: Request, portals: PortalsDep, law: LawDep) -> Response:
    """Show the chat and nothing else, to be put into a frame by the portal's own sites only."""
    query = request.query_params
    language = reader_language(request)
    portal = portals.get(query.get("portal", ""))
    origin = query.get("origin", "")
    html = _ENVIRONMENT.get_template("embed.html").render(
        language=_tag(language, query.get("language", "")),
        page_language=language,
        title=_(_TITLE, language),
        without=_(_WITHOUT, language),
        widget=_bundle(request),
        origin=origin if portal and origin in portal.origins else None,
        attributes=_attributes(request, language, portal, law.topics),
    )
    ancestors = " ".join(portal.origins) if portal else "'none'"
    headers = {
        "Content-Security-Policy": _POLICY + ancestors,
        "Content-Language": language,
        "Cache-Control": "no-cache",
        "Vary": "Accept-Language, Cookie",
    }
    return HTMLResponse(html, headers=headers)


def _attributes(
    request: Request, language: Language, portal: Optional[Portal], topics: Container[str]
) -> Dict[str, str]:
    """The element's attributes: of the address only what has a meaning. What the portal chose the element asks for."""
    query = request.query_params
    theme, topic, campaign = query.get("theme", ""), query.get("topic", ""), query.get("campaign", "")
    attributes = {
        "language": _tag(language, query.get("language", "")),
        "theme": theme if theme in _THEMES else "auto",
    }
    if portal:
        attributes["portal"] = portal.id
    if topic in topics:
        attributes["topic"] = topic
    if query.get("contrast") == "high":
        attributes["contrast"] = "high"
    if _CAMPAIGN.fullmatch(campaign):
        attributes["campaign"] = campaign
    return attributes


def _tag(language: Language, asked: str) -> str:
    return "kk-Latn" if language == "kk" and parse_script(asked) == "Latn" else language


def _bundle(request: Request) -> Bundle:
    found: Bundle = request.app.state.widget
    return found


def _script(request: Request, found: Bundle, caching: str) -> Response:
    packed = _takes_gzip(request.headers.get("accept-encoding", ""))
    # A tag names the bytes as sent, so the packed ones have another.
    tag = f'"{found.version}-gzip"' if packed else f'"{found.version}"'
    headers = {**_OPEN, "Cache-Control": caching, "ETag": tag, "Vary": "Accept-Encoding"}
    asked = [known.strip().removeprefix("W/") for known in request.headers.get("if-none-match", "").split(",")]
    if tag in asked or "*" in asked:
        return Response(status_code=304, headers=headers)
    if packed:
        headers["Content-Encoding"] = "gzip"
    return Response(found.gzipped if packed else found.content, headers=headers, media_type=_JAVASCRIPT)


def _takes_gzip(header: str) -> bool:
    for item in header.split(","):
        name, _semicolon, quality = item.partition(";")
        if name.strip().lower() == "gzip":
            return not re.fullmatch(r"\s*q=0(?:\.0*)?\s*", quality)
    return False
