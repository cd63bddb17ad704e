"""POST /api/v1/ask and the conversations it makes."""

from typing import Any, Dict

import httpx
import pytest

from bot.law.store import LawStore

LANGUAGES = ("kk", "ru", "en")
ASK = "/api/v1/ask"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_question_is_answered_in_the_shape_of_the_contract(
    api: httpx.AsyncClient, law: LawStore, questions: Dict[str, Dict[str, str]], language: str
) -> None:
    response = await api.post(ASK, json={"text": questions[language]["liability/who_pays"]})
    assert response.status_code == 200
    reply = response.json()
    assert list(reply) == [
        "conversation_id",
        "language",
        "detected",
        "status",
        "topic",
        "confidence",
        "masked",
        "messages",
        "citations",
    ]
    assert (reply["language"], reply["status"], reply["topic"]) == (language, "answered", "liability/who_pays")
    assert reply["detected"] == {
        "language": language,
        "script": "Latn" if language == "en" else "Cyrl",
        "confidence": 1.0,
    }
    assert reply["messages"][0]["text"] == law.topics["liability/who_pays"].answer[language].short  # type: ignore[index]
    first = reply["citations"][0]
    assert (first["act"], first["ref"], first["eid"], first["in_force"]) == ("kz-ai", "24(1)", "art_24__para_1", True)
    assert first["edition"] == "2025-11-17"


async def test_a_conversation_goes_on(api: httpx.AsyncClient, questions: Any) -> None:
    first = (await api.post(ASK, json={"text": questions["ru"]["rights/refuse_ai"]})).json()
    second = (
        await api.post(ASK, json={"text": "почему ты так ответил?", "conversation_id": first["conversation_id"]})
    ).json()
    assert second["conversation_id"] == first["conversation_id"]
    assert second["topic"] == "rights/refuse_ai"
    kept = (await api.get(f"/api/v1/conversations/{first['conversation_id']}")).json()
    assert [turn["reply"] for turn in kept["turns"]] == [first, second]


async def test_nulls_are_as_good_as_absent_fields(api: httpx.AsyncClient, questions: Any) -> None:
    body = {"text": questions["en"]["rights/refuse_ai"], "conversation_id": None, "language": None}
    reply = (await api.post(ASK, json=body)).json()
    assert (reply["language"], reply["topic"]) == ("en", "rights/refuse_ai")


@pytest.mark.parametrize(
    ("code", "language"),
    [("kk", "kk"), ("kk-KZ", "kk"), ("kk-Latn", "kk"), ("kz", "kk"), ("RU", "ru"), ("en_US", "en")],
)
async def test_language_codes_are_taken_as_people_write_them(
    api: httpx.AsyncClient, questions: Any, code: str, language: str
) -> None:
    reply = (await api.post(ASK, json={"text": questions["ru"]["rights/refuse_ai"], "language": code})).json()
    assert reply["language"] == language


async def test_the_browsers_language_helps_where_the_text_says_nothing(api: httpx.AsyncClient) -> None:
    reply = (await api.post(ASK, json={"text": "21"}, headers={"accept-language": "de, en;q=0.8, ru;q=0.7"})).json()
    assert reply["language"] == "en"


async def test_a_conversation_can_be_deleted(api: httpx.AsyncClient, questions: Any) -> None:
    name = (await api.post(ASK, json={"text": questions["ru"]["rights/refuse_ai"]})).json()["conversation_id"]
    path = f"/api/v1/conversations/{name}"
    deleted = await api.delete(path)
    assert (deleted.status_code, deleted.content) == (204, b"")
    assert (await api.get(path)).status_code == 404
    assert (await api.delete(path)).status_code == 404
    assert (await api.post(ASK, json={"text": "привет", "conversation_id": name})).status_code == 404


async def test_a_thousand_characters_of_any_script_are_taken(api: httpx.AsyncClient) -> None:
    assert (await api.post(ASK, json={"text": "ә" * 1000})).status_code == 200
    assert (await api.post(ASK, json={"text": "😀" * 1000})).status_code == 200


async def test_replies_are_not_kept_by_caches_that_cannot_know_better(api: httpx.AsyncClient) -> None:
    response = await api.post(ASK, json={"text": "привет"})
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in response.headers["content-security-policy"]
