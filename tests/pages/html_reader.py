"""Read a page as a program would: elements with their attributes and text, and forms to send."""

from html.parser import HTMLParser
from typing import Dict, List, Optional

VOID = {"meta", "link", "img", "input", "br"}


class Element:
    def __init__(self, tag: str, attributes: Dict[str, str], parent: Optional["Element"]) -> None:
        self.tag, self.attributes, self.parent = tag, attributes, parent
        self.children: List[Element] = []
        self.pieces: List[object] = []

    @property
    def text(self) -> str:
        return " ".join("".join(p.text if isinstance(p, Element) else str(p) for p in self.pieces).split())

    @property
    def raw(self) -> str:
        return "".join(str(p) for p in self.pieces if not isinstance(p, Element))

    @property
    def classes(self) -> List[str]:
        return self.attributes.get("class", "").split()

    @property
    def lang(self) -> str:
        return self.attributes.get("lang") or (self.parent.lang if self.parent else "")

    def all(self, tag: str = "", cls: str = "", **attributes: str) -> List["Element"]:
        found = []
        for child in self.children:
            if (
                (not tag or child.tag == tag)
                and (not cls or cls in child.classes)
                and all(child.attributes.get(k) == v for k, v in attributes.items())
            ):
                found.append(child)
            found += child.all(tag, cls, **attributes)
        return found

    def one(self, tag: str = "", cls: str = "", **attributes: str) -> "Element":
        found = self.all(tag, cls, **attributes)
        assert len(found) == 1, f"{len(found)} elements {tag}.{cls} {attributes}"
        return found[0]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = self.here = Element("", {}, None)

    def handle_starttag(self, tag, attrs):
        element = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.children.append(element)
        self.here.pieces.append(element)
        if tag not in VOID:
            self.here = element

    def handle_endtag(self, tag):
        assert self.here.tag == tag, f"<{self.here.tag}> is closed by </{tag}>"
        assert self.here.parent is not None
        self.here = self.here.parent

    def handle_data(self, data):
        self.here.pieces.append(data)


def read(html: str) -> Element:
    """Parse a page, failing on tags that do not match."""
    reader = _Reader()
    reader.feed(html)
    assert reader.here is reader.root, f"<{reader.here.tag}> is not closed"
    return reader.root
