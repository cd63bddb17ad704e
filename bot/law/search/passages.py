"""What is indexed: the text of each article, and of each topic what people ask and what is answered.

People do not speak like laws. So a topic is indexed beside the articles, with its title, its reviewed answer and the
questions the bot is trained on, and leads to the provisions its answer rests on.
"""

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Dict, Iterable, Iterator, List, Tuple

from bot.languages import LANGUAGES, Language
from bot.law.model import Article, Topic
from bot.law.refs import Ref
from bot.law.search import analysis
from bot.law.search.model import Questions
from bot.law.store import MAIN_ACT, LawStore

#: The parts of a passage, by which words are weighted.
FIELDS = ("act", "heading", "gist", "title", "questions", "answer")

_GLOSSARY_REF = re.compile(r"(\d+)(?:\(\d+\))*")
# Rasa marks entities in training questions: [text](name), [text]{...}.
_ENTITY = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})")


@dataclass(frozen=True)
class Place:
    """A provision that a passage leads to, and how much of the passage's score it gets."""

    act: str
    article: str
    ref: str
    share: float


@dataclass(frozen=True)
class Passage:
    """A text that is found as a whole: by language, then by field."""

    texts: Dict[Language, Dict[str, str]]
    places: Tuple[Place, ...]
    #: The passage is an article's own text, not a topic that cites it.
    own: bool


def passages(law: LawStore, questions: Questions) -> List[Passage]:
    """Everything to index, in a fixed order: topics first, then articles that topics cite, then the others.

    Where more passages fit a query than can be looked at, the first ones are: what people ask about most.
    """
    terms = _glossary(law)
    topics = [_topic(law, topic, questions) for topic in law.topics.values()]
    cited = {(place.act, place.article) for topic in topics for place in topic.places}
    articles = [(act, article) for act in law.articles for article in law.articles[act].values()]
    articles.sort(key=lambda pair: (pair[0], pair[1].article) not in cited)
    return topics + [_article(law, act, article, terms.get((act, article.article), {})) for act, article in articles]


def fingerprint(everything: Iterable[Passage]) -> str:
    """Name what is indexed and how: an index with the same name need not be built again."""
    digest = sha256(str(analysis.VERSION).encode())
    for passage in everything:
        digest.update(repr((passage.texts, passage.places)).encode())
    return digest.hexdigest()[:16]


def _topic(law: LawStore, topic: Topic, questions: Questions) -> Passage:
    texts = {}
    for language in LANGUAGES:
        answer = topic.answer[language]
        asked = questions.get(language, {}).get(topic.intent, [])
        texts[language] = {
            "title": topic.title[language],
            "questions": "\n".join(_ENTITY.sub(r"\1", question) for question in asked),
            "answer": "\n".join([answer.short, answer.meaning, *answer.next]),
        }
    places: Dict[Tuple[str, str], Place] = {}
    for position, provision in enumerate(law.provisions_of(topic)):
        key = provision.act.id, provision.article.article
        # Of an article cited twice, the first place counts.
        places.setdefault(key, Place(*key, str(provision.ref), 1 / (1 + 0.5 * position)))
    return Passage(texts, tuple(places.values()), own=False)


def _article(law: LawStore, act: str, article: Article, terms: Dict[Language, List[str]]) -> Passage:
    texts: Dict[Language, Dict[str, str]] = {
        language: {
            "act": law.acts[act].short_title[language],
            "heading": "\n".join([article.heading[language], *terms.get(language, [])]),
            "gist": "\n".join(point.gist[language] for point in article.points),
        }
        for language in LANGUAGES
    }
    return Passage(texts, (Place(act, article.article, str(Ref(article.article)), 1.0),), own=True)


def _glossary(law: LawStore) -> Dict[Tuple[str, str], Dict[Language, List[str]]]:
    """The official terms by the article that defines them, which the note of a term begins with."""
    found: Dict[Tuple[str, str], Dict[Language, List[str]]] = {}
    for term, number in _defined(law):
        by_language = found.setdefault((MAIN_ACT, number), {})
        for language, text in term:
            by_language.setdefault(language, []).append(text)
    return found


def _defined(law: LawStore) -> Iterator[Tuple[List[Tuple[Language, str]], str]]:
    for term in law.glossary:
        match = _GLOSSARY_REF.match(term.note)
        if match and match[1] in law.articles[MAIN_ACT]:
            yield term.term.items(), match[1]
