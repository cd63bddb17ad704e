"""Read the held-out questions: what people ask, in every way of writing, and what is right to answer."""

from pathlib import Path
from typing import Dict, List, Optional

from pydantic import BaseModel, Extra

from bot.languages import Language
from bot.law.files import DataFileError, read_yaml
from bot.law.model import Topic
from bot.law.store import LawStore

#: Ways of writing, in the order in which tables show them.
WAYS = (
    "clean",
    "short",
    "keyboard",
    "latin",
    "translit",
    "mixed",
    "typo",
    "story",
    "situation",
    "two",
)


class HeldOut(BaseModel):
    """A held-out question with what is right."""

    text: str
    language: Language
    #: How it is written, one of :data:`WAYS`.
    way: str = "clean"
    status: str
    topic: Optional[str] = None
    #: Other topics that answer the question just as well.
    also: List[str] = []
    #: The topic of the second question in a message that asks two.
    second: Optional[str] = None
    #: ``<act> <article>``; any of them is a right first citation. Where absent, those of the topics.
    articles: List[str] = []
    #: Why a question is out of scope.
    reason: Optional[str] = None

    class Config:
        extra = Extra.forbid


def read(path: Path, law: LawStore) -> List[HeldOut]:
    """Read a file of held-out questions, or all files of a folder, and fill in the right articles.

    Raises:
        DataFileError: a file is missing or damaged, or names a topic or a way of writing that does not exist.
    """
    found = []
    for file in sorted(path.glob("*.yml")) if path.is_dir() else [path]:
        content = read_yaml(file)
        try:
            questions = [HeldOut(**entry) for entry in content["questions"]]
        except (KeyError, TypeError, ValueError) as error:
            raise DataFileError(f"{file}: not a file of questions ({error})") from error
        for question in questions:
            _complete(question, law, file)
        found += questions
    return found


def _complete(question: HeldOut, law: LawStore, file: Path) -> None:
    if question.way not in WAYS:
        raise DataFileError(f"{file}: no way of writing is called {question.way}")
    names = [name for name in (question.topic, *question.also, question.second) if name]
    unknown = [name for name in names if name not in law.topics]
    if unknown:
        raise DataFileError(f"{file}: no such topic: {', '.join(unknown)}")
    if not question.articles:
        # What an answer rests on most is its first citation.
        question.articles = list(dict.fromkeys(cited(law, law.topics[name])[0] for name in names))


def cited(law: LawStore, topic: Topic) -> List[str]:
    """The articles a topic cites, in order, each ``<act> <article>``."""
    articles: Dict[str, None] = {}
    for provision in law.provisions_of(topic):
        articles[f"{provision.act.id} {provision.article.article}"] = None
    return list(articles)
