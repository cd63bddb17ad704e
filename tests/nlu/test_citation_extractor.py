"""The Rasa component that puts citations and named languages on a message."""

from typing import Any, Dict, List, Optional

import pytest
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.citation_extractor import CitationExtractor


@pytest.fixture(scope="module")
def extractor() -> CitationExtractor:
    return CitationExtractor()


def entities(extractor: CitationExtractor, text: str) -> List[Dict[str, Any]]:
    (message,) = extractor.process([Message(data={"text": text})])
    return message.get("entities", [])


def value(found: List[Dict[str, Any]], name: str) -> Optional[str]:
    return next((entity["value"] for entity in found if entity["entity"] == name), None)


def test_a_citation_becomes_two_entities(extractor: CitationExtractor) -> None:
    found = entities(extractor, "Что говорит п. 2 ст. 21?")
    assert (value(found, "act"), value(found, "ref")) == ("kz-ai", "21(2)")


def test_a_plain_question_has_none(extractor: CitationExtractor) -> None:
    assert entities(extractor, "Кто отвечает за вред?") == []


@pytest.mark.parametrize("text", ['/lookup_article{"ref": "21"}', "/switch_language"])
def test_a_pressed_button_is_left_as_it_is(extractor: CitationExtractor, text: str) -> None:
    assert entities(extractor, text) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("қазақша айтшы", "kk"),
        ("казакша", "kk"),
        ("переведи на казахский", "kk"),
        ("say it in Kazakh", "kk"),
        ("орысша жауап бер", "ru"),
        ("давай по-русски", "ru"),
        ("по русски пожалуйста", "ru"),
        ("in Russian, please", "ru"),
        ("ағылшынша", "en"),
        ("агылшынша айт", "en"),
        ("на английском", "en"),
        ("English please", "en"),
        ("переведи с русского на казахский", "kk"),
        ("from Kazakh to English", "en"),
        ("Answer in English about the law of Kazakhstan", "en"),
        ("Ответь по-русски про законы Казахстана", "ru"),
        ("Қазақстан заңы туралы ағылшынша айт", "en"),
        ("Ағылшынша айтшы, мен Қазақстанда тұрамын", "en"),
    ],
)
def test_a_named_language(extractor: CitationExtractor, text: str, language: str) -> None:
    assert value(entities(extractor, text), "named_language") == language


@pytest.mark.parametrize(
    "text", ["на немецком", "auf Deutsch bitte", "Какой закон действует в Казахстане?", "Қазақстанда заң бар ма?"]
)
def test_no_language_of_ours_is_named(extractor: CitationExtractor, text: str) -> None:
    assert value(entities(extractor, text), "named_language") is None
