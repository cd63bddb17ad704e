"""The comparison and the timeline as pages and as JSON. They need no model: the application here has none."""

from datetime import date
from typing import Any, Iterator
from urllib.parse import unquote, urlsplit

import pytest
from fastapi.testclient import TestClient
from html_reader import Element, read

from bot.api.app import create_app
from bot.i18n import gettext
from bot.languages import LANGUAGES, Language
from bot.law.compare import comparison
from bot.law.store import LawStore
from bot.settings import Settings

BASE = Settings().base_url
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def site(law: LawStore) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(), law, None)) as client:
        yield client


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.pages.compare.today", lambda: TODAY)
    monkeypatch.setattr("bot.api.routes.compare.today", lambda: TODAY)


def shown(site: TestClient, path: str, language: Language) -> Element:
    response = site.get(path, params={"language": language})
    assert response.status_code == 200
    return read(response.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_stands_on_the_page(site: TestClient, language: Language) -> None:
    page = shown(site, "/compare", language)
    assert page.one("html").lang == language
    for row in comparison().rows.values():
        card = page.one("article", id=row.id)
        assert card.one("h3").text == row.topic[language]
        assert card.one("p", "difference").text == " ".join(row.difference[language].split())
        kz, eu = card.all("div", "side")
        assert kz.one("h4").text == gettext("Kazakhstan", language)
        assert eu.one("h4").text == gettext("European Union", language)
        assert " ".join(row.eu.text[language].split()) in eu.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_topics_are_grouped_and_the_groups_are_listed(site: TestClient, language: Language) -> None:
    page = shown(site, "/compare", language)
    titles = [group.title[language] for group in comparison().groups]
    links = page.one("nav", "contents").all("a")
    assert [link.text for link in links][: len(titles)] == titles
    ids = [element.attributes["id"] for element in page.all() if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    anchors = {a.attributes["href"][1:] for a in page.all("a") if a.attributes["href"].startswith("#")}
    assert anchors <= set(ids)
    for group in comparison().groups:
        section = page.one("h2", id=f"group-{group.id}").parent
        assert section is not None
        assert [card.attributes["id"] for card in section.all("article")] == [row.id for row in group.rows]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_that_the_law_of_the_union_does_not_apply_here(site: TestClient, language: Language) -> None:
    note = (
        "The law of the European Union does not apply in Kazakhstan. It binds a company of Kazakhstan only where its "
        "AI, or what its AI makes, is used in the European Union."
    )
    assert shown(site, "/compare", language).one("div", "text").one("p", "caution").text == gettext(note, language)


@pytest.mark.parametrize(
    "row, message, dates, off",
    [
        ("bans-common", "Applies now", None, False),
        ("bans-eu-only", "Applies in part now; more from: %(dates)s", "2 December 2026", False),
        ("proof", "Does not apply yet; from: %(dates)s", "9 December 2026", True),
        ("audit", "Does not apply yet; from: %(dates)s", "2 December 2027", True),
    ],
)
def test_the_status_of_the_rules_of_the_union(site: TestClient, row: str, message: str, dates: Any, off: bool) -> None:
    badge = shown(site, "/compare", "en").one("article", id=row).one("span", "badge")
    assert badge.text == (message % {"dates": dates} if dates else message)
    assert ("off" in badge.classes) is off


def test_no_status_where_nothing_tells_it(site: TestClient) -> None:
    assert shown(site, "/compare", "en").one("article", id="copyright-output").all("span", "badge") == []


@pytest.mark.parametrize("path", ["/compare", "/timeline"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_citations_lead_to_their_place(site: TestClient, path: str, language: Language) -> None:
    addresses = {
        link.attributes["href"] for rests in shown(site, path, language).all("ul", "rests") for link in rests.all("a")
    }
    assert addresses
    for address in addresses:
        assert " " not in address
        response = site.get(address)
        assert response.status_code == 200, address
        assert read(response.text).one("html").lang == language
        place = unquote(urlsplit(address).fragment)
        assert not place or f'id="{place}"' in response.text, address


@pytest.mark.parametrize("path", ["/compare", "/timeline"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_alternates_and_canonical(site: TestClient, path: str, language: Language) -> None:
    page = shown(site, path, language)
    alternates = {e.attributes["hreflang"]: e.attributes["href"] for e in page.all("link", rel="alternate")}
    address = f"{BASE}{path}"
    assert alternates == {**{code: f"{address}?language={code}" for code in LANGUAGES}, "x-default": address}
    assert page.one("link", rel="canonical").attributes["href"] == f"{address}?language={language}"
    assert page.all("script") == [] and page.all("table") == []
    assert page.one("h1").text


def test_what_is_not_fully_read_says_so(site: TestClient) -> None:
    page = shown(site, "/compare", "en")
    insurance = page.one("article", id="insurance").all("div", "side")[1]
    assert insurance.one("p", "hint").text == "From general knowledge: we have not checked this against a source."
    status = page.one("article", id="status").all("div", "side")[0]
    assert status.one("p", "hint").text == "Partly from secondary sources, not from the official text."


def test_amounts_are_computed(site: TestClient) -> None:
    text = shown(site, "/compare", "en").one("article", id="fines").text
    assert "200 MCI (865,000 tenge in 2026)" in text and "{mci" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_gaps_and_the_errors_stand_below(site: TestClient, language: Language) -> None:
    page, found = shown(site, "/compare", language), comparison()
    for gap in found.study.gaps:
        card = page.one("article", id=f"gap-{gap.id}")
        assert card.one("h3").text == gap.gap[language] and gap.closed[language] in card.one("p", "difference").text
    for error in found.errors:
        assert error.wrong[language] in page.one("article", id=f"error-{error.id}").one("h3").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_events_stand_in_order_with_their_side(site: TestClient, language: Language) -> None:
    items = shown(site, "/timeline", language).all("li", "event")
    events = comparison().events
    assert [item.attributes["id"] for item in items] == [event.id for event in events]
    sides = {"kz": gettext("Kazakhstan", language), "eu": gettext("European Union", language)}
    for item, event in zip(items, events):
        assert item.one("time").attributes["datetime"] == event.date
        assert item.one("span", "whose").text == sides[event.side]
        assert " ".join(event.text[language].split()) in item.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_lies_ahead_is_marked_as_announced(site: TestClient, language: Language) -> None:
    items = shown(site, "/timeline", language).all("li", "event")
    marked = [item.attributes["id"] for item in items if item.all("span", "badge")]
    assert marked == ["2026-12-02-eu", "2026-12-09-eu", "2027-12-02-eu"]
    note = gettext("Announced, not in force yet", language)
    assert all(item.one("span", "badge").text == note for item in items if item.attributes["id"] in marked)


def test_an_event_is_no_longer_announced_once_it_has_come(site: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.pages.compare.today", lambda: date(2026, 12, 2))
    item = shown(site, "/timeline", "en").one("li", "event", id="2026-12-02-eu")
    assert item.all("span", "badge") == []


def test_a_month_is_written_as_a_month(site: TestClient) -> None:
    page = shown(site, "/timeline", "en")
    assert page.one("li", id="2024-02-kz").one("time").text == "February 2024"
    assert page.one("li", id="2026-01-18-kz").one("time").text == "18 January 2026"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_comparison_as_json(site: TestClient, law: LawStore, language: Language) -> None:
    content = site.get("/api/v1/compare", params={"language": language}).json()
    assert (content["language"], content["on"]) == (language, "2026-11-24")
    topics = {topic["id"]: topic for group in content["groups"] for topic in group["topics"]}
    assert list(topics) == list(comparison().rows)
    eu = topics["bans-eu-only"]["eu"]
    assert (eu["applies_now"], eu["begins"]) == (True, ["2026-12-02"])
    assert [(c["ref"], c["in_force"]) for c in eu["citations"]] == [
        ("5(1)(d)", True),
        ("5(1)(e)", True),
        ("5(1)(h)", True),
        ("5(1)(ba)", False),
        ("5(1)(bb)", False),
    ]
    assert eu["citations"][0]["title"] == law.provision("eu-ai-act 5(1)(d)").cite(language, TODAY).title
    whole = topics["insurance"]["eu"]["citations"][0]
    assert (whole["act"], whole["article"], whole["page"]) == ("eu-ai-act", None, "/law/eu-ai-act")
    assert topics["copyright-output"]["eu"]["applies_now"] is None
    annex = topics["work"]["eu"]["citations"][1]
    assert (annex["eid"], annex["page"]) == ("annex_III__para_4", "/law/eu-ai-act/Annex%20III")


def test_the_comparison_on_another_day(site: TestClient) -> None:
    content = site.get("/api/v1/compare?language=en&on=2026-12-02").json()
    topics = {topic["id"]: topic for group in content["groups"] for topic in group["topics"]}
    assert topics["bans-eu-only"]["eu"]["begins"] == []
    assert all(citation["in_force"] for citation in topics["bans-eu-only"]["eu"]["citations"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_timeline_as_json(site: TestClient, language: Language) -> None:
    content = site.get("/api/v1/timeline", params={"language": language}).json()
    assert [event["id"] for event in content["events"]] == [event.id for event in comparison().events]
    assert [event["date"] for event in content["events"] if event["announced"]] == [
        "2026-12-02",
        "2026-12-09",
        "2027-12-02",
    ]


@pytest.mark.parametrize("resource", ["compare", "timeline"])
@pytest.mark.parametrize("query", ["on=2026-13-45", "on=2026", "on=x", "language=xx"])
def test_bad_input_is_a_problem(site: TestClient, resource: str, query: str) -> None:
    response = site.get(f"/api/v1/{resource}?{query}")
    assert response.status_code == 422
    assert response.headers["content-type"].startswith("application/problem+json")
