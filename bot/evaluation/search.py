"""Measure the search: how well it finds what people ask for, and how fast among 65,000 articles.

``python -m bot.evaluation.search`` prints the tables and writes them into ``docs/search.md``.
"""

import random
import statistics
import time
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Callable, Dict, Iterator, List, Sequence, Tuple

import click
from pydantic import BaseModel, Extra

from bot.corpus import training_questions
from bot.evaluation.readme import put
from bot.evaluation.table import Table
from bot.languages import AUTONYMS, LANGUAGES, Language
from bot.law.files import DataFileError, read_yaml
from bot.law.model import Article, Confidence, Point, Texts
from bot.law.search.analysis import words
from bot.law.search.model import Questions, Searcher
from bot.law.search.passages import passages
from bot.law.search.sqlite import open_sqlite
from bot.law.store import LawStore
from bot.paths import EVAL, ROOT

DOCUMENT = ROOT / "docs" / "search.md"
QUESTIONS = EVAL / "search.yml"

#: So many articles does the search have to cope with.
ARTICLES = 65_000
_FIRST = 5
_ROUNDS = 3

#: Finds articles, each ``<act> <article>``, the best first.
Find = Callable[[str, Language], List[str]]


class Asked(BaseModel):
    """A question with the articles of which any is a right find."""

    text: str
    articles: List[str]
    manner: str = "plain"

    class Config:
        extra = Extra.forbid


@dataclass(frozen=True)
class Score:
    """Means over questions."""

    recall: float
    reciprocal_rank: float
    f2: float


def read() -> Dict[str, Dict[Language, List[Asked]]]:
    """Read the questions: set, then language.

    Raises:
        DataFileError: the file is missing or damaged.
    """
    content = read_yaml(QUESTIONS)
    try:
        return {
            name: {language: [Asked(**entry) for entry in by_language[language]] for language in LANGUAGES}
            for name, by_language in content.items()
        }
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise DataFileError(f"{QUESTIONS}: not a file of questions ({error})") from error


def score(asked: Sequence[Asked], find: Find, language: Language) -> Score:
    """Ask every question and count.

    R@5 is the share of questions with a right article among the first five. MRR is the mean of one over the place of
    the first right one. F2 weighs recall of all right articles twice as much as precision, among the first five.
    """
    recalls, ranks, f2 = [], [], []
    for question in asked:
        found = find(question.text, language)[:_FIRST]
        right = [place for place, article in enumerate(found, start=1) if article in question.articles]
        recalls.append(bool(right))
        ranks.append(1 / right[0] if right else 0.0)
        precision = len(right) / len(found) if found else 0.0
        recall = len(right) / min(len(question.articles), _FIRST)
        f2.append(5 * precision * recall / (4 * precision + recall) if right else 0.0)
    return Score(statistics.mean(recalls), statistics.mean(ranks), statistics.mean(f2))


def quality(law: LawStore, questions: Questions) -> Tuple[Table, Table]:
    """Ours and plain BM25 on both sets of questions; ours by how questions are typed."""
    asked = read()
    ours = open_sqlite(law, questions)
    ways = {
        "Quqyq": _ours(ours),
        "Quqyq without stemming": _ours(open_sqlite(law, questions, stemming=False)),
        "BM25, articles": _bm25(law, {}),
        "BM25, articles with topics and questions": _bm25(law, questions),
    }
    headings = ["", ""]
    headings += [f"{name}: {measure}" for name in ("held out", "development") for measure in ("R@5", "MRR", "F2")]
    compared = Table(headings)
    for language in LANGUAGES:
        for way, find in ways.items():
            cells: List[str] = []
            for name in ("held_out", "development"):
                got = score(asked[name][language], find, language)
                cells += [f"{got.recall:.2f}", f"{got.reciprocal_rank:.3f}", f"{got.f2:.3f}"]
            compared.add(AUTONYMS[language], way, *cells)
    typed = Table(["", "Typed", "Questions", "R@5", "MRR", "F2"])
    for language in LANGUAGES:
        by_manner: Dict[str, List[Asked]] = defaultdict(list)
        for name in asked:
            for question in asked[name][language]:
                by_manner[question.manner].append(question)
        for manner, group in by_manner.items():
            got = score(group, _ours(ours), language)
            figures = f"{got.recall:.2f}", f"{got.reciprocal_rank:.3f}", f"{got.f2:.3f}"
            typed.add(AUTONYMS[language], manner, len(group), *figures)
    return compared, typed


def _ours(searcher: Searcher) -> Find:
    return lambda query, language: [f"{hit.act} {hit.article}" for hit in searcher.search(query, language)]


def _bm25(law: LawStore, questions: Questions) -> Find:
    """Okapi BM25 as it comes from rank_bm25, over words as they are written.

    With questions, each article's text is followed by all that we index of the topics that cite it.
    """
    # A development dependency: nothing but this comparison needs it.
    from rank_bm25 import BM25Okapi

    @lru_cache(maxsize=None)
    def index(language: Language) -> Tuple[List[str], BM25Okapi]:
        texts: Dict[str, List[str]] = defaultdict(list)
        for passage in sorted(passages(law, questions), key=lambda passage: not passage.own):
            for place in passage.places if passage.own or questions else ():
                texts[f"{place.act} {place.article}"] += words("\n".join(passage.texts[language].values()))
        return list(texts), BM25Okapi(list(texts.values()))

    def find(query: str, language: Language) -> List[str]:
        names, model = index(language)
        scores = model.get_scores(words(query))
        best = sorted(range(len(names)), key=lambda row: -scores[row])
        return [names[row] for row in best[:_FIRST] if scores[row] > 0]

    return find


def grown(law: LawStore, count: int = ARTICLES) -> LawStore:
    """A law base of so many articles: the real ones, and made-up ones of the law's own words, the same every time."""
    act = law.acts["kz-ai"].copy(update={"id": "kz-made-up"})
    source = random.Random(230)  # noqa: S311 made-up text, no secret
    pools = {language: [word for text in _texts(law, language) for word in text.split()] for language in LANGUAGES}
    real = sum(len(articles) for articles in law.articles.values())

    def text(length: int) -> Texts:
        # The same words as often as in the law, in another order.
        kk, ru, en = (" ".join(source.choices(pools[language], k=length)) for language in LANGUAGES)
        return Texts.construct(kk=kk, ru=ru, en=en)

    made = {}
    for number in range(1, count - real + 1):
        points = [
            Point.construct(ref=f"{number}({part})", gist=text(15), valid_from=None, valid_to=None) for part in (1, 2)
        ]
        made[str(number)] = Article.construct(
            article=str(number),
            chapter=None,
            heading=text(5),
            confidence=Confidence.RECALLED,
            valid_from=None,
            valid_to=None,
            edition=None,
            note=None,
            remark=None,
            points=points,
            sources=["made up"],
        )
    return replace(law, acts={**law.acts, act.id: act}, articles={**law.articles, act.id: made})


def _texts(law: LawStore, language: Language) -> Iterator[str]:
    for articles in law.articles.values():
        for article in articles.values():
            yield article.heading[language]
            yield from (point.gist[language] for point in article.points)


def speed(law: LawStore, questions: Questions) -> Table:
    """How long a search takes, now and among 65,000 articles, and whether it still finds what is right there."""
    queries = [
        (question.text, language)
        for by_language in read().values()
        for language in LANGUAGES
        for question in by_language[language]
    ]
    result = Table(
        ["Articles", "Index built in, s", "p50, ms", "p95, ms", "Slowest, ms", *(f"R@5 {code}" for code in LANGUAGES)]
    )
    for base in (law, grown(law)):
        started = time.perf_counter()
        searcher = open_sqlite(base, questions)
        built = time.perf_counter() - started
        for query, language in queries[:20]:
            searcher.search(query, language)
        taken = []
        for _ in range(_ROUNDS):
            for query, language in queries:
                started = time.perf_counter()
                searcher.search(query, language)
                taken.append(1000 * (time.perf_counter() - started))
        held_out = read()["held_out"]
        recalls = [score(held_out[code], _ours(searcher), code).recall for code in LANGUAGES]
        searcher.close()
        taken.sort()
        articles = sum(len(found) for found in base.articles.values())
        p50, p95 = (taken[int(share * len(taken))] for share in (0.5, 0.95))
        result.add(
            f"{articles:,}",
            f"{built:.1f}",
            f"{p50:.1f}",
            f"{p95:.1f}",
            f"{taken[-1]:.1f}",
            *(f"{recall:.2f}" for recall in recalls),
        )
    return result


def run(markdown: bool = False) -> None:
    """Measure and print the tables; in Markdown they are also written into the document."""
    law, questions = LawStore.load(), training_questions()
    try:
        compared, typed = quality(law, questions)
    except DataFileError as error:
        raise click.ClickException(str(error)) from error
    tables = {"search-quality": compared, "search-manner": typed, "search-speed": speed(law, questions)}
    for name, table in tables.items():
        click.echo((table.markdown() if markdown else table.plain()) + "\n")
        if markdown:
            put(DOCUMENT, name, table.markdown())


if __name__ == "__main__":
    run(markdown=True)
