"""The command line of official texts, as a person in a terminal uses it."""

from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from invented_law import register_page
from official_shelf import Shelf
from test_official_reviews import law_text

from bot.law.official import OfficialTexts, Reviews
from bot.law.official.commands import confirm_command, diff_command, import_command
from bot.paths import ROOT


@click.group()
def law() -> None:
    """Stand for the group the commands are attached to."""


for command in (import_command, diff_command, confirm_command):
    law.add_command(command)


def run(shelf: Shelf, *arguments: Any) -> Result:
    result = CliRunner().invoke(law, [*map(str, arguments), "--database", str(shelf.path)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_import_diff_and_confirm(shelf: Shelf) -> None:
    old = shelf.file(law_text(), "old.html")
    new = shelf.file(law_text({"21(2)": "2. Норма 21-2 о скамейках в парке."}), "new.html")
    assert "31 articles" in run(shelf, "import", "kz-ai", old, "--edition", "2025-11-17").output
    assert "now under review" in run(shelf, "import", "kz-ai", new, "--edition", "2026-06-24").output
    assert "already there" in run(shelf, "import", "kz-ai", new, "--edition", "24.06.2026").output
    shown = run(shelf, "diff", "2025-11-17", "2026-06-24", "--apply").output
    assert "changed     21(2)" in shown and "[-саду.-] {+парке.+}" in shown
    topics = Reviews(shelf.path).under_review()
    listed = run(shelf, "confirm").output
    assert all(topic in listed for topic in topics)
    for topic in topics:
        assert "confirmed" in run(shelf, "confirm", topic, "--by", "A. Reader").output
    assert "0 answers" in run(shelf, "confirm").output


def test_both_languages_are_imported_at_once(shelf: Shelf) -> None:
    files = [shelf.file(register_page(language), f"{language}.html") for language in ("kk", "ru")]
    assert run(shelf, "import", "kz-ai", *files, "--edition", "2025-11-17").exit_code == 0
    assert len(OfficialTexts(shelf.path).editions("kz-ai")) == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["import", "kz-none", "x.html"], "no such act"),
        (["import", "kz-ai", "missing.html"], "cannot be read"),
        (["import", "kz-ai", "x", "--edition", "2026-13-45"], "is not a day"),
        (["import", "kz-ai", "x", "--language", "de"], "choose one of"),
        (["import", "kz-ai", "https://example.org/"], "only acts' pages"),
        (["import", "kz-ai", "x", "--certificates", "missing.pem"], "no certificates"),
        (["diff", "2025-11-17", "2026-06-24"], "no official texts are imported"),
        (["diff", "2026-06-24", "2025-11-17"], "must be the older"),
        (["diff", "yesterday", "today"], "is not a day"),
        (["diff", "2025-11-17", "2026-06-24", "--act", "kz-none"], "no act"),
        (["confirm", "rights/none"], "not under review"),
    ],
)
def test_mistakes_are_told_plainly(shelf: Shelf, arguments: Any, told: str) -> None:
    result = run(shelf, *arguments)
    assert result.exit_code != 0
    assert told in result.output
    assert not shelf.path.exists()


@pytest.mark.parametrize("command", [import_command, diff_command, confirm_command])
def test_every_option_is_described_in_the_documents(command: click.Command) -> None:
    documents = "".join((ROOT / "docs" / name).read_text("utf-8") for name in ("import.md", "living-law.md"))
    options = [parameter.opts[0] for parameter in command.params if isinstance(parameter, click.Option)]
    assert options
    assert [option for option in options if option not in documents] == []
