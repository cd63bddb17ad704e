"""Imported texts and reviews where readers meet them: the API, the article's page, the answer, the metrics."""

import asyncio
import re
from typing import Any, Iterator

import pytest
from invented_law import register_page
from official_shelf import NEWER, Shelf
from rasa_sdk.executor import ActionExecutor
from starlette.testclient import TestClient

import actions
from actions import knowledge
from bot.api.app import create_app
from bot.law.store import LawStore
from bot.settings import Settings

ARTICLES = [(str(n), f"Заголовок {n}", f"<p>1. Норма {n} о скамейках.</p><p>2. Вторая.</p>") for n in range(1, 32)]
CHANGED = [
    (n, heading, text.replace("о скамейках", "о качелях") if n == "24" else text) for n, heading, text in ARTICLES
]


@pytest.fixture
def client(shelf: Shelf, law: LawStore) -> TestClient:
    return TestClient(create_app(Settings(law_database=shelf.path), law, None))


@pytest.fixture
def reading_shelf(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    """The actions read this database."""
    monkeypatch.setenv("QUQYQ_LAW_DATABASE", str(shelf.path))
    knowledge.reviews.cache_clear()
    yield shelf
    knowledge.reviews.cache_clear()


def said_about(intent: str, second: str = "") -> str:
    executor = ActionExecutor()
    executor.register_package(actions)
    message: Any = {"text": "…", "intent": {"name": intent, "confidence": 1.0}, "entities": [], "metadata": {}}
    message["second_intent"] = {"name": second, "confidence": 1.0}
    tracker: Any = {"sender_id": "s", "slots": {"language": "en"}, "latest_message": message, "events": []}
    tracker.update(paused=False, active_loop={}, latest_action_name="action_listen", latest_event_time=0.0)
    tracker.update(followup_action=None, latest_input_channel="rest")
    call: Any = {"next_action": "action_answer_topic", "sender_id": "s", "tracker": tracker}
    result: Any = asyncio.run(executor.run(call))
    return "\n".join(said["text"] for said in result["responses"])


def test_without_an_import_there_is_no_official_text(client: TestClient) -> None:
    detail = client.get("/api/v1/acts/kz-ai/articles/24?language=ru").json()
    assert detail["official_text"] is None
    assert all(point["official_text"] is None for point in detail["points"])


def test_an_imported_text_stands_beside_ours(client: TestClient, shelf: Shelf) -> None:
    shelf.take(register_page("ru", ARTICLES))
    detail = client.get("/api/v1/acts/kz-ai/articles/24?language=ru").json()
    assert "Норма 24 о скамейках" in detail["official_text"]["text"]
    assert detail["official_text"]["edition"] == "2025-11-17" and len(detail["official_text"]["sha256"]) == 64
    assert detail["points"][0]["ref"] == "24(1)" and "Норма 24" in detail["points"][0]["official_text"]
    page = client.get("/law/kz-ai/24?language=ru").text
    assert "Норма 24 о скамейках" in page and detail["points"][0]["gist"] in page
    assert client.get("/api/v1/acts/kz-ai/articles/24?language=en").json()["official_text"] is None


def test_a_newer_edition_puts_answers_under_review(client: TestClient, reading_shelf: Shelf) -> None:
    assert "under review" not in said_about("liability_insurance")
    reading_shelf.take(register_page("ru", ARTICLES))
    reading_shelf.take(register_page("ru", CHANGED), edition=NEWER)
    assert "under review" in said_about("liability_who_pays")
    assert "under review" not in said_about("ownership_prompts")
    assert said_about("ownership_prompts", "liability_who_pays").count("under review") == 1
    assert said_about("liability_who_pays", "liability_insurance").count("under review") == 1
    assert "under review" in client.get("/topics/liability/who_pays?language=en").text
    assert "under review" not in client.get("/topics/ownership/prompts?language=en").text
    answers = client.get("/data/answers.en.jsonld").json()["mainEntity"]
    accepted = {question["identifier"]: question["acceptedAnswer"] for question in answers}
    assert accepted["liability/who_pays"]["creativeWorkStatus"] == "under-review"
    assert "under review" in accepted["liability/who_pays"]["usageInfo"]["text"]
    assert "creativeWorkStatus" not in accepted["ownership/prompts"]
    metrics = client.get("/metrics").text
    (waiting,) = re.findall(r"^quqyq_topics_under_review (\S+)$", metrics, re.MULTILINE)
    assert float(waiting) > 0


def test_a_damaged_database_does_not_hide_the_answer(client: TestClient, reading_shelf: Shelf) -> None:
    reading_shelf.path.write_bytes(b"not a database" * 100)
    assert client.get("/api/v1/acts/kz-ai/articles/24?language=ru").json()["official_text"] is None
    assert "Civil Code" in said_about("liability_who_pays")
    assert "quqyq_topics_under_review NaN" in client.get("/metrics").text
