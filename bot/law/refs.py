"""References to provisions: parse them, order them, name them in a language.

A *ref* says where in an act something stands: ``21``, ``21(2)``, ``17(3)(6)``, ``17(2) part 2``, ``27(1) indent 3``; in
acts of the European Union also ``5(1)(ba)``, ``6(1a)``, ``75a(2)`` and ``Annex III(1)``.
An *eid* is the same in Akoma Ntoso Naming Convention style: ``art_21__para_2``, ``annex_III__para_1``.
"""

import re
from dataclasses import dataclass
from typing import Any, Optional, Tuple

from bot.languages import Language

_ROMAN = "0 I II III IV V VI VII VIII IX X XI XII XIII".split()
_ANNEX = "Annex "
_REF = re.compile(
    rf"(?P<article>\d+(?:-\d+)?[a-z]?|{_ANNEX}[IVX]+)"
    r"(?P<numbers>(?:\((?:\d+(?:-\d+)?[a-z]?|[a-z]{1,2})\))*)"
    r"(?: (?P<kind>part|indent) (?P<number>\d+)| (?P<sanction>sanction))?"
)
_EID_LEVELS = ("para", "subpara", "item")


class RefError(ValueError):
    """A text that is not a reference to a provision."""


@dataclass(frozen=True)
class Ref:
    """A place inside an act."""

    article: str
    numbers: Tuple[str, ...] = ()
    kind: Optional[str] = None
    number: Optional[str] = None

    @classmethod
    def parse(cls, text: str) -> "Ref":
        """Read a ref.

        Raises:
            RefError: ``text`` is not a ref.
        """
        match = _REF.fullmatch(text)
        if match is None:
            raise RefError(f"not a reference to a provision: {text!r}")
        kind = "sanction" if match["sanction"] else match["kind"]
        return cls(match["article"], tuple(re.findall(r"\((.+?)\)", match["numbers"])), kind, match["number"])

    def __str__(self) -> str:
        text = self.article + "".join(f"({number})" for number in self.numbers)
        return text + (f" {self.kind}" if self.kind else "") + (f" {self.number}" if self.number else "")

    @property
    def segments(self) -> Tuple[str, ...]:
        """The ref from the article inwards, one step an element."""
        tail = (f"{self.kind}_{self.number}" if self.number else str(self.kind),) if self.kind else ()
        return (self.article, *self.numbers, *tail)

    @property
    def annex(self) -> Optional[str]:
        """The annex's number, or ``None`` where the ref is to an article."""
        return self.article[len(_ANNEX) :] if self.article.startswith(_ANNEX) else None

    @property
    def order(self) -> Tuple[Any, ...]:
        """A key that puts articles of an act in order, annexes last."""
        if self.annex:
            return 1, [_ROMAN.index(self.annex)], ""
        digits = self.article.rstrip("abcdefghijklmnopqrstuvwxyz")
        return 0, [int(part) for part in digits.split("-")], self.article[len(digits) :]

    def contains(self, other: "Ref") -> bool:
        """Tell whether ``other`` is this place or lies inside it."""
        return other.segments[: len(self.segments)] == self.segments

    @property
    def eid(self) -> str:
        """The Akoma Ntoso style identifier (docs.oasis-open.org/legaldocml/akn-nc/v1.0)."""
        steps = [f"annex_{self.annex}" if self.annex else f"art_{self.article}"]
        steps += [f"{level}_{number}" for level, number in zip(_EID_LEVELS, self.numbers)]
        if self.kind:
            steps.append(f"{self.kind}_{self.number}" if self.number else self.kind)
        return "__".join(steps)

    def describe(self, language: Language, *, code: bool = False) -> str:
        """Name the place as lawyers of that language do.

        Args:
            language: language of the result.
            code: the act is a code of offences, whose articles have *parts* where laws have *paragraphs*.
        """
        return _DESCRIBE[language](self, code)


def _describe_en(ref: Ref, code: bool) -> str:
    text = (ref.article if ref.annex else f"Article {ref.article}") + "".join(f"({number})" for number in ref.numbers)
    if ref.kind == "sanction":
        return f"{text}, penalty"
    return f"{text}, {ref.kind} {ref.number}" if ref.kind else text


def _describe_ru(ref: Ref, code: bool) -> str:
    words = [f"приложение {ref.annex}" if ref.annex else f"статья {ref.article}"]
    if ref.numbers:
        words.append(f"{'часть' if code else 'пункт'} {ref.numbers[0]}")
    words += [f"подпункт {number})" for number in ref.numbers[1:]]
    if ref.kind == "sanction":
        words.append("санкция")
    elif ref.kind:
        words.append(f"{'часть' if ref.kind == 'part' else 'абзац'} {ref.number}")
    return ", ".join(words)


def _describe_kk(ref: Ref, code: bool) -> str:
    words = [f"{ref.annex} қосымша" if ref.annex else f"{ref.article}-бап"]
    if ref.numbers:
        words.append(f"{ref.numbers[0]}-{'бөлік' if code else 'тармақ'}")
    words += [f"{number}) тармақша" for number in ref.numbers[1:]]
    if ref.kind == "sanction":
        words.append("санкция")
    elif ref.kind:
        words.append(f"{ref.number}-{'бөлік' if ref.kind == 'part' else 'абзац'}")
    return ", ".join(words)


_DESCRIBE = {"kk": _describe_kk, "ru": _describe_ru, "en": _describe_en}
