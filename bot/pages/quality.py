"""How often the bot was right in the last recorded run over the final held-out questions, by language."""

import hashlib
import json
from functools import lru_cache
from typing import Dict, NamedTuple

from bot.languages import LANGUAGES, Language
from bot.law.files import read_yaml
from bot.paths import EVAL


class Quality(NamedTuple):
    """Counts of questions that have an answer here."""

    asked: int
    #: The first article named was the right one.
    right: int
    #: Law was stated that does not belong to the question.
    wrong: int


@lru_cache(maxsize=None)
def recorded() -> Dict[Language, Quality]:
    """Count once; empty where the record or the questions are not installed."""
    record = EVAL / "recorded.json"
    if not record.is_file():
        return {}
    facts = json.loads(record.read_text(encoding="utf-8")).get("final", {})
    found: Dict[Language, Quality] = {}
    for language in LANGUAGES:
        questions = EVAL / "final" / f"{language}.yml"
        if not questions.is_file():
            return {}
        # The same keys as quqyq eval writes: the record holds no question.
        texts = [question["text"] for question in read_yaml(questions)["questions"] if question.get("topic")]
        known = [facts[key] for key in map(_key, texts) if key in facts]
        if not known:
            return {}
        found[language] = Quality(len(known), sum(f["right"] for f in known), sum(f["wrong"] for f in known))
    return found


def _key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
