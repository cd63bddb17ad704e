"""Search over HTTP."""

from typing import Any, Dict

import httpx
import pytest

from bot.law.store import LawStore


@pytest.mark.parametrize(
    ("language", "query"),
    [
        ("kk", "Синтетикалық нәтижелер туралы ескерту"),
        ("ru", "предупреждение о синтетических результатах"),
        ("en", "warning about synthetic results"),
    ],
)
async def test_search(api: httpx.AsyncClient, law: LawStore, language: str, query: str) -> None:
    response = await api.get("/api/v1/search", params={"q": query, "language": language})
    content = response.json()
    assert response.status_code == 200
    assert {name: content[name] for name in ("language", "query", "act", "on")} == {
        "language": language,
        "query": query,
        "act": None,
        "on": None,
    }
    first = content["hits"][0]
    provision = law.provision(f"{first['act']} {first['ref']}")
    assert (first["act"], first["article"], first["in_force"]) == ("kz-ai", "21", True)
    assert first["title"].startswith(law.acts["kz-ai"].short_title[language])  # type: ignore[index]
    assert first["heading"] == provision.article.heading[language]  # type: ignore[index]
    assert first["eid"] == provision.ref.eid and first["snippet"] and first["url"].startswith("https://")
    assert 1 < len(content["hits"]) <= 5


async def test_the_act_the_day_and_the_number_narrow_it(api: httpx.AsyncClient) -> None:
    async def hits(**params: str) -> Any:
        query = {"q": "вред и ответственность", "language": "ru", "limit": "20", **params}
        return (await api.get("/api/v1/search", params=query)).json()["hits"]

    assert {hit["act"] for hit in await hits(act="kz-civil-code")} == {"kz-civil-code"}
    assert "kz-ai" not in {hit["act"] for hit in await hits(on="2025-12-31")}
    assert all(hit["in_force"] for hit in await hits(on="2025-12-31"))
    assert len(await hits(limit="3")) == 3


async def test_nothing_found_is_an_empty_list(api: httpx.AsyncClient) -> None:
    response = await api.get("/api/v1/search?q=zzzzzzzz&language=en")
    assert (response.status_code, response.json()["hits"]) == (200, [])


@pytest.mark.parametrize(
    ("params", "status", "code"),
    [
        ({}, 422, "invalid_field"),
        ({"q": ""}, 422, "no_words"),
        ({"q": "?! --- ***"}, 422, "no_words"),
        ({"q": "a" * 1001}, 422, "query_too_long"),
        ({"q": "вред " * 2000}, 422, "query_too_long"),
        ({"q": "harm", "act": "kz-nothing"}, 404, "unknown_act"),
        ({"q": "harm", "act": ""}, 404, "unknown_act"),
        ({"q": "harm", "on": "2026-13-45"}, 422, "invalid_field"),
        ({"q": "harm", "on": "yesterday"}, 422, "invalid_field"),
        ({"q": "harm", "on": "2026"}, 422, "invalid_field"),
        ({"q": "harm", "limit": "0"}, 422, "invalid_field"),
        ({"q": "harm", "limit": "1000"}, 422, "invalid_field"),
        ({"q": "harm", "language": "de"}, 422, "unknown_language"),
    ],
)
async def test_bad_input(api: httpx.AsyncClient, params: Dict[str, str], status: int, code: str) -> None:
    response = await api.get("/api/v1/search", params=params)
    assert response.headers["content-type"] == "application/problem+json"
    assert (response.status_code, response.json()["code"]) == (status, code)


@pytest.mark.parametrize("query", ['harm" OR "fine', "harm NEAR(fine)", "en : harm", "harm'; DROP TABLE passages; --"])
async def test_the_syntax_of_engines_is_just_text(api: httpx.AsyncClient, query: str) -> None:
    plain = (await api.get("/api/v1/search?q=moral+harm&language=en")).json()
    response = await api.get("/api/v1/search", params={"q": query, "language": "en"})
    assert response.status_code == 200 and response.json()["hits"]
    assert (await api.get("/api/v1/search?q=moral+harm&language=en")).json() == plain
