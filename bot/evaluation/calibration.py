"""Choose the confidence gate of each language on questions that no training file holds.

The value of a reply says what we care about: a right answer is worth 1, a wrong one costs 4, asking back with the right
topic among the buttons is worth 0.6, and declining is worth 1 where the question is not ours and nothing where it is.
"""

import asyncio
import itertools
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Tuple

import click

from bot.evaluation.questions import HeldOut, read
from bot.evaluation.table import Table
from bot.languages import LANGUAGES
from bot.law.store import LawStore
from bot.paths import EVAL
from bot.settings import Settings

_WRONG, _ASKED_BACK, _SUGGESTED = -4.0, 0.6, 3
_GRID: Dict[str, List[float]] = {
    "answer": [0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6],
    "lead": [0.0, 0.05, 0.1, 0.15, 0.2, 0.3],
    "clarify": [0.04, 0.06, 0.08, 0.1, 0.15, 0.2],
    "known": [0.0, 0.2, 0.3, 0.4, 0.5],
}


@dataclass(frozen=True)
class Parsed:
    """A question with what the model makes of it."""

    question: HeldOut
    ranking: List[Tuple[str, float]]
    known: float


def run(settings: Settings) -> None:
    """Search the grid and print the gates as YAML for ``bot/config.yml``."""
    store = LawStore.load()
    parsed = asyncio.run(_parse(settings))
    shown = Table(["", "Value", "Right", "Asked back", "Declined", "Wrong"])
    for language in LANGUAGES:
        mine = [entry for entry in parsed if entry.question.language == language]
        best = max(
            _gates(), key=lambda gate: (_value(mine, gate, store), gate["answer"] + gate["lead"] + gate["known"])
        )
        click.echo(f"  {language}: {{{', '.join(f'{name}: {value}' for name, value in best.items())}}}")
        kinds = [_outcome(entry, best, store) for entry in mine]
        count = {
            kind: f"{100 * kinds.count(kind) / len(kinds):.1f} %" for kind in ("right", "asked", "declined", "wrong")
        }
        shown.add(language, f"{_value(mine, best, store) / len(mine):.3f}", *count.values())
    click.echo(shown.plain())


def _gates() -> List[Dict[str, float]]:
    return [dict(zip(_GRID, values)) for values in itertools.product(*_GRID.values())]


async def _parse(settings: Settings) -> List[Parsed]:
    from bot.assistant import Assistant
    from bot.training import model_file

    with tempfile.TemporaryDirectory() as folder:
        assistant = Assistant.load(model_file(settings.models), Path(folder) / "calibration.db")
        return [
            _parsed(question, await assistant.understand(question.text)) for question in read(EVAL / "calibration.yml")
        ]


def _parsed(question: HeldOut, parse: Dict[str, Any]) -> Parsed:
    ranking = [(entry["name"], entry["confidence"]) for entry in parse["intent_ranking"]]
    return Parsed(question, ranking, parse["known_share"])


def _outcome(entry: Parsed, gate: Dict[str, float], store: LawStore) -> str:
    (best, first), (_, second) = entry.ranking[:2]
    wanted = entry.question
    if entry.known < gate["known"] or first < gate["clarify"]:
        declined = True
    elif first < gate["answer"] or first - second < gate["lead"]:
        declined = best == "out_of_scope"
        if not declined:
            names = [name for name, _ in entry.ranking if store.topic_of_intent(name)][:_SUGGESTED]
            return "asked" if (wanted.topic or "").replace("/", "_") in names else "asked in vain"
    else:
        declined = best == "out_of_scope"
        topic = store.topic_of_intent(best)
        if topic:
            provision = store.provisions_of(topic)[0]
            return "right" if f"{provision.act.id} {provision.article.article}" in wanted.articles else "wrong"
        if not declined:
            return "right" if wanted.status == "small_talk" else "wrong" if wanted.status == "answered" else "declined"
    return "right" if wanted.status == "out_of_scope" else "declined"


_VALUES = {"right": 1.0, "wrong": _WRONG, "asked": _ASKED_BACK, "asked in vain": 0.0, "declined": 0.0}


def _value(entries: List[Parsed], gate: Dict[str, float], store: LawStore) -> float:
    return sum(_VALUES[_outcome(entry, gate, store)] for entry in entries)
