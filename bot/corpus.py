"""The project's own text in each language, of which profiles and vocabulary are made: no outside licence."""

from collections import Counter
from pathlib import Path
from typing import Dict, Iterator, List

from bot.languages import LANGUAGES, Language
from bot.law.files import read_yaml
from bot.law.store import LawStore
from bot.orthography.folding import fold
from bot.paths import NLU


def training_questions(folder: Path = NLU) -> Dict[Language, Dict[str, List[str]]]:
    """Read the training questions: language, then intent, then questions."""
    found: Dict[Language, Dict[str, List[str]]] = {language: {} for language in LANGUAGES}
    for language in LANGUAGES:
        for path in sorted((folder / language).glob("*.yml")):
            for block in read_yaml(path)["nlu"]:
                lines = (line.strip() for line in block["examples"].splitlines())
                questions = [line[2:].strip() for line in lines if line.startswith("- ")]
                found[language].setdefault(block["intent"], []).extend(questions)
    return found


def sentences(store: LawStore, folder: Path = NLU) -> Dict[Language, List[str]]:
    """What the project has written in each language: gists, headings, training questions.

    Answers are left out: they add nothing measurable, and correcting one should not make the model stale.
    """
    questions = training_questions(folder)
    return {
        language: [
            *_law(store, language),
            *(question for block in questions[language].values() for question in block),
        ]
        for language in LANGUAGES
    }


def vocabulary(store: LawStore, folder: Path = NLU) -> Dict[Language, Dict[str, int]]:
    """The folded words of that text in each language, and how often each occurs."""
    counts: Dict[Language, Dict[str, int]] = {}
    for language, texts in sentences(store, folder).items():
        counts[language] = dict(Counter(word for text in texts for word in fold(text).split()))
    return counts


def _law(store: LawStore, language: Language) -> Iterator[str]:
    for articles in store.articles.values():
        for article in articles.values():
            yield article.heading[language]
            yield from (point.gist[language] for point in article.points)
