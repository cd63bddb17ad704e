"""The lines that sites paste: the element, its style, the frame, the policy, and what the operator writes."""

import html
import json
from typing import Dict, Mapping
from urllib.parse import quote, urlsplit

from bot.i18n import N_
from bot.i18n import gettext as _
from bot.languages import parse_language
from bot.pages.portal_choices import Choices
from bot.widget.bundle import Bundle

#: What stands where the site has to write its own.
PORTAL_PLACE = "my-portal"
ORIGIN_PLACE = "https://portal.kz"

_FRAME_TITLE = N_("Ask about artificial intelligence and the law")


def snippets(choices: Choices, base_url: str, widget: Bundle) -> Dict[str, str]:
    """All the lines for some choices, by what they are for."""
    base_url = base_url.rstrip("/")
    parts = urlsplit(base_url)
    origin = f"{parts.scheme}://{parts.netloc}"
    element = _tag("quqyq-chat", choices.attributes)
    newest = {"type": "module", "src": f"{base_url}/widget/quqyq-chat.js"}
    exact = {
        "type": "module",
        "src": base_url + widget.url,
        "integrity": widget.integrity,
        "crossorigin": "anonymous",
    }
    return {
        "lines": f"{_tag('script', newest)}\n{element}",
        "style": _style(choices),
        "pinned": f"{_tag('script', exact)}\n{element}",
        "frame": _frame(choices, base_url),
        "operator": _operator(choices),
        "policy": (
            f"Content-Security-Policy: default-src 'none'; script-src 'self' {origin}; connect-src {origin};\n"
            "  style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"
        ),
        "frame_policy": f"frame-src {origin}",
    }


def _tag(name: str, attributes: Mapping[str, str]) -> str:
    written = "".join(f' {key}="{html.escape(value)}"' for key, value in attributes.items())
    return f"<{name}{written}></{name}>"


def _style(choices: Choices) -> str:
    """A rule for the site's style sheet; empty where there is nothing to say."""
    lines = [f"  {name}: {value};" for name, value in choices.properties.items()]
    if choices.attributes.get("position") == "page":
        lines.insert(0, "  height: 40rem;")
    return "\n".join(["quqyq-chat {", *lines, "}"]) if lines else ""


def _frame(choices: Choices, base_url: str) -> str:
    attributes = choices.attributes
    query = {"portal": attributes.get("portal", PORTAL_PLACE), "language": attributes["language"]}
    query.update({name: attributes[name] for name in ("topic", "theme", "contrast") if name in attributes})
    query["origin"] = ORIGIN_PLACE
    address = "&".join(f"{name}={quote(value, safe=':/')}" for name, value in query.items())
    language = parse_language(attributes["language"])
    title = _(_FRAME_TITLE, language) if language else _FRAME_TITLE
    return _tag("iframe", {"title": title, "src": f"{base_url}/embed?{address}"})


def _operator(choices: Choices) -> str:
    """An entry for the portals' file, in YAML."""
    lines = [f"- id: {choices.attributes.get('portal', PORTAL_PLACE)}", f"  origins: [{ORIGIN_PLACE}]"]
    if choices.theme:
        # A string of JSON is one of YAML too, quoted as colours have to be.
        values = [f"    {name}: {json.dumps(value, ensure_ascii=False)}" for name, value in choices.theme.items()]
        lines += ["  theme:", *values]
    if "topic" in choices.attributes:
        lines.append(f"  topics: [{choices.attributes['topic']}]")
    return "\n".join(lines)
