"""Write an act as Akoma Ntoso 3.0 (OASIS LegalDocML 1.0): our restatement, with the identifiers of the law.

A paraphrase is a work of its own in FRBR terms. So the document names itself ``/akn/kz/act/restatement/quqyq/...``,
declares that it is neither authoritative nor prescriptive, and points to the act it restates as its original.
"""

import re
from datetime import date
from itertools import groupby
from typing import Dict, Iterable, List, Optional, Set, Tuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from bot.languages import Language
from bot.law.model import Act, Article
from bot.law.refs import Ref
from bot.law.store import LawStore
from bot.open_data import AUTHOR, LICENSE
from bot.open_data.restatement import THREE_LETTERS, act_notes, article_notes, changed, gist

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
MEDIA_TYPE = "application/akn+xml"

_DCTERMS = "http://purl.org/dc/terms/"
_LEVELS = ("paragraph", "subparagraph")
_US = "#quqyq"

Interval = Tuple[date, Optional[date]]


def document(law: LawStore, act_id: str, language: Language, day: date, base_url: str) -> bytes:
    """Write an act in a language.

    Args:
        law: the law base.
        act_id: an act of it.
        language: language of the restatement.
        day: the day for whose year amounts are computed.
        base_url: where readers reach us.
    """
    act, articles = law.acts[act_id], list(law.articles[act_id].values())
    # The namespace is written as a plain attribute: ElementTree would invent prefixes, and only globally unlearn them.
    root = Element("akomaNtoso", {"xmlns": NAMESPACE})
    # Akoma Ntoso wants a name for the kind of document: not "law" or "code", which only the official text is.
    top = SubElement(root, "act", {"name": "restatement", "contains": "singleVersion"})
    meta = SubElement(top, "meta")
    _identify(meta, act, language, changed(act, articles, day), base_url.rstrip("/"))
    _time(meta, act, articles)
    _refer(meta, act, language)
    _preface(top, act, language)
    body = SubElement(top, "body")
    for parent, article in _by_chapter(body, act, articles, language):
        _article(parent, law, act, article, language, day)
    ElementTree.indent(root)
    for paragraph in root.iter("p"):
        # Inside a paragraph white space is text.
        for child in paragraph:
            paragraph.text = child.tail = None
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _identify(meta: Element, act: Act, language: Language, modified: date, base: str) -> None:
    work = f"/akn/{act.jurisdiction}/act/restatement/quqyq/{act.adopted}/{act.id}"
    # Without a known edition the restatement is dated by the day its sources were read.
    version, version_name = (act.edition, "edition") if act.edition else (act.researched_on, "research")
    expression = f"{work}/{THREE_LETTERS[language]}@{version}"
    identification = SubElement(meta, "identification", source=_US)

    level = SubElement(identification, "FRBRWork")
    _core(level, f"{work}/!main", work, ("page", f"{base}/law/{act.id}"), act.adopted, "adoption")
    SubElement(level, "FRBRcountry", value=act.jurisdiction)
    SubElement(level, "FRBRsubtype", value="restatement")
    SubElement(level, "FRBRnumber", value=act.number)
    SubElement(level, "FRBRname", value=act.short_title[language])
    SubElement(level, "FRBRprescriptive", value="false")
    SubElement(level, "FRBRauthoritative", value="false")

    level = SubElement(identification, "FRBRExpression")
    alias = "page", f"{base}/law/{act.id}?language={language}"
    _core(level, f"{expression}/!main", expression, alias, version, version_name)
    SubElement(level, "FRBRauthoritative", value="false")
    SubElement(level, "FRBRlanguage", language=THREE_LETTERS[language])

    level = SubElement(identification, "FRBRManifestation")
    alias = "file", f"{base}/data/law/{act.id}.{language}.akn.xml"
    _core(level, f"{expression}/!main.akn", f"{expression}.akn", alias, modified, "modification")
    SubElement(level, "FRBRformat", value=MEDIA_TYPE)


def _core(level: Element, this: str, uri: str, alias: Tuple[str, str], day: date, what: str) -> None:
    SubElement(level, "FRBRthis", value=this)
    SubElement(level, "FRBRuri", value=uri)
    SubElement(level, "FRBRalias", name=alias[0], value=alias[1])
    SubElement(level, "FRBRdate", date=day.isoformat(), name=what)
    SubElement(level, "FRBRauthor", href=_US)


def _time(meta: Element, act: Act, articles: List[Article]) -> None:
    """Say on which days the act, and whatever in it has days of its own, applies."""
    intervals = {(act.in_force, act.repealed): None}
    for article in articles:
        for own in (_own_interval(act, article, ref) for ref in _dated(article)):
            intervals.setdefault(own)
    days: Set[date] = {day for interval in intervals for day in interval if day}
    lifecycle = SubElement(meta, "lifecycle", source=_US)
    SubElement(
        lifecycle, "eventRef", eId="adopted", date=act.adopted.isoformat(), source="#original", type="generation"
    )
    for day in sorted(days):
        SubElement(
            lifecycle, "eventRef", eId=_event(day), date=day.isoformat(), source="#original", type=_kind(act, day)
        )
    groups = SubElement(meta, "temporalData", source=_US)
    for start, end in intervals:
        group = SubElement(groups, "temporalGroup", eId=_group((start, end)))
        interval = SubElement(group, "timeInterval", refersTo="#inForce", start=f"#{_event(start)}")
        if end:
            interval.set("end", f"#{_event(end)}")


def _kind(act: Act, day: date) -> str:
    if day == act.repealed:
        return "repeal"
    return "generation" if day == act.in_force else "amendment"


def _refer(meta: Element, act: Act, language: Language) -> None:
    number = re.sub(r"[^\w-]+", "-", act.number).strip("-")
    original = f"/akn/{act.jurisdiction}/act/{act.kind.value}/{act.adopted}/{number}"
    references = SubElement(meta, "references", source=_US)
    SubElement(references, "original", eId="original", href=original, showAs=act.title[language])
    SubElement(references, "TLCOrganization", eId="quqyq", href="/akn/ontology/organization/quqyq", showAs=AUTHOR)
    SubElement(references, "TLCConcept", eId="inForce", href="/akn/ontology/concept/inForce", showAs="in force")
    own = SubElement(meta, "proprietary", {"source": _US, "xmlns:dcterms": _DCTERMS})
    SubElement(own, "dcterms:type").text = "restatement"
    SubElement(own, "dcterms:license").text = LICENSE
    SubElement(own, "dcterms:rightsHolder").text = AUTHOR
    SubElement(own, "dcterms:source").text = act.official_url[language]
    SubElement(own, "dcterms:provenance").text = act.text_basis


def _preface(top: Element, act: Act, language: Language) -> None:
    preface = SubElement(top, "preface")
    paragraph = SubElement(SubElement(preface, "longTitle"), "p")
    SubElement(paragraph, "docTitle").text = act.title[language]
    notice = SubElement(preface, "container", name="notice", eId="preface__container_1")
    for note in act_notes(act, language):
        SubElement(notice, "p").text = note


def _by_chapter(
    body: Element, act: Act, articles: List[Article], language: Language
) -> Iterable[Tuple[Element, Article]]:
    """Yield each article with the element it belongs in: its chapter, where we list the act's chapters."""
    known = {chapter.chapter: chapter for chapter in act.chapters}
    for chapter, group in groupby(articles, key=lambda article: known.get(article.chapter or "")):
        parent = body
        if chapter:
            parent = SubElement(body, "chapter", eId=f"chp_{chapter.chapter}")
            SubElement(parent, "num").text = chapter.chapter
            SubElement(parent, "heading").text = chapter.heading[language]
        for article in group:
            yield parent, article


def _article(parent: Element, law: LawStore, act: Act, article: Article, language: Language, day: date) -> None:
    root = Ref(article.article)
    texts: Dict[Ref, str] = {}
    inside: Dict[Ref, List[Ref]] = {}
    for point in article.points:
        ref = Ref.parse(point.ref)
        texts[ref] = gist(law, point, language, day)
        # Open the places around the point, such as paragraph 3 around its first subparagraph.
        steps = _way(ref)
        for outer, inner in zip(steps, steps[1:]):
            if inner not in inside.setdefault(outer, []):
                inside[outer].append(inner)
    dated = _dated(article)

    def write(into: Element, ref: Ref) -> Element:
        element = _element(into, ref)
        if ref in dated:
            element.set("period", f"#{_group(_own_interval(act, article, ref))}")
        SubElement(element, "num").text = _number(ref, language, act.counts_in_parts)
        if ref == root:
            SubElement(element, "heading").text = article.heading[language]
        notes = article_notes(article, language) if ref == root else []
        if notes or ref in texts:
            # Akoma Ntoso gives an element either content or, before its children, an introduction.
            block = SubElement(element, "intro" if ref in inside else "content")
            for note in notes:
                SubElement(SubElement(block, "p"), "remark", status="editorial").text = note
            if ref in texts:
                SubElement(block, "p").text = texts[ref]
        for inner in inside.get(ref, []):
            write(element, inner)
        return element

    write(parent, root)


def _way(ref: Ref) -> List[Ref]:
    """The places from the article to the ref, outermost first."""
    way = [Ref(ref.article, ref.numbers[:depth]) for depth in range(len(ref.numbers) + 1)]
    return [*way, ref] if ref.kind else way


def _element(parent: Element, ref: Ref) -> Element:
    if ref.kind in ("part", "indent"):
        return SubElement(parent, ref.kind, eId=ref.eid)
    if ref.kind:
        return SubElement(parent, "hcontainer", name=ref.kind, eId=ref.eid)
    if ref.annex and not ref.numbers:
        return SubElement(parent, "hcontainer", name="annex", eId=ref.eid)
    if not ref.numbers:
        return SubElement(parent, "article", eId=ref.eid)
    if len(ref.numbers) <= len(_LEVELS):
        return SubElement(parent, _LEVELS[len(ref.numbers) - 1], eId=ref.eid)
    return SubElement(parent, "hcontainer", name="item", eId=ref.eid)


def _number(ref: Ref, language: Language, code: bool) -> str:
    if ref.numbers and not ref.kind:
        return ref.numbers[-1]
    described = ref.describe(language, code=code)
    return described.rsplit(", ", 1)[-1] if ref.kind else described


def _dated(article: Article) -> Set[Ref]:
    """The article and those of its points that have days of their own."""
    dated = {Ref.parse(point.ref) for point in article.points if point.valid_from or point.valid_to}
    return dated | {Ref(article.article)} if article.valid_from or article.valid_to else dated


def _own_interval(act: Act, article: Article, ref: Ref) -> Interval:
    start, end = article.valid_from or act.in_force, article.valid_to or act.repealed
    for point in article.points:
        if Ref.parse(point.ref) == ref:
            return point.valid_from or start, point.valid_to or end
    return start, end


def _event(day: date) -> str:
    return f"on_{day.isoformat()}"


def _group(interval: Interval) -> str:
    start, end = interval
    return f"from_{start.isoformat()}" + (f"_to_{end.isoformat()}" if end else "")
