"""Whatever is wrong with a request: a problem document in the reader's language, and no stack trace."""

import json
from typing import Any, Dict, Optional

import httpx
import pytest

LANGUAGES = ("kk", "ru", "en")
ASK = "/api/v1/ask"
JSON = {"content-type": "application/json"}


def check(response: httpx.Response, status: int, code: Optional[str] = None) -> Dict[str, Any]:
    """Check that a response is a problem document and return it."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["content-language"] in LANGUAGES
    problem: Dict[str, Any] = response.json()
    assert problem["status"] == status
    assert problem["title"] and problem["type"]
    assert code is None or problem["code"] == code
    assert "Traceback" not in response.text and "bot/" not in response.text and "pydantic" not in response.text
    return problem


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" \n ", "empty"),
        ("\u200b", "empty"),
        ("".join(chr(0xE0000 + ord(letter)) for letter in "hidden"), "empty"),
        ("я" * 1001, "too_long"),
        ("a\x00b", "control_characters"),
        ("\x1b[2J", "control_characters"),
    ],
)
async def test_a_message_that_cannot_be_taken(api: httpx.AsyncClient, text: str, code: str) -> None:
    problem = check(await api.post(ASK, json={"text": text}), 422, code)
    assert problem["detail"]


async def test_the_limit_is_told(api: httpx.AsyncClient) -> None:
    problem = check(await api.post(ASK, json={"text": "я" * 1001}, headers={"accept-language": "ru"}), 422)
    assert "1000" in problem["detail"].replace("\u00a0", "")


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"text=1", b'{"text": "a"', b"\x00", b"{'text': 'a'}", b"[" * 20000],
    ids=lambda body: repr(body[:20]),
)
async def test_what_is_not_json(api: httpx.AsyncClient, body: bytes) -> None:
    assert check(await api.post(ASK, content=body, headers=JSON), 400 if body else 422)["title"]


@pytest.mark.parametrize(
    "body", ['{"text": "сәлем"}'.encode("cp1251", "replace"), b'{"text": "\xff\xfe"}', b"\xc3\x28"]
)
async def test_what_is_not_utf8(api: httpx.AsyncClient, body: bytes) -> None:
    check(await api.post(ASK, content=body, headers=JSON), 400, "not_json")


@pytest.mark.parametrize(
    "body",
    [
        "null",
        "[]",
        "1",
        '"text"',
        "{}",
        '{"question": "a"}',
        '{"text": null}',
        '{"text": ["a"]}',
        '{"text": {"a": 1}}',
        '{"text": "a", "conversation_id": ["x"]}',
        '{"text": "a", "language": {"x": 1}}',
        '{"text": "a", "conversation_id": "' + "x" * 65 + '"}',
    ],
)
async def test_json_of_the_wrong_shape(api: httpx.AsyncClient, body: str) -> None:
    check(await api.post(ASK, content=body, headers=JSON), 422, "invalid_field")


async def test_the_field_is_named_but_its_value_is_not_repeated(api: httpx.AsyncClient) -> None:
    response = await api.post(ASK, json={"text": ["secret-value"], "language": "ru"})
    problem = check(response, 422)
    assert "text" in problem["detail"]
    assert "secret-value" not in response.text


@pytest.mark.parametrize("code", ["de", "", "xx", "kazakhstan", "🇰🇿", "\ud800"])
async def test_an_unknown_language(api: httpx.AsyncClient, code: str) -> None:
    check(
        await api.post(ASK, content=json.dumps({"text": "привет", "language": code}), headers=JSON),
        422,
        "unknown_language",
    )


@pytest.mark.parametrize(
    "path", ["/api/v1/topics", "/api/v1/acts", "/api/v1/acts/kz-ai", "/api/v1/acts/kz-ai/articles/21"]
)
async def test_an_unknown_language_in_the_address(api: httpx.AsyncClient, path: str) -> None:
    check(await api.get(path, params={"language": "de"}), 422, "unknown_language")


@pytest.mark.parametrize("name", ["nobody", "", "0" * 32, "' OR 1=1 --", "\x00", "\ud800"], ids=repr)
async def test_an_unknown_conversation(api: httpx.AsyncClient, name: str) -> None:
    body = json.dumps({"text": "привет", "conversation_id": name})
    check(await api.post(ASK, content=body, headers=JSON), 404, "unknown_conversation")


@pytest.mark.parametrize("method", ["GET", "DELETE"])
@pytest.mark.parametrize("name", ["nobody", "0" * 32, "%00", "%ED%A0%80", "x" * 500])
async def test_an_unknown_conversation_in_the_address(api: httpx.AsyncClient, method: str, name: str) -> None:
    check(await api.request(method, f"/api/v1/conversations/{name}"), 404, "unknown_conversation")


@pytest.mark.parametrize("size", [32_769, 1_000_000])
async def test_a_body_that_is_too_large(api: httpx.AsyncClient, size: int) -> None:
    check(await api.post(ASK, content=b" " * size, headers=JSON), 413, "too_large")


@pytest.mark.parametrize("length", ["-1", "many", "1e3", "99999999999999999999"])
async def test_a_length_that_is_no_length(api: httpx.AsyncClient, length: str) -> None:
    check(await api.post(ASK, content=b"{}", headers={**JSON, "content-length": length}), 413)


async def test_a_body_of_unknown_length(api: httpx.AsyncClient) -> None:
    async def body() -> Any:
        yield b'{"text": "a"}'

    check(await api.post(ASK, content=body(), headers=JSON), 411, "length_required")


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/api/v1/acts/kz-nothing", "unknown_act"),
        ("/api/v1/acts/kz-nothing/articles/1", "unknown_act"),
        ("/api/v1/acts/kz-ai/articles/999", "unknown_article"),
        ("/api/v1/acts/kz-ai/articles/0", "unknown_article"),
        ("/api/v1/acts/kz-ai/articles/abc", "unknown_article"),
        ("/api/v1/acts/kz-ai/articles/21(2)", "unknown_article"),
        ("/api/v1/acts/kz-ai/articles/%D9%A2%D9%A1", "unknown_article"),
        ("/api/v1/acts/..%2f..%2fetc/articles/1", None),
        ("/api/v1/nothing", "not_found"),
        ("/api/v2/ask", "not_found"),
    ],
)
async def test_what_is_not_there(api: httpx.AsyncClient, path: str, code: Optional[str]) -> None:
    check(await api.get(path), 404, code)


@pytest.mark.parametrize("day", ["2026-13-45", "2026-02-30", "yesterday", "2026", "", "99999-01-01"])
async def test_a_day_that_does_not_exist(api: httpx.AsyncClient, day: str) -> None:
    problem = check(await api.get("/api/v1/acts/kz-ai/articles/21", params={"on": day}), 422, "invalid_field")
    assert "on" in problem["detail"]


@pytest.mark.parametrize(
    ("method", "path"), [("GET", ASK), ("PUT", ASK), ("DELETE", ASK), ("POST", "/api/v1/topics"), ("POST", "/healthz")]
)
async def test_a_method_that_is_not_taken(api: httpx.AsyncClient, method: str, path: str) -> None:
    response = await api.request(method, path, content=b"")
    check(response, 405, "method_not_allowed")
    assert response.headers["allow"]


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", ASK, '{"text": ""}'),
        ("POST", ASK, '{"text": "a", "conversation_id": "nobody"}'),
        ("POST", ASK, '{"text": "a", "language": "de"}'),
        ("POST", ASK, "{"),
        ("POST", ASK, "{}"),
        ("POST", ASK, "[" * 40_000),
        ("GET", "/api/v1/acts/kz-ai/articles/999", ""),
        ("GET", "/api/v1/acts/kz-nothing", ""),
        ("GET", "/api/v1/acts/kz-ai/articles/21?on=2026-13-45", ""),
        ("GET", "/api/v1/nothing", ""),
        ("DELETE", ASK, ""),
    ],
)
async def test_problems_are_told_in_the_readers_language(
    api: httpx.AsyncClient, method: str, path: str, body: str
) -> None:
    told = {}
    for language in LANGUAGES:
        response = await api.request(
            method, path, content=body, headers={**JSON, "accept-language": f"{language}-KZ, de;q=0.1"}
        )
        problem = check(response, response.status_code)
        assert response.status_code >= 400
        assert response.headers["content-language"] == language
        told[language] = (problem["title"], problem.get("detail"))
    assert len({title for title, _ in told.values()}) == 3
    assert len({detail for _, detail in told.values()}) == (1 if told["en"][1] is None else 3)
    assert set("әғқңөұүһі") & set(told["kk"][0].lower())


async def test_the_language_the_address_asks_for_outranks_the_browsers(api: httpx.AsyncClient) -> None:
    response = await api.get("/api/v1/acts/kz-ai/articles/999?language=kk", headers={"accept-language": "en"})
    assert response.headers["content-language"] == "kk"


async def test_before_the_model_is_there_questions_are_put_off(law: Any) -> None:
    from bot.api.app import create_app
    from bot.settings import Settings

    transport = httpx.ASGITransport(app=create_app(Settings(), law, None))
    async with httpx.AsyncClient(transport=transport, base_url="http://quqyq.test") as client:
        check(await client.post(ASK, json={"text": "привет"}), 503, "not_ready")
        check(await client.get("/readyz"), 503)
        assert (await client.get("/healthz")).status_code == 200
        assert (await client.get("/api/v1/acts/kz-ai/articles/21")).status_code == 200
