"""Write every question that went wrong into a CSV file, to read while improving."""

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Sequence

if TYPE_CHECKING:
    from bot.evaluation.questions import Outcome

_COLUMNS = "language way text wanted topic articles got got_topic got_articles got_language confidence".split()


def write_misses(path: Path, outcomes: Sequence["Outcome"]) -> int:
    """Write the misses and return how many there are."""
    missed = [outcome for outcome in outcomes if not outcome.right]
    path.parent.mkdir(parents=True, exist_ok=True)
    # With a byte-order mark, as spreadsheets need it for Kazakh and Russian.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_COLUMNS)
        for outcome in missed:
            question, reply = outcome.question, outcome.reply
            writer.writerow(
                [
                    question.language,
                    question.way,
                    question.text,
                    question.status,
                    question.topic or "",
                    "; ".join(question.articles),
                    reply["status"],
                    reply["topic"] or reply.get("reason") or "",
                    "; ".join(outcome.cited),
                    reply["language"],
                    reply["confidence"],
                ]
            )
    return len(missed)
