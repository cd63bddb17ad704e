import pytest
from fastapi.testclient import TestClient
from html_reader import read

from bot.languages import LANGUAGES
from bot.settings import Settings

LINK = {
    "kk": "Нашар көретіндерге арналған нұсқа",
    "ru": "Версия для слабовидящих",
    "en": "High contrast and large text",
}
PAGES = [
    "/",
    "/topics",
    "/topics/liability/who_pays",
    "/topics/none/none",
    "/law",
    "/law/kz-ai",
    "/law/kz-ai/21",
    "/compare",
    "/timeline",
    "/search",
    "/about",
    "/privacy",
    "/accessibility",
    "/for-portals",
    "/display",
]


@pytest.fixture
def browser(app):
    """A browser of its own: nobody else's cookies."""
    with TestClient(app) as browser:
        yield browser


def choose(browser, **fields):
    return browser.post("/display", data=fields, follow_redirects=False)


def classes(browser, path="/topics"):
    return read(browser.get(path).text).one("html").classes


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PAGES)
def test_every_page_leads_to_the_switch_and_back(browser, path, language):
    page = read(browser.get(f"{path}?language={language}").text)
    link = page.one("a", "display-link")
    assert link.text == LINK[language] and link.parent.parent.parent.tag == "header"
    form = read(browser.get(link.attributes["href"]).text).one("form", "display")
    assert form.one("input", name="back").attributes["value"] == f"{path}?language={language}"


@pytest.mark.parametrize(
    ("fields", "worn"),
    [
        ({"contrast": "high", "size": "normal"}, ["contrast-high"]),
        ({"contrast": "normal", "size": "large"}, ["size-large"]),
        (
            {"contrast": "high", "size": "large", "spacing": "wide"},
            ["contrast-high", "size-large", "spacing-wide"],
        ),
        ({"contrast": "normal", "size": "normal", "spacing": "normal"}, []),
        ({}, []),
        ({"contrast": 'high"><script>', "size": "huge", "colour": "red"}, []),
    ],
)
def test_pages_wear_the_choice(browser, fields, worn):
    response = choose(browser, back="/law?language=ru", **fields)
    assert (response.status_code, response.headers["location"]) == (303, "/law?language=ru")
    for path in PAGES:
        assert classes(browser, path) == worn, path


def test_the_form_shows_the_choice_and_takes_it_back(browser):
    choose(browser, contrast="high", size="large")
    form = read(browser.get("/display").text).one("form", "display")
    checked = {i.attributes["name"]: i.attributes["value"] for i in form.all("input") if "checked" in i.attributes}
    assert checked == {"contrast": "high", "size": "large", "spacing": "normal"}
    response = choose(browser, contrast="normal", size="normal")
    assert "quqyq_display" not in browser.cookies and "Max-Age=0" in response.headers["set-cookie"]
    assert classes(browser) == []


def test_every_choice_has_a_label_in_a_named_group(browser):
    form = read(browser.get("/display?language=en").text).one("form", "display")
    for group in form.all("fieldset"):
        assert group.one("legend").text
        radios = group.all("input", type="radio")
        assert len(radios) == 2 and all(radio.parent.tag == "label" and radio.parent.text for radio in radios)


@pytest.mark.parametrize("cookie", ["", "contrast-low", "size-large contrast-high", '"><script>', "x" * 4000])
def test_a_damaged_cookie_is_no_choice(browser, cookie):
    page = read(browser.get("/topics", headers={"cookie": f"quqyq_display={cookie}"}).text)
    assert page.one("html").classes == [] and page.all("script") == []


@pytest.mark.parametrize(
    "back",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "javascript:alert(1)",
        "evil",
        "",
    ],
)
def test_it_never_leads_to_another_site(browser, back):
    assert choose(browser, contrast="high", back=back).headers["location"] == "/"
    page = read(browser.get("/display", params={"back": back}).text)
    assert page.one("input", name="back").attributes["value"] == "/"
    assert page.one("main").one("a").attributes["href"] == "/"


def test_addresses_in_any_script_survive(browser):
    back = "/search?language=kk&q=%D0%B7%D0%B8%D1%8F%D0%BD"
    assert choose(browser, back=back).headers["location"] == back


@pytest.mark.parametrize("body", [b"\xff\xfe", b"&".join(b"a=b" for _ in range(50)), b"contrast=high&back=%00"])
def test_a_form_that_cannot_be_read_is_no_error(browser, body):
    headers = {"content-type": "application/x-www-form-urlencoded"}
    response = browser.post("/display", content=body, headers=headers, follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (303, "/")


def test_the_cookie_is_safe_and_stays(app, browser, monkeypatch):
    cookie = choose(browser, contrast="high").headers["set-cookie"]
    assert cookie.startswith("quqyq_display=contrast-high;")
    for flag in ("HttpOnly", "SameSite=lax", "Path=/", "Max-Age=31536000"):
        assert flag in cookie
    assert "Secure" not in cookie
    monkeypatch.setattr(app.state, "settings", Settings(base_url="https://quqyq.example"))
    assert "Secure" in choose(browser, contrast="high").headers["set-cookie"]


def test_search_engines_leave_the_form_alone(browser):
    assert read(browser.get("/display").text).one("meta", name="robots").attributes["content"] == "noindex"
