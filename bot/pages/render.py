"""Turn templates into pages in the reader's language."""

import hashlib
import re
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any, List, Optional, Tuple

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from bot.i18n import N_, catalog
from bot.languages import AUTONYMS, LANGUAGES, Language
from bot.law.store import today
from bot.pages import display

TEMPLATES = Path(__file__).parent / "templates"
STATIC = Path(__file__).parent / "static"

# The English texts of the law base write 17 November 2025; plain ``en`` would write November 17, 2025.
_DATE_LOCALES = {"en": "en_GB"}
# As Open Graph writes a language and its country.
_LOCALES = {"kk": "kk_KZ", "ru": "ru_KZ", "en": "en_KZ"}
_ARTICLE_PAGE = re.compile(r"/law/[a-z0-9-]+/(?:Annex%20[IVX]+|\d[0-9a-z-]*)\?language=[a-z]{2}")
_DIGIT = re.compile(r"\d")
#: How much of a description search engines show, in characters.
_BRIEF = 160
_STEP_NUMBER = re.compile(r"^\d+\.\s+", re.MULTILINE)
# A changed style sheet gets a new address, so that no reader sees a new page in an old dress.
_STYLE_VERSION = hashlib.sha256((STATIC / "style.css").read_bytes()).hexdigest()[:8]


@pass_context
def _gettext(context: Context, message: str) -> str:
    return str(catalog(context["language"]).gettext(message))


@pass_context
def _ngettext(context: Context, singular: str, plural: str, number: int) -> str:
    return str(catalog(context["language"]).ngettext(singular, plural, number))


@pass_context
def _long_date(context: Context, day: date) -> str:
    language = context["language"]
    return str(format_date(day, "long", locale=_DATE_LOCALES.get(language, language)))


@pass_context
def _share(context: Context, part: int, whole: int) -> str:
    """A part as a percentage, as the language writes it."""
    return str(
        format_percent(
            part / whole, "#,##0.0 %" if context["language"] != "en" else "#,##0.0%", locale=context["language"]
        )
    )


@pass_context
def _number(context: Context, number: int) -> str:
    return str(format_decimal(number, locale=context["language"]))


def _steps(text: str) -> List[str]:
    """Split a numbered list into its items: the page numbers them itself."""
    return [step.strip() for step in _STEP_NUMBER.split(text) if step.strip()]


def _brief(text: str) -> Markup:
    """Cut a description at a word, to what search engines show of it; takes and returns what stands in HTML."""
    plain = " ".join(unescape(text).split())
    if len(plain) > _BRIEF:
        plain = plain[: _BRIEF - 1].rsplit(" ", 1)[0].rstrip(" ,;:—–-(«“") + "…"
    return escape(plain)


@pass_context
def _linked(context: Context, line: str) -> Markup:
    """Make links of the addresses of our own article pages, and of nothing else."""
    html, end = Markup(), 0
    for match in _ARTICLE_PAGE.finditer(line):
        label = _gettext(context, N_("the whole article"))
        html += escape(line[end : match.start()]) + Markup('<a href="{}">{}</a>').format(match[0], label)
        end = match.end()
    return html + escape(line[end:])


def _placed(line: str) -> Tuple[str, str]:
    """Split ``Article 21(2): what it says`` into place and text; the place is empty where a line names none."""
    place, colon, text = line.partition(": ")
    return (place, text) if colon and _DIGIT.search(place) else ("", line)


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    # The functions look the language up in the template's context, so that part of a page can be in another language.
    environment.install_gettext_callables(_gettext, _ngettext, newstyle=True)  # type: ignore[attr-defined]
    environment.filters.update(
        long_date=_long_date,
        number=_number,
        steps=_steps,
        linked=_linked,
        placed=_placed,
        capital=_capital,
        brief=_brief,
        share=_share,
    )
    environment.globals.update(autonyms=AUTONYMS, languages=LANGUAGES, locales=_LOCALES, style_version=_STYLE_VERSION)
    # JSON-LD is read by people too: keep Kazakh letters as letters. ``tojson`` still escapes what HTML could mistake.
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    return environment


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_ENVIRONMENT = _environment()


def page(
    request: Request,
    template: str,
    language: Language,
    status: int = 200,
    canonical: Optional[str] = None,
    policy: Optional[str] = None,
    **values: Any,
) -> HTMLResponse:
    """Render a page.

    Args:
        request: the request it answers.
        template: file name of the template.
        language: the reader's language.
        status: HTTP status code.
        canonical: the path under which search engines should know the page; absent for pages not meant for them.
        policy: a Content-Security-Policy of its own, for a page that needs more than the others.
        values: what the template shows.
    """
    html = _ENVIRONMENT.get_template(template).render(
        language=language,
        path=request.url.path,
        here=_here(request),
        display=display.chosen(request),
        printed_on=today(),
        canonical=canonical,
        base_url=request.app.state.settings.base_url.rstrip("/"),
        **values,
    )
    headers = {"Content-Language": language, "Vary": "Accept-Language, Cookie"}
    if policy:
        headers["Content-Security-Policy"] = policy
    return HTMLResponse(html, status_code=status, headers=headers)


def _here(request: Request) -> str:
    """The address to come back to; what answers a form cannot be asked for again."""
    query = f"?{request.url.query}" if request.url.query else ""
    return request.url.path + query if request.method == "GET" else "/"
