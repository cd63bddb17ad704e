"""The command line of official texts: ``import``, ``diff`` and ``confirm``, to be attached to ``quqyq law``.

What reads pages and asks the network is imported by the command that needs it.
"""

import getpass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Optional, Tuple

import click

from bot.languages import LANGUAGES, Language, parse_language
from bot.law.official.database import DEFAULT_PATH
from bot.law.official.days import read_day
from bot.law.official.errors import OfficialTextError

if TYPE_CHECKING:
    from bot.law.official.importing import Imported
    from bot.law.store import LawStore

database_option = click.option(
    "--database",
    type=click.Path(path_type=Path, dir_okay=False),
    default=DEFAULT_PATH,
    envvar="QUQYQ_LAW_DATABASE",
    help="SQLite file of the official texts; var/law.db if absent.",
)


def _day(_context: click.Context, _parameter: click.Parameter, value: Optional[str]) -> Optional[date]:
    if value is None:
        return None
    try:
        return read_day(value)
    except OfficialTextError as error:
        raise click.BadParameter(str(error)) from error


def _language(_context: click.Context, _parameter: click.Parameter, value: Optional[str]) -> Optional[Language]:
    language = parse_language(value) if value is not None else None
    if value is not None and language is None:
        raise click.BadParameter(f"choose one of {', '.join(LANGUAGES)}")
    return language


def _store() -> "LawStore":
    from bot.law.files import DataFileError
    from bot.law.store import LawStore

    try:
        return LawStore.load()
    except DataFileError as error:
        raise click.ClickException(str(error)) from error


@click.command("import")
@click.argument("act")
@click.argument("sources", nargs=-1, required=True)
@click.option("--language", "-l", callback=_language, help="Language the sources are in; found out if absent.")
@click.option("--edition", callback=_day, help="Day of the edition, such as 2026-06-24, if the source does not tell.")
@click.option("--allow-drift", is_flag=True, help="Accept articles that one language has and the other lacks.")
@click.option("--certificates", type=click.Path(path_type=Path), help="Certificates to trust for the register.")
@database_option
def import_command(
    act: str,
    sources: Tuple[str, ...],
    language: Optional[Language],
    edition: Optional[date],
    allow_drift: bool,
    certificates: Optional[Path],
    database: Path,
) -> None:
    """Import the official text of ACT from SOURCES: saved pages, folders of a corpus, addresses of the state register.

    All sources are imported or none. Answers whose law has changed are put under review.
    """
    from bot.law.official.fetch import Fetcher
    from bot.law.official.importing import import_act

    try:
        with Fetcher(certificates) as fetcher:
            imported = import_act(
                _store(),
                act,
                sources,
                path=database,
                language=language,
                edition=edition,
                allow_drift=allow_drift,
                fetcher=fetcher,
            )
    except OfficialTextError as error:
        raise click.ClickException(str(error)) from error
    _report(act, imported)


def _report(act: str, imported: "Imported") -> None:
    for one in imported.written:
        click.echo(
            f"{act} {one.language}, edition of {one.edition}: {len(one.articles)} articles, SHA-256 {one.sha256}"
        )
    for one in imported.unchanged:
        click.echo(f"{act} {one.language}, edition of {one.edition}: already there, unchanged")
    if not imported.compared:
        click.echo(
            "No older edition is imported to compare with: every answer that rests on an older edition is marked. "
            "Importing the older edition first marks only what changed."
        )
    if imported.marked:
        click.echo(f"{len(imported.marked)} answers are now under review:")
    for topic in imported.marked:
        click.echo(f"  {topic}")


@click.command("diff")
@click.argument("old", callback=_day)
@click.argument("new", callback=_day)
@click.option("--act", default="kz-ai", show_default=True, help="The act.")
@click.option("--apply", "apply_them", is_flag=True, help="Put the answers concerned under review.")
@database_option
def diff_command(old: date, new: date, act: str, apply_them: bool, database: Path) -> None:
    """Show what changed between the editions of OLD and NEW (days), and the answers that rest on it."""
    from bot.law.official.differences import affected
    from bot.law.official.importing import apply_changes, changes_between

    store = _store()
    if act not in store.acts:
        raise click.ClickException(f"no act {act}")
    if old >= new:
        raise click.ClickException("the first edition must be the older one")
    try:
        changes = changes_between(database, act, old, new)
        for change in changes:
            places = ", ".join(map(str, change.refs))
            name = f"{change.was} -> {change.article}" if change.was else places
            click.echo(f"{change.kind.value:11} {name}")
            if change.words:
                click.echo(f"            {change.words}")
        if not changes:
            click.echo("nothing changed")
        topics = affected(store, act, changes, new)
        click.echo(f"{len(topics)} answers rest on what changed:")
        for topic, citations in topics.items():
            click.echo(f"  {topic}: {', '.join(citations)}")
        if apply_them:
            marked = apply_changes(store, database, act, changes, old, new)
            click.echo(f"{len(marked)} answers are now under review")
    except OfficialTextError as error:
        raise click.ClickException(str(error)) from error


@click.command("confirm")
@click.argument("topic", required=False)
@click.option("--by", "who", help="Who confirms; the name of the account if absent.")
@database_option
def confirm_command(topic: Optional[str], who: Optional[str], database: Path) -> None:
    """Confirm that the answer of TOPIC was read against the changed law; without TOPIC, list what is under review."""
    from bot.law.official.reviews import Reviews

    reviews = Reviews(database)
    try:
        if topic is None:
            for name, review in reviews.under_review().items():
                click.echo(f"{name}: {', '.join(review.provisions)} (edition of {review.new_edition})")
            click.echo(f"{reviews.count()} answers are under review")
            return
        review = reviews.confirm(topic, who or _account())
    except OfficialTextError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{topic}: confirmed for the edition of {review.new_edition}")


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:
        raise OfficialTextError("say who confirms: --by NAME") from error
