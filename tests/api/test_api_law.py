"""Topics, acts and articles over HTTP."""

import json
from datetime import date
from typing import Any

import httpx
import pytest

from bot.law.store import LawStore
from bot.paths import ROOT

LANGUAGES = ("kk", "ru", "en")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_topics_by_area(api: httpx.AsyncClient, law: LawStore, language: str) -> None:
    content = (await api.get("/api/v1/topics", params={"language": language})).json()
    assert content["language"] == language
    assert [area["area"] for area in content["areas"]] == list(law.areas)
    topics = {topic["id"]: topic for area in content["areas"] for topic in area["topics"]}
    assert set(topics) == set(law.topics)
    assert topics["rights/refuse_ai"] == {
        "id": "rights/refuse_ai",
        "area": "rights",
        "title": law.topics["rights/refuse_ai"].title[language],  # type: ignore[index]
        "payload": "/rights_refuse_ai",
    }


async def test_a_payload_from_the_list_is_answered(api: httpx.AsyncClient, law: LawStore) -> None:
    content = (await api.get("/api/v1/topics?language=en")).json()
    for area in content["areas"]:
        topic = area["topics"][-1]
        reply = (await api.post("/api/v1/ask", json={"text": topic["payload"], "language": "en"})).json()
        assert (reply["status"], reply["topic"]) == ("answered", topic["id"])


@pytest.mark.parametrize("language", LANGUAGES)
async def test_acts(api: httpx.AsyncClient, law: LawStore, language: str) -> None:
    content = (await api.get("/api/v1/acts", params={"language": language})).json()
    acts = {act["id"]: act for act in content["acts"]}
    assert set(acts) == set(law.acts)
    act = acts["kz-ai"]
    assert (act["number"], act["adopted"], act["in_force"], act["coverage"]) == (
        "230-VIII",
        "2025-11-17",
        "2026-01-18",
        "complete",
    )
    assert act["short_title"] == law.acts["kz-ai"].short_title[language]  # type: ignore[index]


async def test_an_act_with_its_articles(api: httpx.AsyncClient, law: LawStore) -> None:
    content = (await api.get("/api/v1/acts/kz-ai?language=kk")).json()
    assert [article["article"] for article in content["articles"]] == [str(number) for number in range(1, 32)]
    assert content["articles"][20] == {
        "article": "21",
        "eid": "art_21",
        "heading": law.article("kz-ai", "21").heading.kk,
        "in_force": True,
    }


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_article_point_by_point(api: httpx.AsyncClient, law: LawStore, language: str) -> None:
    content = (await api.get("/api/v1/acts/kz-ai/articles/24", params={"language": language})).json()
    article = law.article("kz-ai", "24")
    assert content["language"] == language
    assert content["heading"] == article.heading[language]  # type: ignore[index]
    assert [(point["ref"], point["gist"]) for point in content["points"]] == [
        (p.ref, p.gist[language]) for p in article.points
    ]  # type: ignore[index]
    assert content["citation"]["in_force"] is True
    assert "liability/who_pays" in [topic["id"] for topic in content["topics"]]


@pytest.mark.parametrize(
    ("path", "day", "in_force"),
    [
        ("kz-ai/articles/21", "2025-12-01", False),
        ("kz-ai/articles/21", "2026-01-17", False),
        ("kz-ai/articles/21", "2026-01-18", True),
        ("kz-coao/articles/641-1", "2026-01-17", False),
        ("kz-coao/articles/641-1", "2026-01-18", True),
        ("kz-digital-code/articles/43", "2026-07-11", False),
        ("kz-digital-code/articles/43", "2026-07-12", True),
        ("kz-ai/articles/21", "0001-01-01", False),
        ("kz-ai/articles/21", "9999-12-31", True),
    ],
)
async def test_whether_an_article_applies_on_a_day(api: httpx.AsyncClient, path: str, day: str, in_force: bool) -> None:
    content = (await api.get(f"/api/v1/acts/{path}", params={"on": day, "language": "en"})).json()
    assert (content["on"], content["citation"]["in_force"]) == (day, in_force)


async def test_without_a_day_it_is_today(api: httpx.AsyncClient) -> None:
    content = (await api.get("/api/v1/acts/kz-ai/articles/21")).json()
    assert abs((date.fromisoformat(content["on"]) - date.today()).days) <= 1


@pytest.mark.parametrize(
    ("day", "amount"), [("2026-11-24", "15 MCI (64,875 tenge in 2026)"), ("2035-01-01", "15 MCI for individuals")]
)
async def test_fines_are_those_of_the_year(api: httpx.AsyncClient, day: str, amount: str) -> None:
    content = (await api.get("/api/v1/acts/kz-coao/articles/641-1", params={"on": day, "language": "en"})).json()
    assert amount in " ".join(point["gist"] for point in content["points"])
    assert "{" not in " ".join(point["gist"] for point in content["points"])


async def test_every_article_can_be_read(api: httpx.AsyncClient, law: LawStore) -> None:
    for act, articles in law.articles.items():
        for number in articles:
            response = await api.get(f"/api/v1/acts/{act}/articles/{number}?language=ru")
            assert response.status_code == 200, (act, number)


async def test_probes(api: httpx.AsyncClient) -> None:
    assert (await api.get("/healthz")).json() == {"status": "ok"}
    assert (await api.get("/readyz")).json() == {"status": "ready"}


async def test_the_openapi_document_is_the_committed_one(api: httpx.AsyncClient) -> None:
    committed = ROOT / "docs" / "openapi.json"
    assert committed.is_file(), "docs/openapi.json is missing. Write it with: make openapi"
    served = (await api.get("/openapi.json")).json()
    assert served == json.loads(committed.read_text(encoding="utf-8")), "The API has changed. Run: make openapi"


async def test_the_openapi_document_describes_every_resource(api: httpx.AsyncClient) -> None:
    document: Any = (await api.get("/openapi.json")).json()
    expected = {
        ("post", "/api/v1/ask"),
        ("get", "/api/v1/topics"),
        ("get", "/api/v1/acts"),
        ("get", "/api/v1/acts/{act_id}"),
        ("get", "/api/v1/acts/{act_id}/articles/{number}"),
        ("get", "/api/v1/conversations/{conversation_id}"),
        ("delete", "/api/v1/conversations/{conversation_id}"),
        ("get", "/healthz"),
        ("get", "/readyz"),
    }
    described = {(method, path) for path, methods in document["paths"].items() for method in methods}
    assert expected <= described
    statuses = document["paths"]["/api/v1/ask"]["post"]["responses"]
    assert "application/problem+json" in statuses["404"]["content"]


async def test_rasas_own_api_is_not_exposed(api: httpx.AsyncClient) -> None:
    for path in (
        "/webhooks/rest/webhook",
        "/model/parse",
        "/conversations/default/tracker",
        "/domain",
        "/status",
        "/docs",
        "/redoc",
    ):
        assert (await api.get(path)).status_code == 404, path
