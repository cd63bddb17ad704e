"""Ask held-out questions over the public API and say what came back right, language by language and way by way."""

import asyncio
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence, Tuple

import click

from bot.evaluation import recorded
from bot.evaluation.figures import Interval, f2, mean, reciprocal_rank, share
from bot.evaluation.held_out import WAYS, HeldOut, cited, read
from bot.evaluation.misses import write_misses
from bot.evaluation.table import Table
from bot.languages import AUTONYMS, LANGUAGES
from bot.law.files import DataFileError
from bot.law.store import LawStore
from bot.paths import EVAL
from bot.settings import Settings

#: The questions in two parts: one to look at while improving, one only for the figures.
PARTS = ("look", "final")


@dataclass(frozen=True)
class Outcome:
    """A question and the reply to it."""

    question: HeldOut
    reply: Dict[str, Any]
    #: The articles that the right topics cite, for F2.
    gold: Tuple[str, ...] = ()

    @property
    def cited(self) -> List[str]:
        """The cited articles in order, each ``<act> <article>``, none twice."""
        return list(dict.fromkeys(f"{place['act']} {place['article']}" for place in self.reply["citations"]))

    @property
    def first(self) -> bool:
        """The first citation is a right article."""
        return bool(self.cited) and self.cited[0] in self.question.articles

    @property
    def among(self) -> bool:
        """A right article is among the citations."""
        return bool(set(self.cited) & set(self.question.articles))

    @property
    def rank(self) -> float:
        """One over the place of the first right article; 0 where there is none."""
        return reciprocal_rank(self.cited, self.question.articles)

    @property
    def f2(self) -> float:
        """F2 of the cited articles against those of the right topics."""
        return f2(self.cited, self.gold)

    @property
    def status(self) -> bool:
        """The message was dealt with in the right way."""
        return bool(self.reply["status"] == self.question.status)

    @property
    def language(self) -> bool:
        """The reply is in the language of the question."""
        return bool(self.reply["language"] == self.question.language)

    @property
    def stated_law(self) -> bool:
        """Law was stated as the answer."""
        return self.reply["status"] in ("answered", "provisions")

    @property
    def wrong(self) -> bool:
        """The worst outcome: law that does not belong to the question was stated as the answer."""
        return self.stated_law and not self.among

    @property
    def asked_back(self) -> bool:
        """The reply asks which topic is meant."""
        return bool(self.reply["status"] == "clarification")

    @property
    def refused(self) -> bool:
        """The reply says that it has no answer."""
        return bool(self.reply["status"] == "out_of_scope")

    @property
    def right(self) -> bool:
        """Everything that a reader wants of the reply."""
        return self.language and (self.first if self.question.articles else self.status)


async def ask_all(questions: Sequence[HeldOut], settings: Settings, law: LawStore) -> List[Outcome]:
    """Ask each question in a conversation of its own, through the HTTP API."""
    import httpx

    from bot.api.app import create_app
    from bot.assistant import Assistant
    from bot.training import model_file

    outcomes = []
    with tempfile.TemporaryDirectory() as folder:
        assistant = Assistant.load(model_file(settings.models), Path(folder) / "eval.db")
        app = create_app(settings, law, assistant)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://eval") as client:
            for number, question in enumerate(questions, start=1):
                response = await client.post("/api/v1/ask", json={"text": question.text})
                response.raise_for_status()
                names = [name for name in (question.topic, *question.also, question.second) if name]
                gold = {article: None for name in names[:1] for article in cited(law, law.topics[name])}
                outcomes.append(Outcome(question, response.json(), tuple(gold)))
                if sys.stderr.isatty():
                    click.echo(f"\r{number} of {len(questions)}", err=True, nl=number == len(questions))
    return outcomes


def answered_table(outcomes: Sequence[Outcome]) -> Table:
    """Questions that are ours, per language and way of writing. Shares in %, with 95 % intervals by bootstrap."""
    table = Table(
        [
            "",
            "Way",
            "Questions",
            "Right article first",
            "Cited",
            "MRR",
            "F2",
            "Wrong law",
            "Asked back",
            "Refused",
            "Language",
        ]
    )
    for language in LANGUAGES:
        mine = [o for o in outcomes if o.question.language == language and o.question.status == "answered"]
        for way in (*WAYS, "all"):
            group = [o for o in mine if way in ("all", o.question.way)]
            if group:
                table.add(
                    AUTONYMS[language],
                    way,
                    len(group),
                    Interval.of([o.first for o in group]),
                    share([o.among for o in group]),
                    f"{mean([o.rank for o in group]):.2f}",
                    f"{mean([o.f2 for o in group]):.2f}",
                    share([o.wrong for o in group]),
                    share([o.asked_back for o in group]),
                    share([o.refused for o in group]),
                    share([o.language for o in group]),
                )
    return table


def refused_table(outcomes: Sequence[Outcome]) -> Table:
    """Questions that are not ours, and how far a refusal can be trusted."""
    table = Table(
        ["", "Not ours", "Refused", "Asked back", "Stated law", "Refusals that are right", "Small talk, look-ups right"]
    )
    for language in LANGUAGES:
        mine = [o for o in outcomes if o.question.language == language]
        outside = [o for o in mine if o.question.status == "out_of_scope"]
        others = [o for o in mine if o.question.status in ("small_talk", "provisions")]
        if outside:
            table.add(
                AUTONYMS[language],
                len(outside),
                Interval.of([o.refused for o in outside]),
                share([o.asked_back for o in outside]),
                share([o.stated_law for o in outside]),
                share([o.question.status == "out_of_scope" for o in mine if o.refused]),
                share([o.status for o in others]),
            )
    return table


def run(
    part: str,
    *,
    path: Optional[Path],
    misses: Optional[Path],
    markdown: bool,
    record: bool,
    check: bool,
    settings: Settings,
) -> None:
    """Ask, print the tables, write the misses, and compare with or record the run."""
    law = LawStore.load()
    try:
        outcomes = asyncio.run(ask_all(read(path or EVAL / part, law), settings, law))
    except DataFileError as error:
        raise click.ClickException(str(error)) from error
    for table in (answered_table(outcomes), refused_table(outcomes)):
        click.echo((table.markdown() if markdown else table.plain()) + "\n")
    if misses:
        click.echo(f"{write_misses(misses, outcomes)} misses: {misses}")
    if record:
        recorded.write(part, outcomes)
    if check:
        worse = recorded.regressions(part, outcomes)
        for line in worse:
            click.echo(line, err=True)
        if worse:
            raise click.ClickException("worse than the recorded run; see quqyq eval --help")
        click.echo("not worse than the recorded run")
