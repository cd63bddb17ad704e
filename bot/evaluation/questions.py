"""Ask held-out questions over the public API and count what came back right, language by language."""

import asyncio
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence

import click
from pydantic import BaseModel, Extra

from bot.evaluation.table import Table
from bot.languages import AUTONYMS, LANGUAGES, Language
from bot.law.files import DataFileError, read_yaml
from bot.law.store import LawStore
from bot.paths import EVAL
from bot.settings import Settings


class HeldOut(BaseModel):
    """A held-out question with what is right."""

    text: str
    language: Language
    status: str
    topic: Optional[str] = None
    #: ``<act> <article>``; any of them is a right first citation.
    articles: List[str] = []

    class Config:
        extra = Extra.forbid


@dataclass(frozen=True)
class Outcome:
    """A question and the reply to it."""

    question: HeldOut
    reply: Dict[str, Any]

    @property
    def cited(self) -> List[str]:
        """The cited articles in order, each ``<act> <article>``."""
        return [f"{citation['act']} {citation['article']}" for citation in self.reply["citations"]]

    @property
    def first(self) -> bool:
        """The first citation is a right article."""
        return bool(self.cited) and self.cited[0] in self.question.articles

    @property
    def among(self) -> bool:
        """A right article is among the citations."""
        return bool(set(self.cited) & set(self.question.articles))

    @property
    def status(self) -> bool:
        """The message was dealt with in the right way."""
        return bool(self.reply["status"] == self.question.status)

    @property
    def language(self) -> bool:
        """The reply is in the language of the question."""
        return bool(self.reply["language"] == self.question.language)

    @property
    def wrong(self) -> bool:
        """The worst outcome: law that does not belong to the question was stated as the answer."""
        return self.reply["status"] in ("answered", "provisions") and not self.among


def read(path: Path) -> List[HeldOut]:
    """Read a file of held-out questions.

    Raises:
        DataFileError: the file is missing or damaged.
    """
    content = read_yaml(path)
    try:
        return [HeldOut(**entry) for entry in content["questions"]]
    except (KeyError, TypeError, ValueError) as error:
        raise DataFileError(f"{path}: not a file of questions ({error})") from error


async def ask_all(questions: Sequence[HeldOut], settings: Settings) -> List[Outcome]:
    """Ask each question in a conversation of its own, through the HTTP API."""
    import httpx

    from bot.api.app import create_app
    from bot.assistant import Assistant
    from bot.training import model_file

    outcomes = []
    with tempfile.TemporaryDirectory() as folder:
        assistant = Assistant.load(model_file(settings.models), Path(folder) / "eval.db")
        app = create_app(settings, LawStore.load(), assistant)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://eval") as client:
            for number, question in enumerate(questions, start=1):
                response = await client.post("/api/v1/ask", json={"text": question.text})
                response.raise_for_status()
                outcomes.append(Outcome(question, response.json()))
                if sys.stderr.isatty():
                    click.echo(f"\r{number} of {len(questions)}", err=True, nl=number == len(questions))
    return outcomes


def table(outcomes: Sequence[Outcome]) -> Table:
    """Count per language. Shares are of the questions that the column is about."""
    result = Table(
        [
            "",
            "Questions",
            "Right article first",
            "Right article cited",
            "Right status",
            "Right language",
            "Asked back",
            "Wrong law",
        ]
    )
    for language in LANGUAGES:
        mine = [outcome for outcome in outcomes if outcome.question.language == language]
        cited = [outcome for outcome in mine if outcome.question.articles]
        result.add(
            AUTONYMS[language],
            len(mine),
            _share([outcome.first for outcome in cited]),
            _share([outcome.among for outcome in cited]),
            _share([outcome.status for outcome in mine]),
            _share([outcome.language for outcome in mine]),
            _share([outcome.reply["status"] == "clarification" for outcome in mine]),
            _share([outcome.wrong for outcome in mine]),
        )
    return result


def _share(right: Sequence[bool]) -> str:
    return f"{100 * sum(right) / len(right):.1f} %" if right else "-"


def run(path: Optional[Path], *, failures: bool, markdown: bool, settings: Settings) -> None:
    """Ask, and print the table."""
    try:
        outcomes = asyncio.run(ask_all(read(path or EVAL / "test.yml"), settings))
    except DataFileError as error:
        raise click.ClickException(str(error)) from error
    shown = table(outcomes)
    click.echo(shown.markdown() if markdown else shown.plain())
    for outcome in outcomes if failures else []:
        if not (outcome.status and outcome.language) or (outcome.question.articles and not outcome.first):
            question, reply = outcome.question, outcome.reply
            click.echo(
                f"\n{question.language} {question.text}"
                f"\n   wanted {question.status} {question.topic or ''} {question.articles}"
                f"\n   got    {reply['status']} {reply['topic'] or ''} {outcome.cited[:2]} {reply['language']} "
                f"{reply['confidence']}"
            )
