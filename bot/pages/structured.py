"""Describe acts and articles to search engines: schema.org/Legislation as JSON-LD."""

from datetime import date
from typing import Any, Dict

from bot.api.schemas import ArticleDetail
from bot.languages import Language
from bot.law.model import Act
from bot.law.store import Provision

_SCHEMA = "https://schema.org"


def act(found: Act, language: Language, day: date, base_url: str) -> Dict[str, Any]:
    """Describe an act."""
    return {"@context": _SCHEMA, **_act(found, language, day, base_url)}


def article(provision: Provision, detail: ArticleDetail, base_url: str) -> Dict[str, Any]:
    """Describe an article, its plain-language text and the act it belongs to."""
    found, language = provision.act, detail.language
    url = f"{base_url.rstrip('/')}/law/{found.id}/{provision.article.article}?language={language}"
    described: Dict[str, Any] = {
        "@context": _SCHEMA,
        "@type": "Legislation",
        "@id": url,
        "url": url,
        "name": f"{detail.citation.title}. {detail.heading}",
        "legislationIdentifier": f"{found.number} {detail.citation.eid}",
        "legislationType": "article",
        "legislationDate": found.adopted.isoformat(),
        "legislationJurisdiction": found.jurisdiction.upper(),
        "legislationLegalForce": _force(detail.citation.in_force),
        "inLanguage": language,
        "isPartOf": _act(found, language, detail.on, base_url),
        # schema.org gives a legal value to a text (LegislationObject), not to the law it is a text of.
        "encoding": {
            "@type": "LegislationObject",
            "legislationLegalValue": f"{_SCHEMA}/UnofficialLegalValue",
            "inLanguage": language,
            "encodingFormat": "text/html",
            "url": url,
            "text": "\n".join(f"{point.place}: {point.gist}" for point in detail.points),
        },
    }
    if provision.edition:
        described["legislationDateVersion"] = provision.edition.isoformat()
    return described


def _act(found: Act, language: Language, day: date, base_url: str) -> Dict[str, Any]:
    url = f"{base_url.rstrip('/')}/law/{found.id}?language={language}"
    described = {
        "@type": "Legislation",
        "@id": url,
        "url": url,
        "name": found.short_title[language],
        "legislationIdentifier": found.number,
        "legislationType": found.kind.value,
        "legislationDate": found.adopted.isoformat(),
        "legislationJurisdiction": found.jurisdiction.upper(),
        "legislationLegalForce": _force(found.in_force_on(day)),
        "inLanguage": language,
        "sameAs": found.official_url[language],
    }
    if found.edition:
        described["legislationDateVersion"] = found.edition.isoformat()
    return described


def _force(in_force: bool) -> str:
    return f"{_SCHEMA}/{'InForce' if in_force else 'NotInForce'}"
