import shutil
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient
from html_reader import read

from bot.api import replies
from bot.i18n import gettext
from bot.languages import LANGUAGES
from bot.law.files import DataFileError
from bot.law.store import LawStore
from bot.pages import prose
from bot.settings import Settings

LAW = LawStore.load()
PATHS = ["/about", "/privacy", "/accessibility"]


def show(client, path, language="en"):
    response = client.get(path, params={"language": language})
    assert response.status_code == 200 and response.headers["content-language"] == language
    return read(response.text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_pages_are_whole(client, path, language):
    page = show(client, path, language)
    assert page.one("html").lang == language and page.one("link", rel="canonical")
    main = page.one("main")
    assert "{" not in main.text and "](" not in main.text
    headings = [e for e in main.all() if e.tag in ("h1", "h2", "h3")]
    assert [e.tag for e in headings].count("h1") == 1 and headings[0].tag == "h1"
    for section in main.all("section"):
        assert section.all("h2")[0].attributes["id"] == section.attributes["aria-labelledby"]
        assert section.all("p") or section.all("li")
    ids = [e.attributes["id"] for e in page.all() if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    assert page.all("script") == [] == page.all("style")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_links_lead_somewhere_in_the_same_language(client, path, language):
    page = show(client, path, language)
    for link in page.one("main").all("a"):
        address = urlsplit(link.attributes["href"])
        if address.path:
            found = client.get(link.attributes["href"])
            assert found.status_code == 200 and found.headers["content-language"] == language, address
            places = read(found.text)
        else:
            places = page
        assert not address.fragment or places.one(id=address.fragment)


@pytest.mark.parametrize("language", LANGUAGES)
def test_footer_of_every_page_leads_to_them(client, language):
    for path in ("/topics", "/law/kz-ai/21", "/about"):
        links = [a.attributes["href"] for a in show(client, path, language).one("footer").all("a")]
        for wanted in [*PATHS, "/for-portals", "/about"]:
            assert f"{wanted}?language={language}" in links
        assert f"/about?language={language}#how" in links
        assert any(link.startswith("/display?") for link in links)


@pytest.mark.parametrize("language", LANGUAGES)
def test_about_names_every_act_with_its_edition(client, language):
    tables = show(client, "/about", language).one("section", **{"aria-labelledby": "sources"}).all("tbody")
    rows = [(row.one("a").attributes["href"], row.one("td").text) for row in tables[0].all("tr")]
    assert [address for address, _ in rows] == [f"/law/{act}?language={language}" for act in LAW.acts]
    editions = dict(rows)
    assert "2025" in editions[f"/law/kz-ai?language={language}"]
    unknown = [act.id for act in LAW.acts.values() if not act.edition]
    assert unknown
    for act in unknown:
        assert editions[f"/law/{act}?language={language}"] == gettext("Edition not known", language)


def test_about_says_it_is_a_machine_and_how_often_it_is_right(client):
    page = show(client, "/about")
    machine = page.one("section", **{"aria-labelledby": "machine"})
    assert "not a person" in machine.text
    assert "/law/kz-ai/21?language=en" in [a.attributes["href"] for a in machine.all("a")]
    rows = page.one("section", **{"aria-labelledby": "quality"}).one("tbody").all("tr")
    assert [row.one("th").lang for row in rows] == list(LANGUAGES), "each language for itself"
    for row in rows:
        asked, right, wrong = (cell.text for cell in row.all("td"))
        assert int(asked) > 100
        assert 0 <= float(wrong.rstrip("%")) < float(right.rstrip("%")) <= 100


def test_privacy_names_every_cookie_that_is_set(app):
    with TestClient(app) as browser:
        browser.get("/?language=ru")
        browser.post("/", data={"text": "Кто отвечает, если ИИ причинил вред?"})
        browser.post("/display", data={"contrast": "high"})
        text = show(browser, "/privacy", "en").one("section", **{"aria-labelledby": "cookies"}).text
        assert set(browser.cookies) == {"quqyq_conversation", "quqyq_language", "quqyq_display"}
        assert all(name in text for name in browser.cookies)
        assert "30 days" in text and "365 days" in text


def test_privacy_has_the_button_that_deletes(app):
    with TestClient(app) as browser:
        browser.post("/", data={"text": "Who pays if AI causes harm?"})
        conversation = browser.cookies["quqyq_conversation"]
        form = show(browser, "/privacy").one("form", "forget")
        assert (form.attributes["method"], form.one("button").text) == ("post", "Delete this conversation")
        browser.post(form.attributes["action"])
        assert browser.get(f"/api/v1/conversations/{conversation}").status_code == 404


def test_privacy_tells_the_values_in_force(app, client, monkeypatch):
    monkeypatch.setattr(replies, "MOST", 17)
    monkeypatch.setattr(replies, "SECONDS", 240.0)
    kept = show(client, "/privacy").one("section", **{"aria-labelledby": "kept"}).text
    assert "last 17 replies" in kept and "4 minutes" in kept
    assert "nothing records who opened which page" in kept
    monkeypatch.setattr(app.state, "settings", Settings(log_level="INFO"))
    logged = show(client, "/privacy").one("section", **{"aria-labelledby": "kept"}).text
    assert "the server keeps a log" in logged and "nothing records" not in logged


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("help@portal.example", "mailto:help@portal.example"),
        ("https://portal.example/help", "https://portal.example/help"),
        ("1414", None),
        ("javascript:alert(1)", None),
        ("<b>@", "mailto:<b>@"),
    ],
)
def test_the_contact_that_is_set(app, client, monkeypatch, path, contact, address):
    monkeypatch.setattr(app.state, "settings", Settings(contact=contact))
    shown = show(client, path).one("p", "contact")
    assert shown.text.endswith(contact)
    assert [a.attributes["href"] for a in shown.all("a")] == ([address] if address else [])


@pytest.mark.parametrize("path", PATHS)
def test_no_contact_is_made_up(client, path):
    page = show(client, path)
    assert page.all("p", "contact") == [] and "@" not in page.one("main").text


@pytest.mark.parametrize(
    ("name", "before", "after", "told"),
    [
        ("privacy", "{replies_minutes}", "{minutes}", "no value {minutes}"),
        ("privacy", "ru: quqyq_language — помнит выбранный язык. Хранится {language_days} дней.", "ru: Язык", "ru"),
        ("about", "[Your data](/privacy)", "[Your data](https://evil.example/)", "links"),
        ("about", "[Your data](/privacy)", "Your data", "en: other links than kk"),
        ("about", "- id: how", "- id: why", "its sections must be"),
        ("accessibility", "  en: Everybody should", "  fr: Everybody should", "lead"),
        ("about", "- id: who\n  blocks:", "- id: who\n  blocks: []\n  more:", "sections"),
    ],
)
def test_damaged_words_stop_the_start(tmp_path, name, before, after, told):
    folder = shutil.copytree(prose.PAGES, tmp_path / "pages")
    path = folder / f"{name}.yml"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(DataFileError) as error:
        prose.load(folder)
    assert str(path) in str(error.value) and told in str(error.value)


def test_missing_words_stop_the_start(tmp_path):
    with pytest.raises(DataFileError, match=r"about\.yml"):
        prose.load(tmp_path)
