"""Open data: the law base and the answers as files at stable addresses. See docs/open-data.md.

The routes are plain functions, which FastAPI runs in threads: the largest file takes 60 ms, questions must not wait.
"""

import hashlib
import json
from datetime import date, datetime, time, timezone
from email.utils import format_datetime
from typing import Any, Dict, Optional

from fastapi import APIRouter, Request, Response

from bot.api.deps import LawDep, SettingsDep
from bot.api.problems import problem_response
from bot.api.routes.acts import NO_ACT, NO_ARTICLE
from bot.i18n import N_
from bot.i18n import gettext as _
from bot.languages import LANGUAGES, Language
from bot.law.official.reviews import Reviews
from bot.law.refs import Ref
from bot.law.store import Provision, UnknownProvisionError, today
from bot.open_data import LICENSE, akoma_ntoso, jsonld
from bot.open_data.restatement import changed
from bot.open_data.sitemap import pages, sitemap

router = APIRouter(include_in_schema=False)

_NAME = N_("Questions about artificial intelligence and the law of Kazakhstan, with answers")
# Public data without cookies or accounts: any site may read it. The rest of our addresses stay closed to other sites.
_OPEN = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag, Last-Modified, Link"}
_METHODS = ["GET", "HEAD"]
_JSON_LD = "application/ld+json"


@router.api_route("/data/catalog.jsonld", methods=_METHODS)
def catalog(request: Request, law: LawDep, settings: SettingsDep) -> Response:
    """List all the files."""
    latest = max(modified for _path, modified in pages(law, today()))
    return _data(request, _json(jsonld.catalog(law, settings.base_url)), _JSON_LD, latest)


@router.api_route("/data/law/{act_id}.jsonld", methods=_METHODS)
def act(act_id: str, request: Request, law: LawDep, settings: SettingsDep) -> Response:
    """Return an act with its articles as schema.org/Legislation."""
    found, day = law.acts.get(act_id), today()
    if found is None:
        return _missing(request, "unknown_act", NO_ACT, act=act_id)
    content = jsonld.act_data(law, act_id, day, settings.base_url)
    return _data(request, _json(content), _JSON_LD, changed(found, law.articles[act_id].values(), day))


@router.api_route("/data/law/{act_id}/{number}.jsonld", methods=_METHODS)
def article(act_id: str, number: str, request: Request, law: LawDep, settings: SettingsDep) -> Response:
    """Return an article with its points as schema.org/Legislation."""
    found, day = law.acts.get(act_id), today()
    if found is None:
        return _missing(request, "unknown_act", NO_ACT, act=act_id)
    try:
        entry = law.article(act_id, number)
    except UnknownProvisionError:
        return _missing(request, "unknown_article", NO_ARTICLE, act=act_id, article=number)
    content = jsonld.article_data(law, Provision(found, entry, Ref(number)), day, settings.base_url)
    return _data(request, _json(content), _JSON_LD, changed(found, [entry], day))


@router.api_route("/data/law/{act_id}.{code}.akn.xml", methods=_METHODS)
def act_xml(act_id: str, code: str, request: Request, law: LawDep, settings: SettingsDep) -> Response:
    """Return an act as Akoma Ntoso in a language."""
    found, language, day = law.acts.get(act_id), _language(code), today()
    if found is None:
        return _missing(request, "unknown_act", NO_ACT, act=act_id)
    if language is None:
        return _missing(request, "unknown_language")
    content = akoma_ntoso.document(law, act_id, language, day, settings.base_url)
    modified = changed(found, law.articles[act_id].values(), day)
    return _data(request, content, akoma_ntoso.MEDIA_TYPE, modified, language)


@router.api_route("/data/answers.{code}.jsonld", methods=_METHODS)
def answers(code: str, request: Request, law: LawDep, settings: SettingsDep) -> Response:
    """Return all topics with their reviewed answers in a language as schema.org/FAQPage."""
    language, day = _language(code), today()
    if language is None:
        return _missing(request, "unknown_language")
    reviews = Reviews(settings.law_database).for_readers()
    content = jsonld.answers(law, language, _(_NAME, language), day, settings.base_url, reviews)
    # Answers show the force and the wording of what they cite, so they change with the law too.
    latest = max(modified for _path, modified in pages(law, day))
    return _data(request, _json(content), _JSON_LD, latest, language)


@router.api_route("/sitemap.xml", methods=_METHODS)
def sitemap_xml(law: LawDep, settings: SettingsDep) -> Response:
    """List all pages for search engines."""
    return Response(sitemap(law, today(), settings.base_url), media_type="application/xml")


def _language(code: str) -> Optional[Language]:
    """Only the exact code: a file has one address."""
    return next((language for language in LANGUAGES if language == code), None)


def _json(content: Dict[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8")


def _data(
    request: Request, content: bytes, media_type: str, modified: date, language: Optional[Language] = None
) -> Response:
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {
        **_OPEN,
        "ETag": tag,
        "Last-Modified": format_datetime(datetime.combine(modified, time(), timezone.utc), usegmt=True),
        "Cache-Control": "public, max-age=3600",
        "Link": f'<{LICENSE}>; rel="license"',
    }
    if language:
        headers["Content-Language"] = language
    # Only the tag decides whether a copy is still good: the law's dates do not move when we mend the format.
    asked = [known.strip().removeprefix("W/") for known in request.headers.get("if-none-match", "").split(",")]
    if tag in asked or "*" in asked:
        return Response(status_code=304, headers=headers)
    return Response(content, headers=headers, media_type=media_type)


def _missing(request: Request, code: str, detail: Optional[str] = None, **values: Any) -> Response:
    response = problem_response(request, 404, code, detail, **values)
    response.headers.update(_OPEN)
    return response
