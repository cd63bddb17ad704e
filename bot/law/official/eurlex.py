"""EUR-Lex pages in English, of the Official Journal or consolidated: articles and numbered annexes."""

import re
from datetime import date
from typing import Dict, List, Optional, Tuple

from bot.languages import Language
from bot.law.official.days import find_written_day, read_day
from bot.law.official.errors import OfficialTextError
from bot.law.official.language import language_of, refuse_other_language
from bot.law.official.lines import Line, lines_of, parse_html
from bot.law.official.parsed import ParsedAct, ParsedArticle
from bot.law.official.structure import union_blocks
from bot.law.refs import Ref, RefError

_ARTICLE = re.compile(r"Article\s+(\d{1,4}[a-z]?)")
_ANNEX = re.compile(r"ANNEX\s+([IVX]+)\b.*", re.DOTALL)
_ARTICLE_TITLES = frozenset(("oj-ti-art", "ti-art", "title-article-norm"))
_HEADINGS = frozenset(("oj-sti-art", "sti-art", "stitle-article-norm", "eli-title"))
_DIVISIONS = frozenset(
    "oj-ti-section-1 oj-ti-section-2 ti-section-1 ti-section-2 title-division-1 title-division-2 oj-final final".split()
)
_ANNEX_TITLES = frozenset("oj-doc-ti doc-ti title-annex-1 title-annex-2".split())
_NOT_LAW = frozenset(
    "oj-note note footnote modref arrow hd-modifiers disclaimer oj-doc-end doc-end oj-signatory".split()
)
_AMENDMENT_MARKS = re.compile(r"[►▼][A-Z]\d*\s?|\s?◄")
#: What is left of a footnote's number once the number is left out.
_NOTE_NUMBER = re.compile(r"\s?\(\s*\)")
#: Where a page tells its own number; further on stand those of other acts.
_HEAD = 20_000
_CONSOLIDATED = re.compile(r"\b0(\d{4}[A-Z]{1,2}\d{4})-(\d{4})(\d{2})(\d{2})\b")
_CELEX = re.compile(r"CELEX(?::|%3A)[03](\d{4}[A-Z]{1,2}\d{4})")
_JOURNAL_DAY = re.compile(r"oj-hd-date[^<>]{0,200}>\s{0,40}(\d{1,2})\.(\d{1,2})\.(\d{4})")


def is_eurlex_page(text: str) -> bool:
    """Tell whether a text looks like an act's page of EUR-Lex."""
    return any(name in text for name in ("ti-art", "title-article-norm"))


def parse_eurlex(
    text: str,
    source: str,
    sha256: str,
    *,
    language: Optional[Language] = None,
    edition: Optional[date] = None,
) -> ParsedAct:
    """Read a page.

    Raises:
        OfficialTextError: not a whole page of an act in English.
    """
    root = parse_html(text, source)
    if "</html>" not in text[-2000:].lower():
        raise OfficialTextError(f"{source}: the page breaks off before its end; save it again")
    lines = lines_of(root, frozenset(("oj-table",)))
    found = language_of(" ".join(line.text for line in lines))
    if found != "en":
        raise OfficialTextError(f"{source}: not English; acts of the Union are read in English")
    refuse_other_language(found, language, source)
    articles = _articles(lines, source)
    day = edition or _edition(text, lines)
    if day is None:
        raise OfficialTextError(f"{source}: the page does not say of which day it is; give --edition YYYY-MM-DD")
    celex = _CONSOLIDATED.search(text[:_HEAD]) or _CELEX.search(text[:_HEAD])
    return ParsedAct(found, day, sha256, source, articles, celex[1] if celex else None)


def _edition(text: str, lines: List[Line]) -> Optional[date]:
    """The day of the consolidation, or of the Official Journal, or the day the title gives."""
    consolidated = _CONSOLIDATED.search(text[:_HEAD])
    if consolidated:
        return read_day("-".join(consolidated.groups()[1:]))
    journal = _JOURNAL_DAY.search(text)
    if journal:
        return read_day(f"{int(journal[1]):02}.{int(journal[2]):02}.{journal[3]}")
    title = (line.text for line in lines if line.classes & {"oj-doc-ti", "doc-ti", "title-doc-first"})
    return next((day for day in map(find_written_day, title) if day), None)


def _articles(lines: List[Line], source: str) -> Tuple[ParsedArticle, ...]:
    found: Dict[str, Tuple[List[str], List[Line]]] = {}
    current: Optional[Tuple[List[str], List[Line]]] = None
    annex = False
    for line in lines:
        number = _number(line)
        if number:
            if number in found:
                raise OfficialTextError(f"{source}: {_named(number)} stands twice")
            current = found[number] = ([], [])
            annex = number.startswith("Annex")
        elif line.classes & _NOT_LAW:
            continue
        elif _ends(line, annex):
            current = None
        elif current and line.classes & (_HEADINGS | _ANNEX_TITLES):
            current[0].append(line.text)
        elif line.classes & _ANNEX_TITLES:
            current = None
        elif current:
            current[1].append(_law_only(line))
    articles = tuple(
        ParsedArticle(number, " ".join(heading), union_blocks(number, [line for line in body if line.text]))
        for number, (heading, body) in found.items()
    )
    if not articles:
        raise OfficialTextError(f"{source}: no articles in it")
    for article in articles:
        if not article.blocks:
            raise OfficialTextError(f"{source}: {_named(article.number)} has no text; the file is damaged or cut")
    return articles


def _number(line: Line) -> Optional[str]:
    """The article or annex that a title line begins; a title in a row of a table is a quotation."""
    if line.table:
        return None
    if line.classes & _ARTICLE_TITLES:
        match = _ARTICLE.fullmatch(_AMENDMENT_MARKS.sub("", line.text).strip())
        return match[1] if match else None
    match = _ANNEX.fullmatch(line.text) if line.classes & _ANNEX_TITLES else None
    if match is None:
        return None
    try:
        number = Ref.parse(f"Annex {match[1]}")
        _ = number.order
    except (RefError, ValueError):
        return None
    return number.article


def _ends(line: Line, annex: bool) -> bool:
    """Tell whether the articles' or the annex's text is over: an annex may have sections of its own."""
    if line.classes & _ANNEX_TITLES and line.text.startswith("ANNEX"):
        return True
    return not annex and (bool(line.classes & _DIVISIONS) or line.text.startswith("Done at "))


def _named(number: str) -> str:
    return number if number.startswith("Annex") else f"article {number}"


def _law_only(line: Line) -> Line:
    """The line without the marks of amendments and the numbers of footnotes."""
    text = _NOTE_NUMBER.sub("", _AMENDMENT_MARKS.sub("", line.text)).strip()
    return Line(text, line.heading, line.bold, line.table, line.classes)
