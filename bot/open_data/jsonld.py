"""Describe acts, articles and answers in the words of schema.org, as JSON-LD.

Every thing has one address in all languages (``@id``), the one that its page answers at: ``/law/kz-ai``,
``/law/kz-ai/21``, ``/law/kz-ai/21#art_21__para_2``. A question is a text, so each language has its own:
``/topics/liability/who_pays?language=ru``.
"""

from datetime import date
from typing import Any, Dict, Iterable, List, Mapping, Optional, Union
from urllib.parse import quote

from bot.api.schemas import ArticleDetail
from bot.languages import LANGUAGES, Language
from bot.law.model import Act, Article, Explanation, Topic
from bot.law.money import fill_amounts
from bot.law.official.reviews import Review, notice
from bot.law.refs import Ref
from bot.law.store import LawStore, Provision
from bot.open_data import AUTHOR, LICENSE
from bot.open_data.restatement import act_notes, article_notes, changed, gist

Described = Dict[str, Any]

_SCHEMA = "https://schema.org"
_JSON_LD = "application/ld+json"


def act(found: Act, language: Language, day: date, base_url: str) -> Described:
    """Describe an act to the reader of its page."""
    return {"@context": _SCHEMA, **_act(found, language, day, _base(base_url))}


def article(provision: Provision, detail: ArticleDetail, base_url: str) -> Described:
    """Describe an article, its plain-language text and the act it belongs to, to the reader of its page."""
    language, base = detail.language, _base(base_url)
    described = _article(provision, language, detail.on, base)
    text = "\n".join(f"{point.place}: {point.gist}" for point in detail.points)
    return {
        "@context": _SCHEMA,
        **described,
        "isPartOf": _act(provision.act, language, detail.on, base),
        "encoding": {
            **_restatement(provision.act, language, article_notes(provision.article, language)),
            "encodingFormat": "text/html",
            "url": described["url"],
            "text": text,
        },
    }


def act_data(law: LawStore, act_id: str, day: date, base_url: str) -> Described:
    """Describe an act, its Akoma Ntoso files and its articles, in all languages."""
    found, base = law.acts[act_id], _base(base_url)
    articles = law.articles[act_id].values()
    address = f"{base}/data/law/{act_id}"
    return {
        "@context": _SCHEMA,
        **_act(found, None, day, base),
        "dateModified": changed(found, articles, day).isoformat(),
        "sdLicense": LICENSE,
        "sdPublisher": _publisher(base),
        "encoding": [
            {
                **_restatement(found, language, []),
                "encodingFormat": "application/akn+xml",
                "contentUrl": f"{address}.{language}.akn.xml",
            }
            for language in LANGUAGES
        ],
        "hasPart": [
            {
                **_article(_whole(found, entry), None, day, base),
                "subjectOf": {
                    "@type": "Dataset",
                    "@id": f"{address}/{quote(entry.article)}.jsonld",
                    "name": f"{act_id} {entry.article}",
                    "encodingFormat": _JSON_LD,
                },
            }
            for entry in articles
        ],
    }


def article_data(law: LawStore, provision: Provision, day: date, base_url: str) -> Described:
    """Describe an article and every point of it in all languages.

    Args:
        law: the law base.
        provision: the whole article.
        day: the day on which to tell what is in force and what amounts are.
        base_url: where readers reach us.
    """
    found, base = provision.act, _base(base_url)
    described = _article(provision, None, day, base)
    entry = provision.article
    return {
        "@context": _SCHEMA,
        **described,
        "dateModified": changed(found, [entry], day).isoformat(),
        "sdLicense": LICENSE,
        "sdPublisher": _publisher(base),
        "isPartOf": _act(found, None, day, base),
        "encoding": [
            {
                **_restatement(found, language, article_notes(entry, language)),
                # How well the official text was read: one of the words of docs/open-data.md.
                "creativeWorkStatus": entry.confidence.value,
                "encodingFormat": "text/html",
                "url": f"{described['@id']}?language={language}",
            }
            for language in LANGUAGES
        ],
        "hasPart": [
            {
                **_part(Provision(found, entry, Ref.parse(point.ref)), day, base),
                "abstract": _tagged({language: gist(law, point, language, day) for language in LANGUAGES}),
            }
            for point in entry.points
        ],
    }


def topic_page(
    law: LawStore, topic: Topic, language: Language, day: date, base_url: str, reviews: Mapping[str, Review]
) -> Described:
    """Describe a topic's page: one question with its reviewed answer.

    Args:
        law: the law base.
        topic: the topic.
        language: language of the page.
        day: the day for amounts and for what is in force.
        base_url: where readers reach us.
        reviews: the topics under review, by id; their answers say so.
    """
    base = _base(base_url)
    return {
        "@context": _SCHEMA,
        "@type": "FAQPage",
        "@id": f"{base}/topics/{topic.id}?language={language}#page",
        "url": f"{base}/topics/{topic.id}?language={language}",
        "name": topic.title[language],
        "inLanguage": language,
        "lastReviewed": topic.reviewed.isoformat(),
        "license": LICENSE,
        "publisher": _publisher(base),
        "mainEntity": [_question(law, topic, language, day, base, reviews.get(topic.id))],
    }


def answers(
    law: LawStore, language: Language, name: str, day: date, base_url: str, reviews: Mapping[str, Review]
) -> Described:
    """Describe all topics with their reviewed answers in a language.

    Args:
        law: the law base.
        language: language of the answers.
        name: what the collection is called in that language.
        day: the day for amounts and for what is in force.
        base_url: where readers reach us.
        reviews: the topics under review, by id; their answers say so.
    """
    base, topics = _base(base_url), law.topics.values()
    return {
        "@context": _SCHEMA,
        "@type": "FAQPage",
        "@id": f"{base}/data/answers.{language}.jsonld",
        "url": f"{base}/topics?language={language}",
        "name": name,
        "inLanguage": language,
        "lastReviewed": max((topic.reviewed for topic in topics), default=day).isoformat(),
        "license": LICENSE,
        "publisher": _publisher(base),
        "mainEntity": [_question(law, topic, language, day, base, reviews.get(topic.id)) for topic in topics],
    }


def catalog(law: LawStore, base_url: str) -> Described:
    """List everything there is to fetch, for portals that gather data sets."""
    base = _base(base_url)
    answer_files = [_download(f"{base}/data/answers.{language}.jsonld", _JSON_LD, language) for language in LANGUAGES]
    return {
        "@context": _SCHEMA,
        "@type": "DataCatalog",
        "@id": f"{base}/data/catalog.jsonld",
        "url": f"{base}/law",
        "name": "Quqyq: artificial intelligence and the law of Kazakhstan",
        "license": LICENSE,
        "publisher": _publisher(base),
        "dataset": [
            *(_act_dataset(found, base) for found in law.acts.values()),
            {
                "@type": "Dataset",
                "name": "Reviewed answers to citizens' questions",
                "description": "Short plain answers in three languages, each with the provisions it rests on.",
                "license": LICENSE,
                "inLanguage": list(LANGUAGES),
                "distribution": answer_files,
            },
        ],
    }


def plain_answer(law: LawStore, explanation: Explanation, language: Language, day: date) -> Explanation:
    """The reviewed answer with its amounts computed for the day's year."""

    def fill(text: str) -> str:
        return fill_amounts(text, language, law.indexes["mci"], day.year)

    return Explanation(
        short=fill(explanation.short),
        meaning=fill(explanation.meaning),
        next=[fill(step) for step in explanation.next],
        simple=fill(explanation.simple),
        example=fill(explanation.example),
    )


def _act(found: Act, language: Optional[Language], day: date, base: str) -> Described:
    described = {
        "@type": "Legislation",
        "@id": f"{base}/law/{found.id}",
        "url": _page(f"{base}/law/{found.id}", language),
        "name": _worded({code: found.short_title[code] for code in LANGUAGES}, language),
        "legislationIdentifier": found.number,
        "legislationType": found.kind.value,
        "legislationDate": found.adopted.isoformat(),
        "legislationJurisdiction": found.jurisdiction.upper(),
        "legislationLegalForce": _force(found.in_force_on(day)),
        "temporalCoverage": _span(found.in_force, found.repealed),
        "inLanguage": language or list(LANGUAGES),
        "sameAs": found.official_url[language] if language else _distinct(found.official_url[c] for c in LANGUAGES),
    }
    if found.edition:
        described["legislationDateVersion"] = found.edition.isoformat()
    return described


def _article(provision: Provision, language: Optional[Language], day: date, base: str) -> Described:
    found, entry = provision.act, provision.article
    address = f"{base}/law/{found.id}/{quote(entry.article)}"
    names = {c: f"{found.short_title[c]}, {provision.place[c]}. {entry.heading[c]}" for c in LANGUAGES}
    described = {
        "@type": "Legislation",
        "@id": address,
        "url": _page(address, language),
        "name": _worded(names, language),
        "legislationIdentifier": f"{found.number} {provision.ref.eid}",
        "legislationType": "annex" if provision.ref.annex else "article",
        "legislationDate": found.adopted.isoformat(),
        "legislationJurisdiction": found.jurisdiction.upper(),
        "legislationLegalForce": _force(provision.in_force_on(day)),
        "temporalCoverage": _span(entry.valid_from or found.in_force, entry.valid_to or found.repealed),
        "inLanguage": language or list(LANGUAGES),
    }
    if provision.edition:
        described["legislationDateVersion"] = provision.edition.isoformat()
    return described


def _part(provision: Provision, day: date, base: str) -> Described:
    """Describe a point, or whatever place inside an act is cited."""
    address = f"{base}/law/{provision.act.id}/{quote(provision.article.article)}"
    return {
        "@type": "Legislation",
        "@id": f"{address}#{provision.ref.eid}",
        "name": _worded({c: f"{provision.act.short_title[c]}, {provision.place[c]}" for c in LANGUAGES}, None),
        "legislationIdentifier": f"{provision.act.number} {provision.ref.eid}",
        "legislationLegalForce": _force(provision.in_force_on(day)),
    }


def _restatement(found: Act, language: Language, notes: List[str]) -> Described:
    # schema.org gives a legal value and a licence to a text (LegislationObject), not to the law it is a text of.
    return {
        "@type": "LegislationObject",
        "legislationLegalValue": f"{_SCHEMA}/UnofficialLegalValue",
        "inLanguage": language,
        "license": LICENSE,
        "creator": {"@type": "Organization", "name": AUTHOR},
        "isBasedOn": found.official_url[language],
        "usageInfo": {
            "@type": "CreativeWork",
            "inLanguage": language,
            "text": "\n".join([*act_notes(found, language), *notes]),
        },
    }


def _question(
    law: LawStore, topic: Topic, language: Language, day: date, base: str, review: Optional[Review]
) -> Described:
    address = f"{base}/topics/{topic.id}?language={language}"
    answer = plain_answer(law, topic.answer[language], language, day)
    steps = [f"{number}. {step}" for number, step in enumerate(answer.next, 1)]
    cited = []
    for provision in law.provisions_of(topic):
        citation = provision.cite(language, day)
        cited.append({**_part(provision, day, base), "name": citation.title, "sameAs": citation.url})
    return {
        "@type": "Question",
        "@id": address,
        "url": address,
        "identifier": topic.id,
        "name": topic.title[language],
        "about": law.areas[topic.area].title[language],
        "inLanguage": language,
        "acceptedAnswer": {
            "@type": "Answer",
            "text": "\n".join([answer.short, answer.meaning, *steps]),
            "inLanguage": language,
            "url": address,
            "dateModified": topic.reviewed.isoformat(),
            "license": LICENSE,
            "author": {"@type": "Organization", "name": AUTHOR},
            "citation": cited,
            **(_under_review(review, language) if review else {}),
        },
    }


def _under_review(review: Review, language: Language) -> Described:
    """Say in words and in a word for programs that the law behind an answer has changed since its review."""
    text = {"@type": "CreativeWork", "inLanguage": language, "text": notice(review, language)}
    return {"creativeWorkStatus": "under-review", "usageInfo": text}


def _act_dataset(found: Act, base: str) -> Described:
    address = f"{base}/data/law/{found.id}"
    return {
        "@type": "Dataset",
        "name": _worded({code: found.short_title[code] for code in LANGUAGES}, None),
        "description": [{"@language": code, "@value": " ".join(act_notes(found, code))} for code in LANGUAGES],
        "identifier": found.id,
        "license": LICENSE,
        "inLanguage": list(LANGUAGES),
        "isBasedOn": _distinct(found.official_url[code] for code in LANGUAGES),
        "distribution": [
            _download(f"{address}.jsonld", _JSON_LD, None),
            *(_download(f"{address}.{code}.akn.xml", "application/akn+xml", code) for code in LANGUAGES),
        ],
    }


def _download(address: str, media_type: str, language: Optional[Language]) -> Described:
    return {
        "@type": "DataDownload",
        "contentUrl": address,
        "encodingFormat": media_type,
        "inLanguage": language or list(LANGUAGES),
    }


def _publisher(base: str) -> Described:
    return {"@type": "Organization", "name": AUTHOR, "url": f"{base}/"}


def _whole(found: Act, entry: Article) -> Provision:
    return Provision(found, entry, Ref(entry.article))


def _worded(texts: Dict[Language, str], language: Optional[Language]) -> Union[str, List[Described]]:
    return texts[language] if language else _tagged(texts)


def _tagged(texts: Dict[Language, str]) -> List[Described]:
    return [{"@language": code, "@value": text} for code, text in texts.items()]


def _distinct(values: Iterable[str]) -> List[str]:
    return list(dict.fromkeys(values))


def _page(address: str, language: Optional[Language]) -> str:
    return f"{address}?language={language}" if language else address


def _span(start: date, end: Optional[date]) -> str:
    # ISO 8601; schema.org writes ".." for an end that is open.
    return f"{start.isoformat()}/{end.isoformat() if end else '..'}"


def _force(in_force: bool) -> str:
    return f"{_SCHEMA}/{'InForce' if in_force else 'NotInForce'}"


def _base(base_url: str) -> str:
    return base_url.rstrip("/")
