"""An HTML tree as the lines a reader sees, each with what tells headings, notes and tables apart."""

import re
from dataclasses import dataclass
from typing import Any, FrozenSet, List, Tuple

from lxml import etree

from bot.law.official.errors import OfficialTextError
from bot.law.official.sources import refuse_entities

_BLOCKS = frozenset(
    "address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr "
    "html li main nav ol p pre section table tbody tfoot thead tr ul".split()
)
_UNREAD = frozenset("script style head title noscript template iframe object svg select button input textarea".split())
_NOTE_NUMBERS = frozenset(("oj-note-tag", "note-tag"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
#: A paragraph's number in an element of its own: it belongs to the text that follows.
_BARE_MARKER = re.compile(r"\(?(?:\d+(?:-\d+)?[a-z]?|[a-z]{1,5})[.)]|[—–-]")
_SPACE = re.compile(r"[\s\u00ad\u200b\ufeff]+")


@dataclass(frozen=True)
class Line:
    """A paragraph, a heading or a table row."""

    text: str
    heading: bool = False
    #: The whole line is bold, as old pages set headings.
    bold: bool = False
    table: bool = False
    #: Classes of the element and of all it stands in.
    classes: FrozenSet[str] = frozenset()


def squeeze(text: str) -> str:
    """Make every stretch of white space one space."""
    return _SPACE.sub(" ", text).strip()


def parse_html(text: str, source: str) -> Any:
    """Parse HTML, however broken, without entities and without the network.

    Raises:
        OfficialTextError: it declares entities, or nothing can be made of it.
    """
    refuse_entities(text, source)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise OfficialTextError(f"{source}: not readable as HTML") from error
    if root is None:
        raise OfficialTextError(f"{source}: nothing readable in it")
    return root


def classes_of(element: Any) -> FrozenSet[str]:
    """The classes of an element."""
    return frozenset(str(element.get("class") or "").split())


def lines_of(root: Any, data_tables: FrozenSet[str] = frozenset()) -> List[Line]:
    """List the lines below an element.

    Args:
        root: the element.
        data_tables: classes of the tables whose rows are rows; without any, all tables have rows. The Union's
            Official Journal lays out lists as tables, which must be read as paragraphs.
    """
    return _Reader(root, data_tables).lines


class _Reader:
    """Walks a tree without recursion: hostile pages nest deeper than Python can call."""

    def __init__(self, root: Any, data_tables: FrozenSet[str]) -> None:
        self.lines: List[Line] = []
        self._open: List[Tuple[str, FrozenSet[str]]] = []
        self._pieces: List[Tuple[str, bool]] = []
        self._data_tables = data_tables
        self._unread = self._bold = self._rows = self._heading = 0
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                self._start(element)
            else:
                self._end(element)
                if element is not root:
                    self._add(element.tail)
        self._flush(final=True)

    def _start(self, element: Any) -> None:
        tag = element.tag
        if tag in _UNREAD or _is_note_number(element):
            self._unread += 1
        if tag in _BLOCKS and not (self._rows and tag != "tr"):
            self._flush()
        if tag in _BLOCKS:
            above = self._open[-1][1] if self._open else frozenset()
            self._open.append((tag, above | classes_of(element)))
        if tag == "table" and (self._rows or not self._data_tables or self._data_tables & classes_of(element)):
            self._rows += 1
        if tag in ("td", "th") and self._rows and self._pieces:
            self._pieces.append((" | ", True))
        if tag == "br":
            self._pieces.append((" ", True))
        self._heading += tag in _HEADINGS
        self._bold += tag in ("b", "strong")
        if tag == "sup" and self._heading and str(element.text or "").strip().isdigit():
            self._add("-")
        self._add(element.text)

    def _end(self, element: Any) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            if not (self._rows and tag != "tr"):
                self._flush()
            else:
                self._add(" ")
        if tag == "table" and self._rows:
            self._flush()
            self._rows -= 1
        if tag in _BLOCKS:
            self._open.pop()
        self._heading -= tag in _HEADINGS
        self._bold -= tag in ("b", "strong")
        if tag in _UNREAD or _is_note_number(element):
            self._unread -= 1

    def _add(self, text: Any) -> None:
        if text and not self._unread:
            self._pieces.append((str(text), bool(self._bold) or not str(text).strip()))

    def _flush(self, *, final: bool = False) -> None:
        text = squeeze("".join(piece for piece, _ in self._pieces)).strip("| ")
        if not text:
            self._pieces.clear()
            return
        if not final and not self._rows and not self._heading and _BARE_MARKER.fullmatch(text):
            self._pieces.append((" ", True))
            return
        self.lines.append(
            Line(
                text,
                heading=bool(self._heading),
                bold=all(bold for _, bold in self._pieces),
                table=bool(self._rows),
                classes=self._open[-1][1] if self._open else frozenset(),
            )
        )
        self._pieces.clear()


def _is_note_number(element: Any) -> bool:
    """The number of a footnote in EUR-Lex's text, which is not law."""
    classes = classes_of(element)
    above = element.getparent()
    return bool(classes & _NOTE_NUMBERS or ("superscript" in classes and above is not None and above.tag == "a"))
