"""What all pages have in common: what others see of a link to them, and the headers that keep them safe."""

import pytest
from fastapi.testclient import TestClient
from html_reader import read

from bot.languages import LANGUAGES
from bot.law.store import LawStore
from bot.settings import Settings

LAW = LawStore.load()
BASE = Settings().base_url
PATHS = ["/", "/topics", "/law", "/law/kz-ai", "/law/kz-ai/21", "/compare", "/timeline", "/search", "/about"]
PATHS += ["/privacy", "/accessibility", "/for-portals", "/topics/liability/who_pays"]


def described(page, name):
    return page.one("meta", property=f"og:{name}").attributes["content"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_what_a_shared_link_shows(client, path, language):
    page = read(client.get(f"{path}?language={language}").text)
    title = page.one("title").text
    assert title.endswith(" · Quqyq") and described(page, "title") == title[: -len(" · Quqyq")]
    description = page.one("meta", name="description").attributes["content"]
    assert described(page, "description") == description and 20 < len(description) <= 160
    assert described(page, "url") == f"{BASE}{path}?language={language}"
    assert described(page, "url") == page.one("link", rel="canonical").attributes["href"]
    assert described(page, "locale") == f"{language}_KZ"
    others = [e.attributes["content"] for e in page.all("meta", property="og:locale:alternate")]
    assert others == [f"{code}_KZ" for code in LANGUAGES if code != language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_has_a_title_and_a_description_of_its_own(client, language):
    seen = set()
    for topic in LAW.topics.values():
        page = read(client.get(f"/topics/{topic.id}?language={language}").text)
        description = page.one("meta", name="description").attributes["content"]
        assert len(description) <= 160
        whole = " ".join(topic.answer[language].short.split())
        if "{" not in whole and len(whole) > 160:
            assert description.endswith("…") and whole.startswith(description[:-1])
            assert not whole[len(description) - 1].isalnum(), f"{topic.id}: cut in a word"
        seen.add((page.one("title").text, description))
    assert len(seen) == len(LAW.topics)


@pytest.mark.parametrize("path", PATHS)
def test_pages_may_not_be_framed_and_reach_for_nothing(client, path):
    headers = client.get(path).headers
    assert headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "microphone=(self)" in headers["permissions-policy"] and "camera=()" in headers["permissions-policy"]
    if path != "/for-portals":
        assert "script-src" not in headers["content-security-policy"]


def test_only_the_page_for_frames_leaves_framing_to_its_policy(client):
    headers = client.get("/embed").headers
    assert "x-frame-options" not in headers and "frame-ancestors" in headers["content-security-policy"]


@pytest.mark.parametrize("path", [*PATHS, "/display", "/law/none", "/topics/none/none"])
def test_nothing_comes_from_elsewhere(client, path):
    page = read(client.get(path).text)
    loaded = [e.attributes.get("src") or e.attributes["href"] for e in page.all("img") + page.all("link")]
    ours = [address for address in loaded if address.startswith("/") and not address.startswith("//")]
    assert [address for address in loaded if address not in ours and not address.startswith(BASE)] == []
    if path != "/for-portals":
        assert len(page.all("link", rel="stylesheet")) == 1
    assert [
        e for e in page.all() if "style" in e.attributes or any(name.startswith("on") for name in e.attributes)
    ] == []


def test_style_sheet_is_asked_for_once(client):
    address = read(client.get("/about").text).one("link", rel="stylesheet").attributes["href"]
    assert "immutable" in client.get(address).headers["cache-control"]
    assert "immutable" not in client.get("/static/style.css").headers["cache-control"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["/topics/liability/who_pays", "/law/kz-ai/21"])
def test_a_printed_page_says_where_it_is_from_and_when(client, path, language):
    printed = read(client.get(f"{path}?language={language}").text).one("p", "printed").text
    assert f"{BASE}{path}?language={language}" in printed and "20" in printed.split(language)[-1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_menu_for_phones_and_sections_are_the_same(client, language):
    page = read(client.get(f"/topics?language={language}").text)
    menu, sections = page.one("details", "menu").one("nav"), page.one("nav", "sections")
    links = [
        [(a.attributes["href"], a.text, a.attributes.get("aria-current")) for a in n.all("a")] for n in (menu, sections)
    ]
    assert links[0] == links[1] and len(links[0]) == 6
    assert [current for _, _, current in links[0] if current] == ["page"]


def test_an_error_page_leads_back_to_the_chat(app):
    with TestClient(app) as browser:
        link = read(browser.post("/?language=en", data={"text": ""}).text).one("a", "display-link")
        assert link.attributes["href"] == "/display?language=en&back=/"


def test_an_answer_leads_to_its_page_and_is_marked_as_a_machines(app):
    with TestClient(app) as browser:
        page = read(browser.post("/", data={"text": "Who pays if AI causes harm?"}).text)
        reply = page.one("div", "reply")
        assert reply.one("p", "permalink").one("a").attributes["href"] == "/topics/liability/who_pays?language=en"
        assert (reply.attributes["data-ai"], reply.attributes["data-generator"]) == ("true", "Quqyq")
