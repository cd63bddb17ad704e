import json
from datetime import date
from urllib.parse import quote

import pytest
from html_reader import read

from bot.i18n import gettext
from bot.languages import LANGUAGES
from bot.law.refs import Ref
from bot.law.store import LawStore
from bot.settings import Settings

LAW = LawStore.load()
BASE = Settings().base_url


def structured(page):
    return json.loads(page.one("script", type="application/ld+json").raw)


@pytest.mark.parametrize("language", LANGUAGES)
def test_article_page(client, language):
    response = client.get("/law/kz-ai/21", params={"language": language})
    page, article = read(response.text), LAW.article("kz-ai", "21")
    assert response.status_code == 200 and page.one("html").lang == language
    assert page.one("h1").text.endswith(article.heading[language])
    points = page.one("ul", "points").all("li")
    assert [point.attributes["id"] for point in points] == [Ref.parse(p.ref).eid for p in article.points]
    for shown, point in zip(points, article.points):
        assert shown.one("p").text == " ".join(point.gist[language].split())
        assert shown.one("a", "point-place").text.lower() == Ref.parse(point.ref).describe(language).lower()
    note = "This is a restatement in our own plain words, not the text of the law."
    assert page.one("p", "note").text == gettext(note, language)
    assert page.one("p", "caution").text == " ".join(LAW.acts["kz-ai"].caution[language].split())
    facts = page.one("p", "facts")
    assert "2025" in facts.text and "2026" in facts.one("span", "badge").text
    assert facts.one("a", rel="external").attributes["href"] == LAW.acts["kz-ai"].official_url[language]


def test_english_dates(client):
    facts = read(client.get("/law/kz-ai/21?language=en").text).one("p", "facts").text
    assert facts == "In force since 18 January 2026 Edition of 17 November 2025 Official text"


def test_neighbours(client):
    first = read(client.get("/law/kz-ai/1?language=en").text).one("nav", "neighbours").all("a")
    middle = read(client.get("/law/kz-ai/21?language=en").text).one("nav", "neighbours").all("a")
    last = read(client.get("/law/kz-ai/31?language=en").text).one("nav", "neighbours").all("a")
    assert [(a.attributes["rel"], a.attributes["href"]) for a in middle] == [
        ("prev", "/law/kz-ai/20?language=en"),
        ("next", "/law/kz-ai/22?language=en"),
    ]
    assert [a.attributes["rel"] for a in first] == ["next"] and [a.attributes["rel"] for a in last] == ["prev"]


def test_alternates_and_canonical(client):
    page = read(client.get("/law/kz-ai/21?language=ru").text)
    alternates = {e.attributes["hreflang"]: e.attributes["href"] for e in page.all("link", rel="alternate")}
    address = f"{BASE}/law/kz-ai/21"
    assert alternates == {**{code: f"{address}?language={code}" for code in LANGUAGES}, "x-default": address}
    assert page.one("link", rel="canonical").attributes["href"] == f"{address}?language=ru"
    assert [a.attributes["href"] for a in page.one("nav", "languages").all("a")] == [
        f"/law/kz-ai/21?language={code}" for code in LANGUAGES
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_structured_data_of_an_article(client, language):
    data = structured(read(client.get(f"/law/kz-ai/21?language={language}").text))
    assert data["@context"] == "https://schema.org" and data["@type"] == "Legislation"
    assert data["url"] == f"{BASE}/law/kz-ai/21?language={language}"
    assert LAW.article("kz-ai", "21").heading[language] in data["name"]
    assert data["legislationIdentifier"] == "230-VIII art_21"
    assert (data["legislationDate"], data["legislationDateVersion"]) == ("2025-11-17", "2025-11-17")
    assert data["inLanguage"] == language
    assert data["legislationLegalForce"] == "https://schema.org/InForce"
    assert data["isPartOf"]["legislationIdentifier"] == "230-VIII"
    assert data["isPartOf"]["legislationType"] == "law"
    assert data["encoding"]["@type"] == "LegislationObject"
    assert data["encoding"]["legislationLegalValue"] == "https://schema.org/UnofficialLegalValue"


def test_structured_data_before_the_law_begins(client, monkeypatch):
    monkeypatch.setattr("bot.pages.law.today", lambda: date(2026, 1, 17))
    page = read(client.get("/law/kz-ai/21?language=en").text)
    assert structured(page)["legislationLegalForce"] == "https://schema.org/NotInForce"
    assert page.one("p", "facts").one("span", "badge").text == "Not in force yet: begins on 18 January 2026"
    assert "off" in page.one("p", "facts").one("span", "badge").classes


def test_structured_data_cannot_end_its_element(client, monkeypatch):
    monkeypatch.setattr("bot.open_data.jsonld.article", lambda *_: {"name": "</script><script>alert(1)</script>"})
    page = read(client.get("/law/kz-ai/21").text)
    assert structured(page) == {"name": "</script><script>alert(1)</script>"}


def test_edition_not_known(client):
    article = next(iter(LAW.articles["kz-civil-code"]))
    page = read(client.get(f"/law/kz-civil-code/{article}?language=en").text)
    assert "Edition not known" in page.one("p", "facts").text
    assert "legislationDateVersion" not in structured(page)


def test_amounts_are_computed(client):
    text = read(client.get("/law/kz-coao/641-1?language=ru").text).one("ul", "points").text
    assert "МРП" in text and "тенге" in text and "{mci" not in text


def test_topics_lead_to_the_chat(client):
    page = read(client.get("/law/kz-ai/21?language=ru").text)
    section = page.one("section", "questions")
    topics = list(LAW.topics_citing("kz-ai", "21"))
    assert {b.attributes["value"]: b.text for b in section.all("button", name="text")} == {
        f"/{topic.intent}": topic.title["ru"] for topic in topics
    }
    form = section.one("form")
    answered = client.post(form.attributes["action"], data={"text": f"/{topics[0].intent}"})
    turn = read(answered.text).one("article", id="latest")
    assert turn.one("div", "reply").lang == "ru"
    assert turn.one("p", "short").text == " ".join(topics[0].answer["ru"].short.split())


@pytest.mark.parametrize("topic", LAW.topics.values(), ids=lambda topic: topic.id)
def test_every_citation_leads_to_its_place(client, topic):
    for provision in LAW.provisions_of(topic):
        response = client.get(f"/law/{provision.act.id}/{provision.article.article}?language=kk")
        assert response.status_code == 200
        assert f'id="{provision.ref.eid}"' in response.text


@pytest.mark.parametrize("act_id", LAW.acts)
@pytest.mark.parametrize("language", LANGUAGES)
def test_act_and_all_its_articles(client, act_id, language):
    page = read(client.get(f"/law/{act_id}?language={language}").text)
    act = LAW.acts[act_id]
    assert page.one("h1").text == act.short_title[language]
    assert structured(page)["legislationIdentifier"] == act.number
    links = [a.attributes["href"] for ul in page.all("ul", "articles") for a in ul.all("a")]
    assert links == [f"/law/{act_id}/{quote(article)}?language={language}" for article in LAW.articles[act_id]]
    for link in links:
        html = client.get(link).text
        ids = [e.attributes["id"] for e in read(html).all() if "id" in e.attributes]
        assert len(ids) == len(set(ids)), "an id stands once"


def test_chapters_of_the_main_law(client):
    headings = [h.text for h in read(client.get("/law/kz-ai?language=en").text).one("main").all("h2")]
    chapters = LAW.acts["kz-ai"].chapters
    assert headings == [f"Chapter {c.chapter}. {c.heading['en']}" for c in chapters]


@pytest.mark.parametrize("language", LANGUAGES)
def test_list_of_acts(client, language):
    page = read(client.get(f"/law?language={language}").text)
    assert [h.text for h in page.one("ul", "cards").all("h2")] == [a.short_title[language] for a in LAW.acts.values()]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["/law/kz-none", "/law/kz-ai/999", "/law/kz-none/1", "/law/kz-ai/%3Cscript%3E"])
def test_what_is_not_there(client, language, path):
    response = client.get(path, params={"language": language})
    page = read(response.text)
    assert response.status_code == 404 and response.headers["content-type"].startswith("text/html")
    assert page.one("h1").text == gettext("There is no such page", language)
    assert page.one("meta", name="robots").attributes["content"] == "noindex"
    assert page.all("script") == []
    back = page.one("main").one("a").attributes["href"]
    assert client.get(back).status_code == 200


def test_unknown_language_falls_back(client):
    response = client.get("/law/kz-ai/21?language=xx", headers={"accept-language": "ru", "cookie": ""})
    assert response.status_code == 200 and read(response.text).one("html").lang in LANGUAGES


def test_region_in_the_language_code(client):
    assert read(client.get("/law/kz-ai/21?language=kk-KZ").text).one("html").lang == "kk"


def test_list_says_how_many_articles_are_here(client):
    cards = read(client.get("/law?language=en").text).one("ul", "cards").all("li")
    assert cards[list(LAW.acts).index("kz-ai")].text.endswith("No. 230-VIII 31 articles in plain language")
