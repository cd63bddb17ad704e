"""Rasa component: extracts the provision, and the language asked for, that a message names."""

from __future__ import annotations

import re
from typing import Any, Dict, List, Optional, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.law.store import LawStore
from bot.nlu.citations import CitationFinder
from bot.nlu.normaliser import READING

_NOT_THE_COUNTRY = r"(?!қазақст|казахст|казакст|qazaqst|kazakhst|kazakst)"
# Names of the languages as people ask for them; matched at the beginnings of words.
_NAMED_LANGUAGE = {
    "kk": re.compile(rf"\b{_NOT_THE_COUNTRY}(?:қазақ|казак|казах|qazaq|kazakh|kazak)\w*", re.IGNORECASE),
    "ru": re.compile(r"\b(?:орыс|русск|russian|orys|russk)\w*", re.IGNORECASE),
    "en": re.compile(r"\b(?:ағылшын|агылшын|английск|по-?английски|инглиш|english|agylshyn)\w*", re.IGNORECASE),
}
# Scripts of Kazakh as people ask for them.
_NAMED_SCRIPT = {
    "Latn": re.compile(r"\b(?:латын|латин|latyn|latın|latin)\w*", re.IGNORECASE),
    "Cyrl": re.compile(r"\b(?:кирил|kiril|cyrill)\w*", re.IGNORECASE),
}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class CitationExtractor(GraphComponent):
    """Adds the entities ``act`` and ``ref`` ("ст. 21 п. 2" -> ``kz-ai``, ``21(2)``) ``named_language`` and
    ``named_script``.
    """

    def __init__(self) -> None:
        self._finder = CitationFinder(LawStore.load().acts.values())

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> CitationExtractor:
        """Create the component; it learns the acts' names from the law files."""
        return cls()

    def process(self, messages: List[Message]) -> List[Message]:
        """Extract the entities of each message; a pressed button (``/intent``) carries its own."""
        for message in messages:
            text = message.get(TEXT) or ""
            if not text.startswith(INTENT_MESSAGE_PREFIX):
                reading = message.get(READING)
                # A second look at the words that were meant: "statya 21", "сатья 21".
                citation = self._citation(text) or (self._citation(reading.text) if reading else [])
                entities = [*message.get(ENTITIES, []), *citation]
                entities += _named("named_language", _NAMED_LANGUAGE, text) + _named(
                    "named_script", _NAMED_SCRIPT, text
                )
                message.set(ENTITIES, entities, add_to_output=True)
        return messages

    def _citation(self, text: str) -> List[Dict[Text, Any]]:
        mention = self._finder.find(text)
        if mention is None:
            return []
        return [
            _entity("act", mention.act, mention.start, mention.end),
            _entity("ref", mention.ref, mention.start, mention.end),
        ]


def _named(entity: str, patterns: Dict[str, "re.Pattern[str]"], text: str) -> List[Dict[Text, Any]]:
    found = [
        (match.start(), match.end(), code)
        for code, pattern in patterns.items()
        for match in [_last(pattern, text)]
        if match
    ]
    # "переведи с русского на казахский": the one asked for comes last.
    return [_entity(entity, max(found)[2], *max(found)[:2])] if found else []


def _last(pattern: "re.Pattern[str]", text: str) -> Optional["re.Match[str]"]:
    matches = list(pattern.finditer(text))
    return matches[-1] if matches else None


def _entity(name: str, value: str, start: int, end: int) -> Dict[Text, Any]:
    return {"entity": name, "value": value, "start": start, "end": end, "extractor": "CitationExtractor"}
