"""Pages of the state register (adilet): an act in one language and edition."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, List, Optional

from bot.languages import Language, parse_language
from bot.law.official.days import find_written_day, read_day
from bot.law.official.errors import OfficialTextError
from bot.law.official.headings import articles_of
from bot.law.official.language import language_of, refuse_other_language
from bot.law.official.lines import classes_of, lines_of, parse_html
from bot.law.official.parsed import ParsedAct

#: The pages we read: an act, or an edition of it by its day. robots.txt closes search, lists and archive.
ADDRESS = re.compile(
    r"https?://(?:old\.)?adilet\.zan\.kz/(?P<language>kaz|rus|eng)/docs/(?P<id>[A-Z]\d{2}[0-9A-Z_]{4,20})"
    r"(?:/(?P<edition>\d{2}\.\d{2}\.\d{4}))?/?",
    re.ASCII,
)
#: How much of a page is searched for its own address: it stands in the head or in the browser's comment before it.
_HEAD = 20_000


@dataclass(frozen=True)
class Address:
    """What the address of a page says."""

    identifier: str
    language: Optional[Language]
    edition: Optional[date]

    @classmethod
    def read(cls, text: str) -> Optional["Address"]:
        """Read the address of an act's page, ``None`` where there is none."""
        match = ADDRESS.search(text)
        if match is None:
            return None
        edition = read_day(match["edition"]) if match["edition"] else None
        return cls(match["id"], parse_language(match["language"]), edition)


def is_register_page(text: str) -> bool:
    """Tell whether a text looks like a page of the state register."""
    return "container_gamma" in text


def parse_register(
    text: str,
    source: str,
    sha256: str,
    *,
    address: Optional[Address] = None,
    language: Optional[Language] = None,
    edition: Optional[date] = None,
) -> ParsedAct:
    """Read a page.

    Args:
        text: the page.
        source: where it came from, for messages and for the record.
        sha256: hash of the bytes.
        address: what the address it was fetched from says; a saved page's own address is looked for in it.
        language: language it is said to be in.
        edition: day of the edition, where the page does not tell.

    Raises:
        OfficialTextError: not a whole page of an act in that language.
    """
    root = parse_html(text, source)
    address = address or Address.read(_own_address(root, text))
    body, ended = _body(root)
    if body is None:
        raise OfficialTextError(f"{source}: not an act's page of the state register: its text is not there")
    if not ended:
        raise OfficialTextError(f"{source}: the page breaks off before its end; save or fetch it again")
    lines = lines_of(body)
    found = language_of(" ".join(line.text for line in lines))
    if found is None:
        raise OfficialTextError(f"{source}: no text in it")
    refuse_other_language(found, language, source)
    refuse_other_language(found, address.language if address else None, source)
    day = edition or (address.edition if address else None) or _first_edition(root, body)
    if day is None:
        raise OfficialTextError(f"{source}: the page does not say of which edition it is; give --edition YYYY-MM-DD")
    articles = articles_of(lines, found, source)
    return ParsedAct(found, day, sha256, source, articles, address.identifier if address else None)


def _own_address(root: Any, text: str) -> str:
    """The address a page gives as its own; the many other addresses in it are those of other acts."""
    saved = re.search(r"<!--\s*saved from url=\(\d+\)(\S+)", text[:_HEAD])
    if saved:
        return saved[1]
    for path, name in (("//link[@rel='canonical']", "href"), ("//meta[@property='og:url']", "content")):
        for element in root.xpath(path):
            return str(element.get(name) or "")
    return ""


def _body(root: Any) -> Any:
    """The element with the act's text, and whether the mark that follows the text is there."""
    body = None
    for element in root.iter("div", "article"):
        classes = classes_of(element)
        if body is None:
            if {"container_gamma", "text"} <= classes:
                body = element
        elif {"container_omega", "aftertext"} <= classes:
            return _inner(body), True
    return body, False


def _inner(body: Any) -> Any:
    articles: List[Any] = [child for child in body if child.tag == "article"]
    return articles[0] if len(articles) == 1 else body


def _first_edition(root: Any, body: Any) -> Optional[date]:
    """The day of adoption, for an act that was never amended: the register marks the text of one ``text_new``."""
    around = body if "text" in classes_of(body) else body.getparent()
    if "text_new" not in classes_of(around):
        return None
    for element in root.iter("div"):
        if {"container_alpha", "slogan"} <= classes_of(element):
            return find_written_day(" ".join(line.text for line in lines_of(element) if not line.heading))
    return None
