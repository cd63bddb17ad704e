"""Fit the probabilities and choose the thresholds of the confidence gate on questions that no training file holds.

In each language the gate answers from the lowest probability at which no more than three of a hundred questions get a
wrong answer, and no more than five of a hundred questions that are not ours get any. It asks back from the lowest at
which no more than five of a hundred questions that are not ours are asked back about.
"""

import asyncio
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

import click

from bot.evaluation.held_out import HeldOut, read
from bot.evaluation.table import Table
from bot.languages import LANGUAGES
from bot.law.store import LawStore
from bot.nlu.evidence import FACTS, Evidence
from bot.paths import EVAL
from bot.settings import Settings

#: Largest share of questions that may be answered wrong, and of questions not ours that may be answered at all.
_MOST_WRONG, _MOST_OUTSIDE_ANSWERED = 0.03, 0.05
_MOST_OUTSIDE_ASKED = 0.05
_SUGGESTED = 3
_THRESHOLDS = [step / 100 for step in range(20, 96, 5)]
_ASK_BACK = [step / 200 for step in range(20, 96, 5)]
_SEED = 17
_FOLDS = 10


@dataclass(frozen=True)
class Parsed:
    """A question with what the model makes of it: is the best intent right, is the right topic among the buttons."""

    question: HeldOut
    evidence: Evidence
    right: bool
    suggested: bool


_Pairs = List[Tuple[Parsed, float]]


def run(settings: Settings) -> None:
    """Fit, search the grid, and print the gate as YAML for ``bot/config.yml``."""
    store = LawStore.load()
    questions = [*read(EVAL / "calibration.yml", store), *read(EVAL / "look", store)]
    parsed = asyncio.run(_parse(questions, settings, store))
    weights, probabilities = _fit(parsed)
    click.echo("  weights: {" + ", ".join(f"{name}: {value:.3f}" for name, value in weights.items()) + "}")
    shown = Table(["", "Right first", "Wrong", "Asked back, helped", "Not ours: refused"])
    for language in LANGUAGES:
        mine = [pair for pair in zip(parsed, probabilities) if pair[0].question.language == language]
        ours = [pair for pair in mine if pair[0].question.status == "answered"]
        outside = [pair for pair in mine if pair[0].question.status == "out_of_scope"]
        answer = next(
            threshold
            for threshold in [*_THRESHOLDS, 1.0]
            if _wrong(ours, threshold) <= _MOST_WRONG and _passed(outside, threshold) <= _MOST_OUTSIDE_ANSWERED
        )
        clarify = next(
            (
                t
                for t in _ASK_BACK
                if t < answer and _passed(outside, t) - _passed(outside, answer) <= _MOST_OUTSIDE_ASKED
            ),
            answer,
        )
        asked = [pair for pair in mine if clarify <= pair[1] < answer]
        click.echo(f"  {language}: {{answer: {answer}, clarify: {clarify}}}")
        shown.add(
            language,
            f"{100 * (_passed(ours, answer) - _wrong(ours, answer)):.1f} %",
            f"{100 * _wrong(ours, answer):.1f} %",
            f"{len(asked)}, {100 * _helped(asked):.0f} %",
            f"{100 * (1 - _passed(outside, answer)):.1f} %",
        )
    click.echo(shown.plain())


def _passed(pairs: _Pairs, threshold: float) -> float:
    """The share of questions that get an answer."""
    return sum(probability >= threshold for _entry, probability in pairs) / max(1, len(pairs))


def _wrong(pairs: _Pairs, threshold: float) -> float:
    """The share of questions that get a wrong one."""
    return sum(probability >= threshold and not entry.right for entry, probability in pairs) / max(1, len(pairs))


def _helped(pairs: _Pairs) -> float:
    """The share of questions whose topic is among the buttons."""
    return sum(entry.suggested for entry, _probability in pairs) / max(1, len(pairs))


def _fit(parsed: List[Parsed]) -> Tuple[Dict[str, float], List[float]]:
    """The weights, and for each question the probability by weights fitted without it."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import StratifiedKFold, cross_val_predict
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    facts = np.array([entry.evidence.facts() for entry in parsed])
    right = np.array([entry.right for entry in parsed])
    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=2000))
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=_SEED)
    probabilities = cross_val_predict(model, facts, right, cv=folds, method="predict_proba")[:, 1]
    model.fit(facts, right)
    scaler, regression = model[0], model[1]
    slopes = regression.coef_[0] / scaler.scale_
    bias = float(regression.intercept_[0] - (slopes * scaler.mean_).sum())
    return {"bias": bias, **dict(zip(FACTS, map(float, slopes)))}, list(map(float, probabilities))


async def _parse(questions: List[HeldOut], settings: Settings, store: LawStore) -> List[Parsed]:
    from bot.assistant import Assistant
    from bot.training import model_file

    with tempfile.TemporaryDirectory() as folder:
        assistant = Assistant.load(model_file(settings.models), Path(folder) / "calibration.db")
        parsed = [_parsed(question, await assistant.understand(question.text), store) for question in questions]
    return [entry for entry in parsed if entry is not None]


def _parsed(question: HeldOut, parse: Dict[str, Any], store: LawStore) -> Optional[Parsed]:
    evidence = parse.get("evidence")
    if evidence is None or question.status == "provisions" or parse["intent"]["confidence"] == 1.0:
        # Settled without the probability: a named article, a crisis, another country.
        return None
    names = [entry["name"] for entry in parse["intent_ranking"] if store.topic_of_intent(entry["name"])][:_SUGGESTED]
    suggested = (question.topic or "").replace("/", "_") in names
    return Parsed(question, evidence, _is_right(question, evidence.best, store), suggested)


def _is_right(question: HeldOut, intent: str, store: LawStore) -> bool:
    topic = store.topic_of_intent(intent)
    if topic is None:
        return question.status == "small_talk"
    provision = store.provisions_of(topic)[0]
    return f"{provision.act.id} {provision.article.article}" in question.articles
