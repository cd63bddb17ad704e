from datetime import date
from email.utils import parsedate_to_datetime

import pytest

from bot.law.store import today

FILES = {
    "/data/catalog.jsonld": "application/ld+json",
    "/data/law/kz-ai.jsonld": "application/ld+json",
    "/data/law/kz-ai/21.jsonld": "application/ld+json",
    "/data/law/kz-coao/641-1.jsonld": "application/ld+json",
    "/data/law/kz-ai.kk.akn.xml": "application/akn+xml",
    "/data/answers.ru.jsonld": "application/ld+json",
}


@pytest.mark.parametrize("path, media_type", FILES.items())
def test_headers(client, path, media_type):
    response = client.get(path, headers={"Origin": "https://portal.test"})
    assert response.status_code == 200 and response.headers["content-type"] == media_type
    assert response.headers["access-control-allow-origin"] == "*"
    assert "creativecommons.org/licenses/by/4.0" in response.headers["link"]
    assert "public" in response.headers["cache-control"]
    modified = parsedate_to_datetime(response.headers["last-modified"]).date()
    assert date(2025, 1, 1) < modified <= today()


@pytest.mark.parametrize("path", FILES)
def test_a_good_copy_is_not_sent_again(client, path):
    tag = client.get(path).headers["etag"]
    for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = client.get(path, headers={"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        assert again.headers["access-control-allow-origin"] == "*"
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


@pytest.mark.parametrize("path", FILES)
def test_head(client, path):
    asked, fetched = client.head(path), client.get(path)
    assert asked.status_code == 200 and asked.content == b""
    assert asked.headers["etag"] == fetched.headers["etag"]


def test_the_copy_is_stale_when_the_law_begins(client, monkeypatch):
    def on(day):
        monkeypatch.setattr("bot.api.routes.open_data.today", lambda: day)
        response = client.get("/data/law/kz-ai.jsonld")
        return response.json()["legislationLegalForce"].rsplit("/", 1)[1], response.headers["etag"]

    before, after = on(date(2026, 1, 17)), on(date(2026, 1, 18))
    assert (before[0], after[0]) == ("NotInForce", "InForce") and before[1] != after[1]


def test_a_new_year_changes_what_holds_amounts(client, monkeypatch):
    monkeypatch.setattr("bot.api.routes.open_data.today", lambda: date(2027, 2, 1))
    modified = {n: client.get(f"/data/law/kz-coao/{n}.jsonld").json()["dateModified"] for n in ("641-1", "692-3")}
    assert modified["641-1"] == "2027-01-01" and modified["692-3"] < "2027-01-01"


@pytest.mark.parametrize(
    "path, code",
    {
        "/data/law/kz-none.jsonld": "unknown_act",
        "/data/law/kz-none/1.jsonld": "unknown_act",
        "/data/law/kz-ai/999.jsonld": "unknown_article",
        "/data/law/kz-ai/%3Cscript%3E.jsonld": "unknown_article",
        "/data/law/kz-none.kk.akn.xml": "unknown_act",
        "/data/law/kz-ai.de.akn.xml": "unknown_language",
        "/data/law/kz-ai.KK.akn.xml": "unknown_language",
        "/data/answers.de.jsonld": "unknown_language",
    }.items(),
)
def test_what_is_not_there(client, path, code):
    response = client.get(path)
    assert response.status_code == 404 and response.headers["content-type"] == "application/problem+json"
    assert response.json()["code"] == code
    assert response.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("path", ["/law/kz-ai", "/topics", "/sitemap.xml"])
def test_only_data_is_open_to_other_sites(client, path):
    response = client.get(path, headers={"Origin": "https://portal.test"})
    assert response.status_code == 200 and "access-control-allow-origin" not in response.headers


def test_language_of_a_file(client):
    assert client.get("/data/law/kz-ai.ru.akn.xml").headers["content-language"] == "ru"
    assert client.get("/data/answers.en.jsonld").headers["content-language"] == "en"
