"""The last recorded run, question by question, and whether a new one is really worse."""

import hashlib
import json
import random
from pathlib import Path
from typing import TYPE_CHECKING, Dict, List, Sequence

from bot.languages import LANGUAGES
from bot.paths import EVAL

if TYPE_CHECKING:
    from bot.evaluation.questions import Outcome

RECORD = EVAL / "recorded.json"

_SAMPLES = 1000
_SEED = 17
#: What is compared: the name in the record, and whether more of it is better.
_BETTER = {"right": True, "wrong": False}

#: By part, then the question's key, then what is compared.
_Record = Dict[str, Dict[str, Dict[str, bool]]]


def write(part: str, outcomes: Sequence["Outcome"], path: Path = RECORD) -> None:
    """Record a run of one part; the other part stays as it is."""
    record = _read(path)
    record[part] = {_key(outcome): _facts(outcome) for outcome in outcomes}
    path.write_text(json.dumps(record, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def regressions(part: str, outcomes: Sequence["Outcome"], path: Path = RECORD) -> List[str]:
    """Say in which language the run is worse than the recorded one, beyond chance.

    The same questions are compared pair by pair: it is worse where 95 % of the resampled differences are.
    """
    before = _read(path).get(part, {})
    found = []
    for language in LANGUAGES:
        mine = [outcome for outcome in outcomes if outcome.question.language == language and _key(outcome) in before]
        for name, more_is_better in _BETTER.items():
            changes = [int(_facts(outcome)[name]) - int(before[_key(outcome)][name]) for outcome in mine]
            if not more_is_better:
                changes = [-change for change in changes]
            if changes and _is_worse(changes):
                was, now = (sum(facts[name] for facts in side) for side in _sides(mine, before))
                found.append(f"{part}, {language}: {name} {was} of {len(mine)} before, {now} now")
    return found


def _sides(outcomes: Sequence["Outcome"], before: Dict[str, Dict[str, bool]]) -> List[List[Dict[str, bool]]]:
    return [[before[_key(outcome)] for outcome in outcomes], [_facts(outcome) for outcome in outcomes]]


def _is_worse(changes: List[int]) -> bool:
    source = random.Random(_SEED)  # noqa: S311 resampling, no secret
    sums = sorted(sum(source.choices(changes, k=len(changes))) for _ in range(_SAMPLES))
    return sums[int(0.975 * _SAMPLES)] < 0


def _facts(outcome: "Outcome") -> Dict[str, bool]:
    return {"right": outcome.right, "wrong": outcome.wrong}


def _key(outcome: "Outcome") -> str:
    return hashlib.sha256(outcome.question.text.encode()).hexdigest()[:12]


def _read(path: Path) -> _Record:
    record: _Record = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return record
