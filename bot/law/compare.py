"""Kazakhstan and the European Union side by side: the comparison, the timeline, the study's gaps, common errors.

Kept apart from the law base, because it is editors' work about the law and not the law itself. References are written
``<act id> <ref>`` as everywhere, or ``<act id>`` alone where a whole act is meant.
"""

import datetime
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Dict, Iterator, List, Literal, Optional, Sequence, Tuple, Union

from pydantic import Field, validator

from bot.law.files import read_record, read_records
from bot.law.model import Act, Confidence, Strict, Texts
from bot.law.money import PLACEHOLDER
from bot.law.refs import RefError
from bot.law.store import LawStore, Provision, UnknownProvisionError
from bot.paths import DATA

COMPARE = DATA / "compare"

#: Whose law it is: Kazakhstan's or the European Union's. Acts say the same in ``jurisdiction``.
Side = Literal["kz", "eu"]

_ID = r"^[a-z]+(-[a-z0-9]+)*$"
_KAZAKH_LETTERS = set("әғқңөұүһі")
_TYPED_AMOUNT = re.compile(r"\d[\d\s\u00a0,.]*\s*(тенге|теңге|tenge|МРП|АЕК|MCI)\b", re.IGNORECASE)


class Backed(Strict):
    """Something said with the provisions and the pages it rests on."""

    refs: List[str] = []
    sources: List[str] = []
    #: Editors' note, in English.
    note: Optional[str] = None

    @validator("sources", each_item=True)
    def _sources_are_addresses(cls, value: str) -> str:
        if not re.match(r"https?://\S+$", value):
            raise ValueError(f"not an address: {value}")
        return value


class Rules(Backed):
    """What one side provides on a topic."""

    text: Texts
    confidence: Confidence
    #: What the reader should know before relying on it.
    remark: Optional[Texts] = None
    #: Days on which it, or more of it, begins to apply and which the cited provisions do not tell.
    applies_from: List[date] = []


class Row(Strict):
    """One topic of the comparison."""

    id: str = Field(regex=_ID)
    topic: Texts
    #: How the two differ, in a sentence or two.
    difference: Texts
    kz: Rules
    eu: Rules

    def __getitem__(self, side: Side) -> Rules:
        rules: Rules = getattr(self, side)
        return rules


class Group(Strict):
    """Topics that belong together."""

    id: str = Field(regex=_ID)
    title: Texts
    rows: List[Row] = Field(min_items=1)


class Event(Backed):
    """Something that happened, or is announced to happen, to the law."""

    #: A day (``2026-01-18``) or, where the day is not known, a month (``2024-02``).
    date: str = Field(regex=r"^\d{4}-\d{2}(-\d{2})?$")
    side: Side
    text: Texts
    confidence: Confidence
    remark: Optional[Texts] = None

    @validator("date")
    def _date_exists(cls, value: str) -> str:
        _first_day(value)
        return value

    @property
    def id(self) -> str:
        """What links to the event: its date and side."""
        return f"{self.date}-{self.side}"

    @property
    def day(self) -> datetime.date:
        """The day, or the first day of the month."""
        return _first_day(self.date)

    @property
    def day_known(self) -> bool:
        """Tell whether the day is known, and not only the month."""
        return len(self.date) > len("2024-02")


class Gap(Backed):
    """A gap in the draft of 2025, and what became of it in the adopted law."""

    id: str = Field(regex=_ID)
    gap: Texts
    #: How far the adopted law closed it, in a few words.
    closed: Texts
    finding: Texts
    confidence: Confidence


class Study(Strict):
    """The study of the draft and the gaps it named."""

    about: Texts
    gaps: List[Gap] = Field(min_items=1)


class Misconception(Backed):
    """What is often said and wrong, and what is right."""

    id: str = Field(regex=_ID)
    wrong: Texts
    right: Texts


@dataclass(frozen=True)
class Comparison:
    """Everything in ``data/compare``."""

    groups: List[Group]
    events: List[Event]
    study: Study
    errors: List[Misconception]

    @classmethod
    def load(cls, folder: Path = COMPARE) -> "Comparison":
        """Read the comparison.

        Raises:
            DataFileError: a file is missing or damaged; the message names it.
        """
        return cls(
            read_records(folder / "comparison.yml", Group),
            read_records(folder / "timeline.yml", Event),
            read_record(folder / "gaps.yml", Study),
            read_records(folder / "errors.yml", Misconception),
        )

    @property
    def rows(self) -> Dict[str, Row]:
        """The topics by id, in the order of their groups."""
        return {row.id: row for group in self.groups for row in group.rows}


@lru_cache(maxsize=None)
def comparison() -> Comparison:
    """The comparison of this repository, read once.

    Raises:
        DataFileError: a file is missing or damaged; the message names it.
    """
    return Comparison.load()


def referred(store: LawStore, ref: str) -> Union[Act, Provision]:
    """Find the act or the provision that a ref of the comparison names.

    Raises:
        UnknownProvisionError: no such act, article or point.
        RefError: what follows the act's id is not a ref.
    """
    if " " in ref:
        return store.provision(ref)
    if ref not in store.acts:
        raise UnknownProvisionError(f"no act {ref}")
    return store.acts[ref]


@dataclass(frozen=True)
class Application:
    """Whether rules apply on a day, and the later days on which more of them begin."""

    now: bool
    later: Sequence[date]


def application(store: LawStore, rules: Rules, day: date) -> Optional[Application]:
    """Tell from the provisions that the rules rest on when they apply; ``None`` where no provision can tell."""
    starts = {start for ref in rules.refs for start in _starts(store, ref)}
    starts.update(rules.applies_from)
    if not starts:
        return None
    return Application(any(start <= day for start in starts), sorted(start for start in starts if start > day))


def _starts(store: LawStore, ref: str) -> Iterator[date]:
    try:
        found = referred(store, ref)
    except (RefError, UnknownProvisionError):
        return
    # A whole act begins piece by piece: its day of entry into force would say too much.
    if isinstance(found, Provision):
        for point in found.article.within(found.ref):
            yield point.valid_from or found.article.valid_from or found.act.in_force


def check_comparison(store: LawStore, found: Optional[Comparison] = None) -> List[str]:
    """List everything that is wrong with the comparison, a sentence each; empty when it is sound.

    Shapes and missing languages are refused earlier, by :meth:`Comparison.load`.

    Args:
        store: the law base that the refs must lead into.
        found: the comparison to check; the one of this repository where absent.
    """
    found = found or comparison()
    return [*_duplicates(found), *_order(found), *_refs(store, found), *_all_texts(found)]


def _duplicates(found: Comparison) -> Iterator[str]:
    ids = {
        "group": [group.id for group in found.groups],
        "row": [row.id for group in found.groups for row in group.rows],
        "event": [event.id for event in found.events],
        "gap": [gap.id for gap in found.study.gaps],
        "error": [error.id for error in found.errors],
    }
    for kind, names in ids.items():
        yield from (f"{kind} {name} stands twice" for name in sorted(set(names)) if names.count(name) > 1)
    for where, backed in _backed(found):
        if len(set(backed.refs)) < len(backed.refs):
            yield f"{where}: a ref stands twice"


def _order(found: Comparison) -> Iterator[str]:
    for before, after in zip(found.events, found.events[1:]):
        if after.day < before.day:
            yield f"event {after.id}: stands after {before.id}, which is later"


def _refs(store: LawStore, found: Comparison) -> Iterator[str]:
    for where, backed in _backed(found):
        for ref in backed.refs:
            try:
                referred(store, ref)
            except (RefError, UnknownProvisionError) as error:
                yield f"{where}: cites {ref}: {error}"
    sides: Tuple[Side, Side] = ("kz", "eu")
    for row in found.rows.values():
        for side in sides:
            for ref in row[side].refs:
                act = store.acts.get(ref.split(" ")[0])
                if act and act.jurisdiction != side:
                    yield f"row {row.id}, {side}: cites {ref}, which is the other side's law"


def _backed(found: Comparison) -> Iterator[Tuple[str, Backed]]:
    for row in found.rows.values():
        yield f"row {row.id}, kz", row.kz
        yield f"row {row.id}, eu", row.eu
    yield from ((f"event {event.id}", event) for event in found.events)
    yield from ((f"gap {gap.id}", gap) for gap in found.study.gaps)
    yield from ((f"error {error.id}", error) for error in found.errors)


def _all_texts(found: Comparison) -> Iterator[str]:
    for group in found.groups:
        yield from _texts(f"group {group.id}", group.title, letters=False)
    for row in found.rows.values():
        yield from _texts(f"row {row.id}, topic", row.topic, letters=False)
        yield from _texts(f"row {row.id}, difference", row.difference)
        yield from _said(f"row {row.id}, kz", row.kz.text, row.kz.remark)
        yield from _said(f"row {row.id}, eu", row.eu.text, row.eu.remark)
    for event in found.events:
        yield from _said(f"event {event.id}", event.text, event.remark)
    yield from _texts("the study", found.study.about)
    for gap in found.study.gaps:
        for texts in (gap.gap, gap.closed, gap.finding):
            yield from _texts(f"gap {gap.id}", texts)
    for error in found.errors:
        for texts in (error.wrong, error.right):
            yield from _texts(f"error {error.id}", texts)


def _said(where: str, text: Texts, remark: Optional[Texts]) -> Iterator[str]:
    yield from _texts(where, text)
    if remark:
        yield from _texts(f"{where}, remark", remark)


def _texts(where: str, texts: Texts, letters: bool = True) -> Iterator[str]:
    if len({text for _, text in texts.items()}) < len(texts.items()):
        yield f"{where}: the same text stands in two languages"
    if letters and not _KAZAKH_LETTERS & set(texts.kk.lower()):
        yield f"{where}: the Kazakh text has no Kazakh letter"
    if len({tuple(PLACEHOLDER.findall(text)) for _, text in texts.items()}) > 1:
        yield f"{where}: the languages do not give the same amounts"
    for language, text in texts.items():
        if _TYPED_AMOUNT.search(text):
            yield f"{where} ({language}): an amount is typed into the text; write {{mci:N}}"
        if re.search(r"[{}]", PLACEHOLDER.sub("", text)):
            yield f"{where} ({language}): an unknown placeholder in braces"


def _first_day(text: str) -> date:
    return date.fromisoformat(text if len(text) > len("2024-02") else f"{text}-01")
