"""The command line: ``quqyq serve``, ``train``, ``ask``, ``law``, ``eval``, ``bench``, ``doctor``.

Rasa takes seconds to import, so each command imports what it needs and no more.
"""

import asyncio
import contextlib
import json
import logging
import os
import sys
import warnings
from datetime import datetime
from pathlib import Path
from typing import Optional, Tuple, cast

import click

from bot import __version__
from bot.languages import DEFAULT_LANGUAGE, LANGUAGES, Language, parse_language
from bot.law.official.commands import confirm_command, diff_command, import_command
from bot.settings import Settings, SettingsError

# Rasa's pinned libraries warn of what later versions of themselves will drop; nobody here can act on it.
# They set their own filters on import, so a filter would not hold; "python -W default -m bot.cli" shows the warnings.
if not sys.warnoptions:
    warnings.showwarning = lambda *_details, **_more: None
# TensorFlow, which Rasa imports, tells everybody which processor instructions it uses.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")


def _settings() -> Settings:
    try:
        return Settings.read()
    except SettingsError as error:
        raise click.ClickException(str(error)) from error


def _language(_context: click.Context, _parameter: click.Parameter, value: Optional[str]) -> Optional[str]:
    if value is None:
        return None
    language = parse_language(value)
    if language is None:
        raise click.BadParameter(f"choose one of {', '.join(LANGUAGES)}")
    return language


language_option = click.option("--language", "-l", callback=_language, help="kk, ru or en; detected if absent.")


@click.group()
@click.version_option(__version__, prog_name="quqyq")
def main() -> None:
    """Answers about artificial intelligence and the law of Kazakhstan, in Kazakh, Russian and English."""


@main.command()
def serve() -> None:
    """Serve the API and the pages. Settings: QUQYQ_HOST, QUQYQ_PORT, ... (see docs/settings.md)."""
    settings = _settings()
    from actions.knowledge import law
    from bot.law.files import DataFileError
    from bot.training import model_file

    try:
        law()
        click.echo("Loading the model ...", err=True)
        import uvicorn

        from bot.api.app import create_app
        from bot.assistant import Assistant, DatabaseDamagedError, ModelMissingError

        try:
            assistant = Assistant.load(model_file(settings.models), settings.database, _level(settings))
        except (ModelMissingError, DatabaseDamagedError) as error:
            raise click.ClickException(str(error)) from error
        from bot.i18n import CatalogMissingError
        from bot.widget.bundle import BundleError

        try:
            app = create_app(settings, law(), assistant)
        except (CatalogMissingError, SettingsError, BundleError) as error:
            raise click.ClickException(str(error)) from error
    except DataFileError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Quqyq answers at http://{_shown(settings.host)}:{settings.port}", err=True)
    with contextlib.closing(app.state.search), contextlib.closing(assistant):
        uvicorn.run(
            app,
            host=settings.host,
            port=settings.port,
            log_level=settings.log_level.lower(),
            server_header=False,
            # Nothing here speaks WebSocket, and Rasa pins a library for it that Uvicorn no longer knows.
            ws="none",
        )


def _level(settings: Settings) -> int:
    return int(logging.getLevelName(settings.log_level))


def _shown(host: str) -> str:
    return "localhost" if host in ("127.0.0.1", "0.0.0.0", "::1") else host  # noqa: S104 shown, not bound


@main.command()
@click.option("--if-needed", is_flag=True, help="Do nothing if the model is there and not older than its inputs.")
def train(if_needed: bool) -> None:
    """Train the Rasa model."""
    from bot.training import fresh_model
    from bot.training import train as train_model

    models = _settings().models
    if if_needed and fresh_model(models):
        return
    try:
        click.echo(train_model(models))
    except RuntimeError as error:
        raise click.ClickException(str(error)) from error


@main.command()
@click.argument("question")
@language_option
@click.option("--json", "as_json", is_flag=True, help="Print the reply as the API returns it.")
def ask(question: str, language: Optional[str], as_json: bool) -> None:
    """Answer one QUESTION and forget it."""
    import tempfile

    from bot.law.files import DataFileError
    from bot.screening import UnreadableMessageError, screen
    from bot.training import model_file

    try:
        screen(question)
    except UnreadableMessageError as error:
        raise click.ClickException(f"The question cannot be read: {error.reason.replace('_', ' ')}.") from error
    from bot.assistant import Assistant, ModelMissingError

    with tempfile.TemporaryDirectory() as folder:
        try:
            assistant = Assistant.load(model_file(_settings().models), Path(folder) / "once.db")
        except (ModelMissingError, DataFileError) as error:
            raise click.ClickException(str(error)) from error
        reply = asyncio.run(assistant.ask(question, language=language))  # type: ignore[arg-type]
    if as_json:
        click.echo(reply.json(ensure_ascii=False, indent=2))
        return
    for message in reply.messages:
        click.echo(message.text + "\n")
        for button in message.buttons:
            click.echo(f"  → {button.title}")
    for citation in reply.citations:
        click.echo(f"§ {citation.title}\n  {citation.url}")


@main.group()
def law() -> None:
    """Check and show the law base."""


@law.command("check")
def law_check() -> None:
    """Prove that the law base is whole and that every answer stands on law in force."""
    from bot.law.check import check
    from bot.law.compare import check_comparison
    from bot.law.files import DataFileError
    from bot.law.store import LawStore, today

    try:
        store = LawStore.load()
    except DataFileError as error:
        raise click.ClickException(str(error)) from error
    problems = [*check(store, today()), *check_comparison(store)]
    for problem in problems:
        click.echo(problem)
    if problems:
        raise click.ClickException(f"{len(problems)} problems")
    articles = sum(map(len, store.articles.values()))
    click.echo(f"{len(store.acts)} acts, {articles} articles, {len(store.topics)} topics: no problems")


@law.command("show")
@click.argument("reference", nargs=-1, required=True)
@language_option
def law_show(reference: Tuple[str, ...], language: Optional[str]) -> None:
    """Show a provision, for example: quqyq law show kz-ai "21(2)"."""
    from bot.law.files import DataFileError
    from bot.law.money import fill_amounts
    from bot.law.refs import RefError
    from bot.law.store import MAIN_ACT, LawStore, UnknownProvisionError, today

    text = " ".join(reference).strip()
    try:
        store = LawStore.load()
        provision = store.provision(text if text.partition(" ")[0] in store.acts else f"{MAIN_ACT} {text}")
    except (DataFileError, RefError, UnknownProvisionError) as error:
        raise click.ClickException(str(error)) from error
    for code in [language] if language else LANGUAGES:
        citation = provision.cite(code, today())  # type: ignore[arg-type]
        click.echo(f"{citation.title}. {provision.article.heading[code]}")  # type: ignore[index]
        for point in provision.article.within(provision.ref):
            gist = fill_amounts(point.gist[code], code, store.indexes["mci"], today().year)  # type: ignore[index, arg-type]
            click.echo(f"  {point.ref}  {gist}")


@law.command("search")
@click.argument("query")
@language_option
@click.option("--act", help="Search in this act only, for example kz-ai.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="Only what is in force on this day (YYYY-MM-DD).")
def law_search(query: str, language: Optional[str], act: Optional[str], on: Optional[datetime]) -> None:
    """Search the law in your own words."""
    from bot.corpus import training_questions
    from bot.law.files import DataFileError
    from bot.law.search import SearchError, open_search
    from bot.law.search.terminal import run
    from bot.law.store import LawStore

    try:
        with contextlib.closing(
            open_search(LawStore.load(), training_questions(), _settings().search_database)
        ) as searcher:
            day = on.date() if on else None
            spoken = cast(Language, language or DEFAULT_LANGUAGE)
            for line in run(query, spoken, act, day, searcher=searcher):
                click.echo(line)
    except (DataFileError, SearchError) as error:
        raise click.ClickException(str(error)) from error


for _command in (import_command, diff_command, confirm_command):
    law.add_command(_command)


part_option = click.option(
    "--part",
    type=click.Choice(["look", "final"]),
    default="final",
    show_default=True,
    help="look: the questions to look at while improving. final: those kept for the figures alone.",
)
markdown_option = click.option("--markdown", is_flag=True, help="Print Markdown.")
failures_option = click.option("--failures", is_flag=True, help="Also print what went wrong.")


@main.group("eval", invoke_without_command=True)
@part_option
@click.option("--file", "path", type=click.Path(path_type=Path), help="Another file or folder of questions.")
@click.option("--misses", type=click.Path(path_type=Path), help="Write every question that went wrong to a CSV file.")
@markdown_option
@click.option("--record", is_flag=True, help="Keep this run as the one to compare with (data/eval/recorded.json).")
@click.option("--check", is_flag=True, help="Fail where the run is worse than the recorded one, beyond chance.")
@click.pass_context
def evaluate(
    context: click.Context,
    part: str,
    path: Optional[Path],
    misses: Optional[Path],
    markdown: bool,
    record: bool,
    check: bool,
) -> None:
    """Ask the held-out questions over the public API and print what came back right, per way of writing."""
    if context.invoked_subcommand:
        return
    from bot.evaluation import questions

    questions.run(part, path=path, misses=misses, markdown=markdown, record=record, check=check, settings=_settings())


@evaluate.command("language")
@click.option("--markdown", is_flag=True, help="Print Markdown, and write it into docs/languages.md.")
def evaluate_language(markdown: bool) -> None:
    """Measure language identification beside other detectors."""
    from bot.evaluation import language

    language.run(markdown=markdown)


@evaluate.command("safety")
@part_option
@failures_option
@markdown_option
def evaluate_safety(part: str, failures: bool, markdown: bool) -> None:
    """Send held-out crises, attacks, personal data and questions that are not ours."""
    from bot.evaluation import safety

    safety.run(part, failures=failures, markdown=markdown, settings=_settings())


@evaluate.command("follow-ups")
@part_option
@failures_option
@markdown_option
def evaluate_follow_ups(part: str, failures: bool, markdown: bool) -> None:
    """Ask held-out follow-ups such as "and the fine?" after a first question."""
    from bot.evaluation import follow_ups

    follow_ups.run(part, failures=failures, markdown=markdown, settings=_settings())


@main.command()
def calibrate() -> None:
    """Choose the confidence gate of each language on data/eval/calibration.yml and print it for bot/config.yml."""
    from bot.evaluation import calibration

    calibration.run(_settings())


@main.command()
@click.option("--quick", is_flag=True, help="Fewer messages, for a first look.")
def bench(quick: bool) -> None:
    """Compare with a stock Rasa set-up in one run and print the ratios."""
    from bot.evaluation import bench as comparison

    comparison.run(quick=quick)


@main.command()
@click.argument("target", type=click.Path(path_type=Path), required=False)
def openapi(target: Optional[Path]) -> None:
    """Print the OpenAPI document, or write it to TARGET."""
    from bot.api.app import create_app
    from bot.law.store import LawStore

    document = create_app(Settings(), LawStore.load(), None).openapi()
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    if target:
        target.write_text(text, encoding="utf-8")
    else:
        click.echo(text, nl=False)


@main.command()
def doctor() -> None:
    """Say which versions, model and data there are, what is wrong and how to mend it."""
    from bot.doctor import examine

    findings = examine(Settings.read)
    for finding in findings:
        click.echo(f"{'ok  ' if finding.well else 'BAD '} {finding.what}: {finding.found}")
        if not finding.well:
            click.echo(f"     {finding.remedy}")
    sys.exit(0 if all(finding.well for finding in findings) else 1)


if __name__ == "__main__":
    main()
