"""Measure the pages with Lighthouse as a phone sees them, and the widget's size: ``python tools/scores.py``.

Runs a real bot and the example portal. Writes docs/scores.json, the tables of docs/scores.md and those of the README.
"""

import argparse
import json
import sys
from datetime import date
from typing import Any, Dict, List

from measured import CATEGORIES, LIGHTHOUSE, PAGES, measure
from served import served

from bot.evaluation.readme import put
from bot.evaluation.table import Table
from bot.paths import ROOT
from bot.widget.bundle import MODULES, bundle

DOCS = ROOT / "docs"
#: What every score has to reach.
GOAL = 95
#: What the compressed widget may weigh; tests/browser/test_widget_policy.py holds it.
WIDGET_LIMIT = 25_000
#: Speed varies from run to run; the one in the middle counts.
RUNS = 3


def full_table(results: List[Dict[str, Any]]) -> str:
    """Every page with its scores."""
    table = Table(["Page", *CATEGORIES.values(), "Requests", "KB", "To third parties"])
    for result in results:
        scores = [result["scores"].get(name, "–") for name in CATEGORIES]
        kilobytes = f"{result['bytes'] / 1000:.0f}"
        table.add(result["name"], *scores, result["requests"], kilobytes, result["third_parties"])
    return table.markdown()


def losses(results: List[Dict[str, Any]]) -> str:
    """What cost something, and where."""
    table = Table(["Page", "Category", "What"])
    rows = [(result["name"], lost) for result in results for lost in result["lost"]]
    for name, lost in rows:
        table.add(name, CATEGORIES[lost["category"]], f"{lost['title']} {lost['value']}".strip())
    return table.markdown() if rows else "Nothing."


def lowest_table(results: List[Dict[str, Any]]) -> str:
    """The lowest score of each category, and how many pages it was taken over."""
    table = Table(["Lighthouse, phone", "Lowest score", "Pages"])
    for name, title in CATEGORIES.items():
        scores = [result["scores"][name] for result in results if name in result["scores"]]
        table.add(title, min(scores), len(scores))
    return table.markdown()


def widget_table(results: List[Dict[str, Any]]) -> str:
    """What a page takes on with the chat."""
    made = bundle()
    strangers = sum(result["third_parties"] for result in results if result["path"].startswith("examples"))
    table = Table(["The chat", ""])
    table.add("Bytes, compressed (gzip)", f"{len(made.gzipped):,} of {WIDGET_LIMIT:,} allowed")
    table.add("Bytes", f"{len(made.content):,}")
    table.add("Modules, joined into one file", len(MODULES))
    table.add("Requests to third parties", strangers)
    return table.markdown()


def main() -> None:
    """Read the options, measure, write or only show."""
    parser = argparse.ArgumentParser(description="Measure the pages with Lighthouse as a phone sees them.")
    parser.add_argument("--look", action="store_true", help="one run each, shown on the terminal; nothing is written")
    parser.add_argument("--only", default="", help="only pages whose name or path has this in it; implies --look")
    parser.add_argument(
        "--runs", type=int, default=RUNS, help=f"runs over each page ({RUNS}); the documents say how many"
    )
    options = parser.parse_args()
    look = options.look or bool(options.only)
    wanted = tuple(page for page in PAGES if options.only.lower() in f"{page.name} {page.path}".lower())
    results: List[Dict[str, Any]] = []
    with served() as where:
        for page, result in measure(wanted, where, 1 if look else options.runs):
            results.append(result)
            sys.stderr.write(f"{page.name}: {result['scores']}\n")
            for lost in result["lost"]:
                sys.stderr.write(f"    {lost['audit']}: {lost['title']} {lost['value']}\n")
    if not look:
        write(results, options.runs)
    poor = [result["name"] for result in results if min(result["scores"].values()) < GOAL]
    if poor:
        raise SystemExit(f"Under {GOAL}: {', '.join(poor)}")


def write(results: List[Dict[str, Any]], runs: int) -> None:
    """Put the figures into the documents."""
    lighthouse = json.loads((LIGHTHOUSE / "package.json").read_text("utf-8"))["devDependencies"]["lighthouse"]
    measured = {"measured": date.today().isoformat(), "lighthouse": lighthouse, "runs": runs}
    content = {**measured, "pages": results}
    (DOCS / "scores.json").write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")
    scores, readme = DOCS / "scores.md", ROOT / "README.md"
    said = (
        f"{measured['measured']}, Lighthouse {lighthouse}, runs over each page: {runs}; the speed is the middle one's."
    )
    put(scores, "scores", f"{said}\n\n{full_table(results)}")
    put(scores, "losses", losses(results))
    put(readme, "scores", lowest_table(results))
    put(readme, "widget", widget_table(results))


if __name__ == "__main__":
    main()
