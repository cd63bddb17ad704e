"""Put fresh figures into a document, between markers: ``python -m bot.evaluation.readme README.md``."""

import asyncio
import re
import sys
from pathlib import Path

from bot.evaluation.questions import ask_all, read, table
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
    outcomes = asyncio.run(ask_all(read(EVAL / "test.yml"), Settings.read()))
    put(Path(sys.argv[1]), "evaluation", table(outcomes).markdown())
