"""Addresses that lead nowhere."""

import pytest
from fastapi.testclient import TestClient

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.mark.parametrize(
    "language, says", [("kk", "Мұндай бет жоқ"), ("ru", "Такой страницы нет"), ("en", "There is no such page")]
)
def test_people_get_a_page_in_their_language(client: TestClient, language: str, says: str) -> None:
    response = client.get(f"/no/such/page?language={language}", headers=BROWSER)
    assert response.status_code == 404 and response.headers["content-type"].startswith("text/html")
    assert says in response.text and f'href="/search?language={language}"' in response.text


@pytest.mark.parametrize(
    "path, accept", [("/no/such/page", "application/json"), ("/api/v1/nothing", BROWSER["Accept"])]
)
def test_programs_get_a_problem_document(client: TestClient, path: str, accept: str) -> None:
    response = client.get(path, headers={"Accept": accept})
    assert response.status_code == 404 and response.headers["content-type"] == "application/problem+json"
    assert response.json()["code"] == "not_found"


def test_a_wrong_method_is_still_told_apart(client: TestClient) -> None:
    assert client.get("/api/v1/ask", headers=BROWSER).status_code == 405


def test_a_file_name_with_a_null_character_is_no_file(client: TestClient) -> None:
    assert client.get("/static/%00").status_code == 404


@pytest.mark.parametrize("path", ["/", "/forget"])
def test_a_form_of_another_site_is_refused(client: TestClient, path: str) -> None:
    response = client.post(path, data={"text": "Hello"}, headers={"Origin": "https://other.example"})
    assert response.status_code == 403 and response.json()["code"] == "forbidden_origin"
    assert "set-cookie" not in response.headers
