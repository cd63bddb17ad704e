"""Ask held-out follow-ups, each after its first question, and count how they were understood."""

import asyncio
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence

import click
from pydantic import BaseModel, Extra

from actions.follow_ups import SHARE
from bot.evaluation.figures import share
from bot.evaluation.table import Table
from bot.languages import AUTONYMS, LANGUAGES, Language
from bot.law.files import DataFileError, read_yaml
from bot.law.store import LawStore
from bot.nlu.families import FALLBACK, UNCLEAR
from bot.paths import EVAL
from bot.settings import Settings

#: Kinds of follow-ups and the intent each is.
KINDS = {
    "fine": "ask_fine",
    "complain": "ask_complain",
    "state_body": "ask_state_body",
    "private": "ask_private",
    "example": "ask_example",
    "article": "ask_article",
    "simpler": "ask_simpler",
    "steps": "ask_steps",
    "why": "ask_why",
    "eu": "compare_eu",
    "language": "switch_language",
    "since": "ask_since",
    "change": "",
}


class Dialogue(BaseModel):
    """A first question and what follows it."""

    language: Language
    part: str
    first: str
    topic: str
    then: str
    kind: str
    expect: Optional[str] = None
    also: List[str] = []
    reply_language: Optional[Language] = None

    class Config:
        extra = Extra.forbid


@dataclass(frozen=True)
class Held:
    """A dialogue, what was made of its second message, and the reply."""

    dialogue: Dialogue
    intent: str
    first_topic: Optional[str]
    reply: Dict[str, Any]
    #: Topics that answer this follow-up, by the links of the topic that was answered.
    linked: List[str]

    @property
    def right(self) -> bool:
        """The follow-up was understood: as what it is, or by the answer it asks for."""
        if self.dialogue.kind == "language":
            return bool(self.reply["language"] == self.dialogue.reply_language)
        wanted = [name for name in (self.dialogue.expect, *self.dialogue.also) if name]
        if self.dialogue.kind == "change":
            return self.reply["topic"] in wanted
        return self.intent == KINDS[self.dialogue.kind] or self.reply["topic"] in [*wanted[:1], *self.linked]


def read(part: str, path: Path = EVAL / "follow_ups.yml") -> List[Dialogue]:
    """Read the dialogues of a part.

    Raises:
        DataFileError: the file is missing or damaged.
    """
    content = read_yaml(path)
    try:
        dialogues = [Dialogue(**entry) for entry in content["dialogues"]]
    except (KeyError, TypeError, ValueError) as error:
        raise DataFileError(f"{path}: not a file of dialogues ({error})") from error
    return [dialogue for dialogue in dialogues if dialogue.part == part]


async def hold_all(dialogues: Sequence[Dialogue], settings: Settings) -> List[Held]:
    """Hold each dialogue in a conversation of its own. The first question is pressed as a button, to be sure of it."""
    from bot.assistant import Assistant
    from bot.training import model_file

    law, held = LawStore.load(), []
    with tempfile.TemporaryDirectory() as folder:
        assistant = Assistant.load(model_file(settings.models), Path(folder) / "follow-ups.db")
        for dialogue in dialogues:
            topic = law.topics[dialogue.topic]
            begun = await assistant.ask(f"/{topic.intent}", language_hint=dialogue.language)
            reply = await assistant.ask(dialogue.then, begun.conversation_id, language_hint=dialogue.language)
            understood = _follow_up(await assistant.understand(dialogue.then))
            links = topic.follow_ups.dict()
            linked = [links[dialogue.kind]] if links.get(dialogue.kind) else []
            held.append(Held(dialogue, understood, begun.topic, reply.dict(), linked))
        assistant.close()
    return held


def _follow_up(parsed: Dict[str, Any]) -> str:
    """The intent, or for a few words that are unclear alone the follow-up that the conversation makes of them."""
    name = str(parsed["intent"]["name"])
    if name not in (UNCLEAR, FALLBACK):
        return name
    likely = (entry["name"] for entry in parsed["intent_ranking"] if entry["confidence"] >= SHARE)
    return next((other for other in likely if other in KINDS.values()), name)


def table(held: Sequence[Held]) -> Table:
    """Per kind: the share understood in each language."""
    result = Table(["After any topic", "Dialogues", *(AUTONYMS[language] for language in LANGUAGES)])
    for kind in KINDS:
        group = [entry for entry in held if entry.dialogue.kind == kind]
        by_language = [share([e.right for e in group if e.dialogue.language == language]) for language in LANGUAGES]
        result.add(kind.replace("_", " "), len(group), *by_language)
    everything = [share([e.right for e in held if e.dialogue.language == language]) for language in LANGUAGES]
    result.add("all", len(held), *everything)
    return result


def run(part: str, *, failures: bool, markdown: bool, settings: Settings) -> None:
    """Hold the dialogues, print the table and, if wanted, what was not understood."""
    try:
        held = asyncio.run(hold_all(read(part), settings))
    except DataFileError as error:
        raise click.ClickException(str(error)) from error
    shown = table(held)
    click.echo(shown.markdown() if markdown else shown.plain())
    for entry in held if failures else []:
        if not entry.right:
            wanted, reply = entry.dialogue, entry.reply
            click.echo(
                f"\n{wanted.language} {wanted.kind}: {wanted.topic} > {wanted.then}"
                f"\n   got {entry.intent} {reply['status'].value} {reply['topic'] or ''}"
            )
