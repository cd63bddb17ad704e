"""The comparison with the European Union, the timeline, the study's gaps and the common errors."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Callable

import pytest
import yaml

from bot.law.compare import COMPARE, Application, Comparison, application, check_comparison, comparison, referred
from bot.law.files import DataFileError
from bot.law.model import Texts
from bot.law.store import LawStore

LANGUAGES = ("kk", "ru", "en")
TODAY = date(2026, 11, 24)


def test_it_has_no_problems(law: LawStore) -> None:
    assert check_comparison(law) == []


def test_it_holds_what_readers_ask_about() -> None:
    found = comparison()
    assert len(found.rows) >= 32
    assert {"liability", "proof", "labelling", "fines", "human-review", "copyright-output", "training"} <= set(
        found.rows
    )
    assert {"risk-classification", "algorithmic-transparency", "personal-data", "enforcement"} <= {
        gap.id for gap in found.study.gaps
    }
    assert len(found.errors) >= 9


def test_the_timeline_runs_from_the_concept_to_what_is_announced() -> None:
    events = {event.id: event for event in comparison().events}
    assert len(events) >= 38
    for event_id in ("2021-10-15-kz", "2025-05-14-kz", "2025-11-17-kz", "2026-01-18-kz", "2026-06-24-kz"):
        assert event_id in events
    assert [event_id for event_id, event in events.items() if event.day > TODAY] == [
        "2026-12-02-eu",
        "2026-12-09-eu",
        "2027-12-02-eu",
    ]


def test_a_month_is_not_taken_for_a_day() -> None:
    month = next(event for event in comparison().events if event.date == "2024-02")
    assert not month.day_known and month.day == date(2024, 2, 1)


@pytest.mark.parametrize(
    "row, day, expected",
    [
        ("bans-common", TODAY, Application(True, [])),
        ("bans-eu-only", TODAY, Application(True, [date(2026, 12, 2)])),
        ("bans-eu-only", date(2026, 12, 2), Application(True, [])),
        ("bans-eu-only", date(2025, 2, 1), Application(False, [date(2025, 2, 2), date(2026, 12, 2)])),
        ("proof", TODAY, Application(False, [date(2026, 12, 9)])),
        ("proof", date(2026, 12, 9), Application(True, [])),
        # The articles that this row rests on are not in the law base; the row itself says from when they apply.
        ("audit", TODAY, Application(False, [date(2027, 12, 2)])),
        # Older systems must mark their content later than new ones.
        ("labelling", TODAY, Application(True, [date(2026, 12, 2)])),
        ("status", TODAY, Application(True, [date(2026, 12, 2), date(2027, 12, 2), date(2028, 8, 2)])),
        ("copyright-output", TODAY, None),
    ],
)
def test_when_the_rules_of_the_union_apply(law: LawStore, row: str, day: date, expected: Any) -> None:
    assert application(law, comparison().rows[row].eu, day) == expected


def test_refs_lead_to_acts_and_places(law: LawStore) -> None:
    assert referred(law, "eu-pld") is law.acts["eu-pld"]
    assert referred(law, "kz-ai 21(2)") == law.provision("kz-ai 21(2)")
    with pytest.raises(LookupError, match="no act kz-none"):
        referred(law, "kz-none")


def test_amounts_are_counted_in_the_index() -> None:
    fines = comparison().rows["fines"].kz.text
    for language in LANGUAGES:
        text = fines[language]  # type: ignore[index]
        assert "{mci:200}" in text and "865" not in text


def _with_row(change: Callable[[Any], Any]) -> Comparison:
    found = comparison()
    group = found.groups[0]
    return replace(found, groups=[group.copy(update={"rows": [change(group.rows[0]), *group.rows[1:]]})])


def _kz(**fields: Any) -> Comparison:
    return _with_row(lambda row: row.copy(update={"kz": row.kz.copy(update=fields)}))


SAME = Texts(kk="Бірдей", ru="Одинаково, одинаково", en="Одинаково, одинаково")
TYPED = Texts(kk="Айыппұл 15 АЕК құрайды", ru="Штраф 15 МРП", en="A fine of 15 MCI")
UNLIKE = Texts(kk="Айыппұл {mci:15}", ru="Штраф {mci:15}", en="A fine of {mci:20}")


@pytest.mark.parametrize(
    "damaged, problem",
    [
        (_kz(refs=["kz-ai 99"]), "row status, kz: cites kz-ai 99: kz-ai: no article 99"),
        (_kz(refs=["kz-none"]), "row status, kz: cites kz-none: no act kz-none"),
        (_kz(refs=["kz-ai art. 31"]), "row status, kz: cites kz-ai art. 31: not a reference to a provision: 'art. 31'"),
        (_kz(refs=["kz-ai 31", "kz-ai 31"]), "row status, kz: a ref stands twice"),
        (_kz(refs=["eu-gdpr 22"]), "row status, kz: cites eu-gdpr 22, which is the other side's law"),
        (_kz(text=SAME), "row status, kz: the same text stands in two languages"),
        (_kz(text=TYPED), "row status, kz (en): an amount is typed into the text; write {mci:N}"),
        (_kz(text=UNLIKE), "row status, kz: the languages do not give the same amounts"),
        (_with_row(lambda row: row.copy(update={"id": "definition"})), "row definition stands twice"),
        (
            replace(comparison(), events=comparison().events[1::-1]),
            "event 2021-10-15-kz: stands after 2024-02-kz, which is later",
        ),
    ],
)
def test_it_finds(law: LawStore, damaged: Comparison, problem: str) -> None:
    assert problem in check_comparison(law, damaged)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(COMPARE, tmp_path / "compare"))


@pytest.mark.parametrize(
    "change, message",
    [
        (lambda event: event["text"].pop("kk"), "kk: field required"),
        (lambda event: event.update(sources=["stored-file:1"]), "not an address"),
        (lambda event: event.update(date="2026-13-45"), "date"),
        (lambda event: event.update(side="us"), "side"),
        (lambda event: event.update(colour="red"), "extra fields not permitted"),
    ],
)
def test_a_damaged_file_is_refused(folder: Path, change: Callable[[Any], Any], message: str) -> None:
    path = folder / "timeline.yml"
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(content[0])
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    with pytest.raises(DataFileError, match=message) as caught:
        Comparison.load(folder)
    assert "timeline.yml" in str(caught.value)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "gaps.yml").unlink()
    with pytest.raises(DataFileError, match=r"gaps\.yml"):
        Comparison.load(folder)
