"""Put fresh figures into a document, between markers: ``python -m bot.evaluation.readme README.md``."""

import asyncio
import re
import sys
from pathlib import Path

from bot.evaluation import follow_ups, safety
from bot.evaluation.held_out import read
from bot.evaluation.questions import answered_table, ask_all, refused_table
from bot.law.store import LawStore
from bot.paths import EVAL
from bot.settings import Settings


def put(document: Path, name: str, content: str) -> None:
    """Replace what stands between the markers ``<!-- name -->`` and ``<!-- /name -->``.

    Raises:
        ValueError: the document has no such markers.
    """
    text = document.read_text(encoding="utf-8")
    pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    if not pattern.search(text):
        raise ValueError(f"{document}: no place marked {name}")
    document.write_text(pattern.sub(lambda match: f"{match[1]}{content}\n{match[2]}", text), encoding="utf-8")


if __name__ == "__main__":
    document, settings, law = Path(sys.argv[1]), Settings.read(), LawStore.load()
    outcomes = asyncio.run(ask_all(read(EVAL / "final", law), settings, law))
    put(document, "evaluation", answered_table(outcomes).markdown())
    put(document, "refusals", refused_table(outcomes).markdown())
    put(document, "safety", safety.table(asyncio.run(safety.send_all(safety.read("final"), settings))).markdown())
    held = asyncio.run(follow_ups.hold_all(follow_ups.read("final"), settings))
    put(document, "follow-ups", follow_ups.table(held).markdown())
