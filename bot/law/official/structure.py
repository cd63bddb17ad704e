"""From an article's lines to blocks with refs: paragraphs, sub-paragraphs, parts, sanctions, points.

Kazakhstan's acts number paragraphs ``1.`` and sub-paragraphs ``1)``; the Union's number paragraphs ``1.`` and points
``(a)``. What has no number is a further part of where it stands.
"""

import re
from typing import Dict, List, Optional, Sequence, Tuple

from bot.law.official.lines import Line
from bot.law.official.parsed import Block
from bot.law.refs import Ref, RefError

_PARAGRAPH = re.compile(r"(\d{1,3}(?:-\d{1,2})?)\. ?(?=\D)")
_SUBPARAGRAPH = re.compile(r"(\d{1,3}(?:-\d{1,2})?)\) ?")
_EU_PARAGRAPH = re.compile(r"(\d{1,3}[a-z]?)\.\s")
_EU_POINT = re.compile(r"\((\d{1,3}[a-z]?|[a-z]{1,5})\)\s?")
_ROMAN_NUMBER = re.compile(r"[ivx]+")
_DASHES = ("–", "—", "-", "−")
_Place = Tuple[str, ...]


class _Blocks:
    """Blocks as they come, by place; the parts of a place are numbered at the end, when their count is known."""

    def __init__(self, article: str) -> None:
        self._article = article
        self._entries: List[Tuple[_Place, Optional[str], List[str]]] = []
        self._taken: Dict[_Place, int] = {}
        self.place: _Place = ()

    @property
    def last(self) -> str:
        """The line that came last."""
        return self._entries[-1][2][-1] if self._entries else ""

    @property
    def empty(self) -> bool:
        """Nothing has come yet."""
        return not self._entries

    def free(self, place: _Place) -> bool:
        """No block stands at the place yet."""
        return place not in self._taken

    def open(self, place: _Place, text: str, kind: Optional[str] = None) -> None:
        """Begin a block."""
        self.place = place
        if kind is None:
            self._taken[place] = self._taken.get(place, 0) + 1
        self._entries.append((place, kind, [text]))

    def extend(self, text: str) -> None:
        """Add a line to the block that came last."""
        if self.empty:
            self.open((), text)
        else:
            self._entries[-1][2].append(text)

    def result(self) -> Tuple[Block, ...]:
        """All blocks, in the order of the text."""
        counted: Dict[_Place, int] = {}
        blocks = []
        for place, kind, lines in self._entries:
            number = None
            if kind is None and self._taken[place] > 1:
                counted[place] = counted.get(place, 0) + 1
                kind, number = "part", str(counted[place])
            blocks.append(Block(Ref(self._article, place, kind, number), "\n".join(lines)))
        return tuple(blocks)


def kazakhstan_blocks(article: str, lines: Sequence[Line]) -> Tuple[Block, ...]:
    """Divide an article of an act of Kazakhstan."""
    blocks = _Blocks(article)
    paragraph: _Place = ()
    for line in lines:
        text = line.text
        if line.table:
            blocks.extend(text)
            continue
        match = _PARAGRAPH.match(text)
        if match and blocks.free((match[1],)) and _order(match[1]) > _order(*paragraph):
            paragraph = (match[1],)
            blocks.open(paragraph, text)
            continue
        match = _SUBPARAGRAPH.match(text)
        if match:
            place = (*paragraph, match[1])
            # A second list within a paragraph begins at 1) again: its items belong to the part they stand in.
            if blocks.free(place):
                blocks.open(place, text)
            else:
                blocks.extend(text)
        elif blocks.last.rstrip().endswith(_DASHES) and blocks.place == paragraph:
            blocks.open(paragraph, text, "sanction")
        elif blocks.place == paragraph or _begins_sentence(blocks.last, text):
            blocks.open(paragraph, text)
        else:
            blocks.extend(text)
    return blocks.result()


def union_blocks(article: str, lines: Sequence[Line]) -> Tuple[Block, ...]:
    """Divide an article or annex of an act of the European Union."""
    blocks = _Blocks(article)
    paragraph: _Place = ()
    for line in lines:
        text = line.text
        if line.table:
            blocks.extend(text)
            continue
        match = _EU_PARAGRAPH.match(text)
        if match and _sayable(article, (match[1],)) and blocks.free((match[1],)):
            paragraph = (match[1],)
            blocks.open(paragraph, text)
            continue
        match = _EU_POINT.match(text)
        if match:
            place = _point(paragraph, blocks.place, match[1])
            if place is not None and _sayable(article, place) and blocks.free(place):
                blocks.open(place, text)
            else:
                blocks.extend(text)
        elif blocks.place == paragraph or _begins_sentence(blocks.last, text):
            blocks.open(paragraph, text)
        else:
            blocks.extend(text)
    return blocks.result()


def _point(paragraph: _Place, current: _Place, marker: str) -> Optional[_Place]:
    """Where a point stands: after its like in an open list, or in a list of its own inside the open point.

    Roman numbers (third level) have no refs; ``i`` after ``h`` is a letter.
    """
    for depth in range(len(current) - 1, len(paragraph) - 1, -1):
        if _follows(current[depth], marker):
            return (*current[:depth], marker)
    if _ROMAN_NUMBER.fullmatch(marker):
        return None
    if current == paragraph or current[-1][0].isdigit() != marker[0].isdigit():
        return (*current, marker)
    return None


def _follows(earlier: str, later: str) -> bool:
    if earlier[0].isdigit() != later[0].isdigit():
        return False
    if later[0].isdigit():
        return _order(earlier) < _order(later)
    return later > earlier and (later[0] == earlier[0] or ord(later[0]) - ord(earlier[0]) == 1) and len(later) <= 2


def _order(number: str = "0") -> Tuple[List[int], str]:
    digits = number.rstrip("abcdefghijklmnopqrstuvwxyz")
    return [int(part) for part in digits.split("-")], number[len(digits) :]


def _sayable(article: str, place: _Place) -> bool:
    try:
        Ref.parse(str(Ref(article, place)))
    except RefError:
        return False
    return True


def _begins_sentence(before: str, text: str) -> bool:
    """The list is over: the line before ended a sentence and this one begins another."""
    return before.rstrip().endswith((".", "!", "?")) and (text[:1].isupper() or text[:1] in '«"“„')
