"""The sitemap: every page in three languages, for search engines (sitemaps.org, with hreflang alternates)."""

from datetime import date
from typing import Iterator, List, Tuple
from urllib.parse import quote
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from bot.languages import LANGUAGES
from bot.law.store import LawStore
from bot.open_data.restatement import changed

#: Pages that are not about one act, article or topic. A sitemap may hold 50,000 addresses, thirty times what we have.
FIXED = ("/", "/law", "/topics", "/compare", "/timeline", "/about", "/privacy", "/accessibility", "/for-portals")

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def sitemap(law: LawStore, day: date, base_url: str) -> bytes:
    """Write the sitemap.

    Args:
        law: the law base.
        day: the day up to which changes are counted.
        base_url: where readers reach us.
    """
    base = base_url.rstrip("/")
    root = Element("urlset", {"xmlns": _NAMESPACE, "xmlns:xhtml": _XHTML})
    for path, modified in pages(law, day):
        address = f"{base}{quote(path)}"
        versions = [(code, f"{address}?language={code}") for code in LANGUAGES]
        for _, version in versions:
            url = SubElement(root, "url")
            SubElement(url, "loc").text = version
            SubElement(url, "lastmod").text = modified.isoformat()
            for code, other in [*versions, ("x-default", address)]:
                SubElement(url, "xhtml:link", rel="alternate", hreflang=code, href=other)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def pages(law: LawStore, day: date) -> Iterator[Tuple[str, date]]:
    """Yield the path of every page that search engines should know, and the day it last changed."""
    acts: List[Tuple[str, date]] = []
    for act_id, act in law.acts.items():
        articles = law.articles[act_id]
        acts.append((f"/law/{act_id}", changed(act, articles.values(), day)))
        acts += [(f"/law/{act_id}/{number}", changed(act, [article], day)) for number, article in articles.items()]
    topics = [(f"/topics/{topic.id}", min(topic.reviewed, day)) for topic in law.topics.values()]
    latest = max(modified for _, modified in [*acts, *topics])
    yield from ((path, latest) for path in FIXED)
    yield from acts
    yield from topics


def robots_line(base_url: str) -> str:
    """The line of ``robots.txt`` that leads to the sitemap; the address must be a full one."""
    return f"Sitemap: {base_url.rstrip('/')}/sitemap.xml\n"
