import json
from dataclasses import replace
from urllib.parse import quote

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from html_reader import read

from bot.api import problems
from bot.i18n import gettext
from bot.languages import LANGUAGES
from bot.law.model import Answer, Explanation, Texts
from bot.law.store import LawStore
from bot.pages import law as law_pages
from bot.pages import topics
from bot.settings import Settings

LAW = LawStore.load()
BASE = Settings().base_url
EVIL = "</script><b>&amp; \"quoted\" 'single' <!-- әңқ"


def serve(law):
    """Topics and the law they link to need no model."""
    app = FastAPI()
    app.state.settings, app.state.law = Settings(), law
    problems.install(app)
    app.include_router(topics.router)
    app.include_router(law_pages.router)
    return TestClient(app)


@pytest.fixture(scope="module")
def client():
    return serve(LAW)


def plain(text):
    return " ".join(text.split())


def structured(page):
    return json.loads(page.one("script", type="application/ld+json").raw)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", LAW.topics.values(), ids=lambda topic: topic.id)
def test_topic(client, topic, language):
    response = client.get(f"/topics/{topic.id}?language={language}")
    page, answer = read(response.text), topic.answer[language]
    assert response.status_code == 200 and response.headers["content-language"] == language
    assert page.one("html").lang == language
    assert page.one("h1").text == plain(topic.title[language])
    shown = page.one("main").text
    assert "{mci" not in response.text
    if "{" not in answer.json():
        assert page.one("p", "short").text == plain(answer.short)
        assert page.one("meta", name="description").attributes["content"] == answer.short
        assert plain(answer.meaning) in shown and plain(answer.example) in shown
        assert [step.text for step in page.one("ol", "steps").all("li")] == [plain(step) for step in answer.next]
    places = [a.attributes["href"] for a in page.one("ul", "citations").all("a", "place")]
    provisions = LAW.provisions_of(topic)
    assert places == [f"/law/{p.act.id}/{quote(p.article.article)}?language={language}#{p.ref.eid}" for p in provisions]
    related = page.one("section", "questions").all("ul", "articles")
    links = [a.attributes["href"] for ul in related for a in ul.all("a")]
    assert links == [f"/topics/{other}?language={language}" for other in topic.related]
    assert page.one("time").attributes["datetime"] == topic.reviewed.isoformat()
    headings = [h.text for h in page.one("main").all("h2")]
    assert gettext("For example", language) in headings
    levels = [int(e.tag[1]) for e in page.all() if e.tag in ("h1", "h2", "h3")]
    assert levels[0] == 1 and levels.count(1) == 1 and max(levels) == 2
    ids = [e.attributes["id"] for e in page.all() if "id" in e.attributes]
    assert len(ids) == len(set(ids))


def test_links_lead_to_places(client):
    for topic in LAW.topics.values():
        page = read(client.get(f"/topics/{topic.id}?language=kk").text)
        for link in page.one("main").all("a"):
            address, _, place = link.attributes["href"].partition("#")
            if address.startswith(("/law", "/topics")):
                response = client.get(address)
                assert response.status_code == 200 and (not place or f'id="{place}"' in response.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_alternates_and_canonical(client, language):
    page = read(client.get(f"/topics/liability/who_pays?language={language}").text)
    address = f"{BASE}/topics/liability/who_pays"
    alternates = {e.attributes["hreflang"]: e.attributes["href"] for e in page.all("link", rel="alternate")}
    assert alternates == {**{code: f"{address}?language={code}" for code in LANGUAGES}, "x-default": address}
    assert page.one("link", rel="canonical").attributes["href"] == f"{address}?language={language}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_structured_data(client, language):
    topic = LAW.topics["liability/who_pays"]
    data = structured(read(client.get(f"/topics/{topic.id}?language={language}").text))
    question = data["mainEntity"][0]
    assert (data["@context"], data["@type"], data["inLanguage"]) == ("https://schema.org", "FAQPage", language)
    assert data["lastReviewed"] == topic.reviewed.isoformat()
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert question["name"] == topic.title[language]
    assert question["acceptedAnswer"]["text"].startswith(topic.answer[language].short)
    assert len(question["acceptedAnswer"]["citation"]) == len(topic.citations)


@pytest.mark.parametrize("language", LANGUAGES)
def test_list_by_area(client, language):
    page = read(client.get(f"/topics?language={language}").text)
    assert [h.text for h in page.one("main").all("h2")] == [area.title[language] for area in LAW.areas.values()]
    links = [a.attributes["href"] for ul in page.all("ul", "articles") for a in ul.all("a")]
    assert links == [f"/topics/{topic.id}?language={language}" for a in LAW.areas.values() for topic in a.topics]
    jumps = [a.attributes["href"] for a in page.one("nav", "facts").all("a")]
    assert jumps == [f"#{h.attributes['id']}" for h in page.one("main").all("h2")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["/topics/rights/nothing", "/topics/none/none", "/topics/rights/%3Cscript%3E"])
def test_what_is_not_there(client, language, path):
    response = client.get(path, params={"language": language})
    page = read(response.text)
    assert response.status_code == 404 and page.all("script") == []
    assert page.one("h1").text == gettext("There is no such page", language)
    assert page.one("meta", name="robots").attributes["content"] == "noindex"
    assert len(page.one("main").all("li")) == len(LAW.topics)


def test_hostile_texts_stay_texts():
    texts, said = (
        Texts(kk=EVIL, ru=EVIL, en=EVIL),
        Explanation(short=EVIL, meaning=EVIL, next=[EVIL], simple=EVIL, example=EVIL),
    )
    topic = LAW.topics["liability/who_pays"].copy(
        update={"title": texts, "answer": Answer(kk=said, ru=said, en=said), "related": []}
    )
    area = LAW.areas["liability"].copy(update={"title": texts, "topics": [topic]})
    law = replace(LAW, topics={**LAW.topics, topic.id: topic}, areas={**LAW.areas, "liability": area})
    page = read(serve(law).get(f"/topics/{topic.id}?language=en").text)
    assert page.one("h1").text == page.one("p", "short").text == EVIL
    assert page.one("meta", name="description").attributes["content"] == EVIL
    assert structured(page)["mainEntity"][0]["name"] == EVIL
    assert page.one("main").text.count(EVIL) >= 5
    assert page.all("b") == []
    listed = read(serve(law).get("/topics?language=en").text)
    assert EVIL in [h.text for h in listed.all("h2")] and listed.all("b") == []
