import pytest
from html_reader import read

from bot.i18n import gettext
from bot.languages import LANGUAGES
from bot.law.store import LawStore

LAW = LawStore.load()

QUERIES = {
    "kk": "Синтетикалық нәтижелер туралы ескерту",
    "ru": "предупреждение о синтетических результатах",
    "en": "warning about synthetic results",
}


def search(client, **params):
    response = client.get("/search", params=params)
    return response, read(response.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form(client, language):
    response, page = search(client, language=language)
    assert response.status_code == 200 and page.one("html").lang == language
    form = page.one("form", "search")
    assert (form.attributes["method"], form.attributes["action"]) == ("get", "/search")
    assert form.one("input", name="language").attributes["value"] == language
    values = [option.attributes["value"] for option in form.one("select", name="act").all("option")]
    assert values == ["", *LAW.acts]
    labels = {label.attributes["for"] for label in form.all("label")}
    assert {"q", "act", "on"} <= labels
    assert not page.all("ol", "found") and not page.all("p", "error")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_found_leads_to_the_law(client, language):
    response, page = search(client, language=language, q=QUERIES[language])
    assert response.status_code == 200
    assert page.one("input", name="q").attributes["value"] == QUERIES[language]
    links = page.one("ol", "found").all("a", "point-place")
    assert links[0].attributes["href"].startswith(f"/law/kz-ai/21?language={language}#art_21")
    for link in links[:3]:
        address, _, anchor = link.attributes["href"].partition("#")
        article = client.get(address)
        assert article.status_code == 200
        assert read(article.text).all(id=anchor)
    # What people type is not for search engines.
    assert page.one("meta", name="robots").attributes["content"] == "noindex"


def test_the_form_keeps_what_was_chosen(client):
    _, page = search(client, language="en", q="harm", act="kz-civil-code", on="2026-02-01")
    assert page.one("select", name="act").one("option", selected="").attributes["value"] == "kz-civil-code"
    assert page.one("input", name="on").attributes["value"] == "2026-02-01"
    links = page.one("ol", "found").all("a", "point-place")
    assert links and all(link.attributes["href"].startswith("/law/kz-civil-code/") for link in links)


def test_nothing_found_is_said(client):
    response, page = search(client, language="en", q="zzzzzzzz")
    assert response.status_code == 200
    assert page.one("h2", id="found").text == gettext("Nothing found", "en")
    assert not page.all("ol", "found")


@pytest.mark.parametrize(
    ("params", "status"),
    [
        ({"q": "?!"}, 422),
        ({"q": "harm " * 2000}, 422),
        ({"q": "harm", "on": "2026-13-45"}, 422),
        ({"q": "harm", "act": "kz-nothing"}, 404),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_errors_are_said_beside_the_field(client, language, params, status):
    response, page = search(client, language=language, **params)
    assert response.status_code == status
    error = page.one("p", "error", id="q-error")
    field = page.one("input", name="q")
    assert error.text and error.attributes["role"] == "alert"
    assert field.attributes["aria-invalid"] == "true" and "q-error" in field.attributes["aria-describedby"]


def test_what_was_typed_is_shown_as_text(client):
    query = '<script>alert(1)</script>" onfocus="x'
    response, page = search(client, language="en", q=query)
    assert page.one("input", name="q").attributes["value"] == query
    assert "<script>alert" not in response.text
