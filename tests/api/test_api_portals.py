"""Which sites may call the API, what a portal has chosen, and a file of portals that is wrong."""

import re
from pathlib import Path
from typing import Any, Dict, Optional

import pytest
from starlette.testclient import TestClient

from bot.law.store import LawStore

ASK = "/api/v1/ask"
ALLOWED = "https://egov.example"
FORBIDDEN = [
    "https://evil.example",
    "https://egov.example.evil.example",
    "https://sub.egov.example",
    "http://egov.example",
    "https://egov.example:8443",
    "https://egov.example/",
    "https://EGOV.example",
    "null",
    "",
    "https://[",
    "*",
]


def preflight(client: TestClient, origin: str, path: str = ASK) -> Any:
    headers = {
        "origin": origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type,quqyq-message-id,quqyq-portal",
    }
    return client.options(path, headers=headers)


@pytest.mark.parametrize("origin", [ALLOWED, "http://localhost:9000", "https://school.example"])
def test_a_portal_may_ask(embedding: TestClient, questions: Dict[str, Dict[str, str]], origin: str) -> None:
    before = preflight(embedding, origin)
    assert (before.status_code, before.content) == (204, b"")
    assert before.headers["access-control-allow-origin"] == origin
    assert "POST" in before.headers["access-control-allow-methods"]
    allowed = before.headers["access-control-allow-headers"].lower()
    assert all(name in allowed for name in ("content-type", "quqyq-portal", "quqyq-message-id"))
    reply = embedding.post(ASK, json={"text": questions["en"]["rights/refuse_ai"]}, headers={"origin": origin})
    assert reply.status_code == 200 and reply.json()["topic"] == "rights/refuse_ai"
    assert reply.headers["access-control-allow-origin"] == origin
    assert "Origin" in reply.headers["vary"]
    # No cookie of the bot's pages is ever to be sent along.
    assert "access-control-allow-credentials" not in {**before.headers, **reply.headers}


@pytest.mark.parametrize("origin", FORBIDDEN)
@pytest.mark.parametrize(("method", "path"), [("POST", ASK), ("GET", "/api/v1/topics"), ("POST", "/api/v1/feedback")])
def test_a_forbidden_site_is_refused(embedding: TestClient, origin: str, method: str, path: str) -> None:
    for response in (
        preflight(embedding, origin, path),
        # What browsers send without asking first.
        embedding.request(method, path, content='{"text": "привет"}', headers={"origin": origin}),
    ):
        assert response.status_code == 403 and response.json()["code"] == "forbidden_origin"
        assert "access-control-allow-origin" not in response.headers
        assert "Origin" in response.headers["vary"]


@pytest.mark.parametrize("origin", ["http://bot.test", "https://bot.test", "https://bot.example"])
def test_our_own_pages_may_ask(embedding: TestClient, origin: str) -> None:
    assert embedding.get("/api/v1/topics", headers={"origin": origin}).status_code == 200


def test_who_is_no_browser_may_ask(embedding: TestClient) -> None:
    assert embedding.get("/api/v1/topics").status_code == 200


async def test_without_a_file_no_other_site_may(api: Any) -> None:
    response = await api.get("/api/v1/topics", headers={"origin": ALLOWED})
    assert response.status_code == 403


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", ASK, '{"text": ""}', 422),
        ("POST", ASK, "{", 400),
        ("POST", ASK, " " * 40_000, 413),
        ("GET", "/api/v1/conversations/nobody", "", 404),
        ("PUT", ASK, "", 405),
        ("GET", "/api/v1/nothing", "", 404),
    ],
)
def test_a_portal_can_read_what_went_wrong(
    embedding: TestClient, method: str, path: str, body: str, status: int
) -> None:
    headers = {"origin": ALLOWED, "content-type": "application/json"}
    response = embedding.request(method, path, content=body, headers=headers)
    assert response.status_code == status and response.json()["title"]
    assert response.headers["access-control-allow-origin"] == ALLOWED
    assert "Retry-After" in response.headers["access-control-expose-headers"]


def test_a_portal_can_read_of_a_fault_of_ours(embedding: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fail(*_arguments: Any) -> None:
        raise RuntimeError("secret-cause")

    app: Any = embedding.app
    monkeypatch.setattr(app.state.assistant, "ask", fail)
    client = TestClient(app, raise_server_exceptions=False)
    response = client.post(ASK, json={"text": "привет"}, headers={"origin": ALLOWED, "accept-language": "ru"})
    assert (response.status_code, response.json()["code"]) == (500, "internal_error")
    assert response.headers["access-control-allow-origin"] == ALLOWED
    assert "secret-cause" not in response.text


def questions_of(client: TestClient, portal: str) -> float:
    figures = client.get("/metrics").text
    rows = re.findall(rf'^quqyq_questions_total{{language="\w+",portal="{portal}",status="\w+"}} (\S+)$', figures, re.M)
    return sum(map(float, rows))


@pytest.mark.parametrize(
    ("origin", "portal", "counted"),
    [
        (ALLOWED, "egov", "egov"),
        # A site of one portal only need not name it; neither need a server that names it be a browser.
        ("https://school.example", None, "school"),
        (None, "school", "school"),
        ("http://bot.test", "egov", "egov"),
        (None, None, "none"),
    ],
)
def test_questions_are_counted_by_portal(
    embedding: TestClient, origin: Optional[str], portal: Optional[str], counted: str
) -> None:
    headers = {name: value for name, value in (("origin", origin), ("quqyq-portal", portal)) if value}
    before = questions_of(embedding, counted)
    assert embedding.post(ASK, json={"text": "привет"}, headers=headers).status_code == 200
    assert questions_of(embedding, counted) == before + 1


@pytest.mark.parametrize(
    ("origin", "portal", "code"),
    [
        (ALLOWED, "nobody", "unknown_portal"),
        (None, "nobody", "unknown_portal"),
        (None, 'x"} 1\n', "unknown_portal"),
        (ALLOWED, "school", "forbidden_origin"),
    ],
)
def test_a_portal_that_is_not_the_sites_own(
    embedding: TestClient, origin: Optional[str], portal: str, code: str
) -> None:
    headers = {name: value for name, value in (("origin", origin), ("quqyq-portal", portal)) if value}
    before = embedding.get("/metrics").text
    response = embedding.post(ASK, json={"text": "привет"}, headers=headers)
    assert (response.status_code, response.json()["code"]) == (403, code)
    assert embedding.get("/metrics").text == before


@pytest.mark.parametrize(("language", "greeting"), [("kk", "Сәлеметсіз бе!"), ("en", "Welcome")])
def test_what_a_portal_has_chosen(embedding: TestClient, law: LawStore, language: str, greeting: str) -> None:
    response = embedding.get(f"/api/v1/portals/egov?language={language}", headers={"origin": ALLOWED})
    chosen = response.json()
    assert response.headers["access-control-allow-origin"] == ALLOWED
    assert (chosen["id"], chosen["greeting"]) == ("egov", greeting)
    assert chosen["theme"]["accent"] == "#00518f" and chosen["theme"]["surface"] is None
    assert [topic["id"] for topic in chosen["topics"]] == ["rights/refuse_ai", "liability/who_pays"]
    assert chosen["topics"][0]["title"] == law.topics["rights/refuse_ai"].title[language]  # type: ignore[index]
    assert "localhost" not in response.text


def test_a_portal_that_has_chosen_nothing(embedding: TestClient) -> None:
    chosen = embedding.get("/api/v1/portals/school").json()
    assert (chosen["greeting"], chosen["topics"], set(chosen["theme"].values())) == (None, [], {None})


@pytest.mark.parametrize("name", ["nobody", "EGOV", "none", "..%2fegov", "%00"])
def test_a_portal_that_is_not_there(embedding: TestClient, name: str) -> None:
    assert embedding.get(f"/api/v1/portals/{name}").status_code == 404


WRONG = {
    "there is no such file": (None, "cannot be read"),
    "not a list": ("egov: 1", "list"),
    "empty": ("", "none is not"),
    "not YAML": ("- id: [", "not valid YAML"),
    "not UTF-8": (b"- id: \xff", "not valid YAML in UTF-8"),
    "no origin": ("- {id: a, origins: []}", "origins"),
    "a path": ("- {id: a, origins: ['https://a.kz/x']}", "https://a.kz/x: write it as browsers do"),
    "a slash at the end": ("- {id: a, origins: ['https://a.kz/']}", "write it as browsers do"),
    "an asterisk": ("- {id: a, origins: ['*']}", "write it as browsers do"),
    "an asterisk for a part": ("- {id: a, origins: ['https://*.a.kz']}", "write it as browsers do"),
    "more policy": ("- {id: a, origins: ['https://a.kz; script-src *']}", "write it as browsers do"),
    "capitals": ("- {id: a, origins: ['https://A.kz']}", "write it as browsers do"),
    "not Latin": ("- {id: a, origins: ['https://сайт.қаз']}", "xn--"),
    "the usual port": ("- {id: a, origins: ['https://a.kz:443']}", "leave out :443"),
    "a wrong id": ("- {id: 'A b', origins: ['https://a.kz']}", "id"),
    "the id of no portal": ("- {id: none, origins: ['https://a.kz']}", "stands for no portal"),
    "an id twice": ("- &a {id: a, origins: ['https://a.kz']}\n- *a", "there twice"),
    "an unknown field": ("- {id: a, origins: ['https://a.kz'], colour: red}", "colour"),
    "a colour by name": (
        "- {id: a, origins: ['https://a.kz'], theme: {accent: red, accent_text: '#ffffff'}}",
        "accent",
    ),
    "a colour without quotes": ("- id: a\n  origins: ['https://a.kz']\n  theme:\n    accent: #00518f", "in quotes"),
    "half a pair": ("- {id: a, origins: ['https://a.kz'], theme: {surface: '#ffffff'}}", "go together"),
    "letters that cannot be read": (
        "- {id: a, origins: ['https://a.kz'], theme: {accent: '#ffcc00', accent_text: '#ffffff'}}",
        "accent_text cannot be read on accent",
    ),
    "style in a font": ("- {id: a, origins: ['https://a.kz'], theme: {font: 'x; } body { color: red'}}", "font"),
    "a greeting in one language": ("- {id: a, origins: ['https://a.kz'], greeting: {ru: Привет}}", "greeting > kk"),
    "an unknown topic": ("- {id: a, origins: ['https://a.kz'], topics: [a/b]}", "there is no topic a/b"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_file_of_portals_that_is_wrong_stops_the_start(law: LawStore, tmp_path: Path, case: str) -> None:
    from bot.api.app import create_app
    from bot.settings import Settings, SettingsError

    content, told = WRONG[case]
    path = tmp_path / "portals.yml"
    if content is not None:
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    with pytest.raises(SettingsError) as refused:
        create_app(Settings(portals=path, widgets=tmp_path, search_database=str(tmp_path / "s.db")), law, None)
    assert str(refused.value).startswith(f"QUQYQ_PORTALS: {path}: ") and told in str(refused.value)
