"""The page for portals: the lines it writes for a site's choices, and what it says of choices it cannot use."""

import pytest
import yaml
from html_reader import read
from pydantic import parse_obj_as

from bot.api.portals import Portal
from bot.i18n import gettext
from bot.languages import LANGUAGES
from bot.pages.portal_choices import LINK_DARK, OWN, OWN_DARK
from bot.widget.bundle import SOURCES

CHOSEN = {
    "accent": "#7A1F5C",
    "surface": "#fffdf5",
    "text": "#221100",
    "radius": "2",
    "font": '"Noto Sans", sans-serif',
    "chat_language": "kk-Latn",
    "position": "page",
    "topic": "rights/refuse_ai",
    "greeting": 'Say "hi" & <b>ask</b>',
    "theme": "light",
    "contrast": "high",
    "portal": "egov",
}
#: Field, other choices, what is wrong with it.
BAD = [
    ("accent", {"accent": "red"}, "Write the colour as #"),
    ("accent", {"accent": "#12345"}, "Write the colour as #"),
    ("accent", {"accent_text": "#ffffff"}, "Choose this colour too"),
    ("accent_text", {"accent": "#00518f", "accent_text": "#00606b"}, "These letters cannot be read"),
    ("accent", {"accent": "#ffcc00"}, "Links in the chat have this colour too"),
    ("surface", {"surface": "#808080"}, "The chat's links cannot be read"),
    ("surface", {"surface": "#ffffff", "theme": "dark"}, "Links in the dark chat are light"),
    ("radius", {"radius": "much"}, "Write a number of pixels"),
    ("radius", {"radius": "-4"}, "Write a number of pixels"),
    ("font", {"font": "x;} body { display: none"}, "Write the names of fonts"),
    ("chat_language", {"chat_language": "de"}, "Choose one from the list."),
    ("position", {"position": "top"}, "Choose one from the list."),
    ("topic", {"topic": "no/topic"}, "Choose one from the list."),
    ("theme", {"theme": "blue"}, "Choose one from the list."),
    ("greeting", {"greeting": "a" * 201}, "The greeting can have"),
    ("greeting", {"greeting": "one\ntwo"}, "The greeting can have"),
    ("portal", {"portal": "My Portal"}, "Use small Latin letters"),
]


def visit(client, language="en", **params):
    response = client.get("/for-portals", params={"language": language, **params})
    return response, read(response.text)


def lines(page, name):
    return page.one("code", id=f"code-{name}").raw


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_and_its_policy(client, language):
    response, page = visit(client, language)
    assert response.status_code == 200 and page.one("html").lang == language
    assert page.one("h1").text == gettext("Put the chat on your site", language)
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self';" in policy
    assert "require-trusted-types-for 'script'; trusted-types 'none'" in policy and "unsafe" not in policy
    for script in page.all("script"):
        assert script.attributes["src"].startswith("/") and not script.raw.strip()
        assert client.get(script.attributes["src"]).status_code == 200
    assert not page.all("style") and 'style="' not in response.text
    for link in page.one("nav", "contents").all("a"):
        assert page.all(id=link.attributes["href"][1:])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lines_name_this_bot_its_version_and_hash(client, language):
    _, page = visit(client, language)
    widget = client.get("/widget/quqyq-chat.json").json()
    bot = client.app.state.settings.base_url
    assert lines(page, "lines") == (
        f'<script type="module" src="{bot}/widget/quqyq-chat.js"></script>\n'
        f'<quqyq-chat language="{language}"></quqyq-chat>'
    )
    assert f'src="{bot}{widget["url"]}" integrity="{widget["integrity"]}" crossorigin="anonymous"' in lines(
        page, "pinned"
    )
    assert f"script-src 'self' {bot}; connect-src {bot};" in lines(page, "policy")
    assert f'src="{bot}/embed?portal=my-portal&amp;language={language}&amp;origin=' in lines(page, "frame")
    assert page.one("figure", **{"data-block": "style"}).attributes.get("hidden") is not None
    assert client.get(widget["url"]).status_code == 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_choices_come_into_the_lines_and_stay_in_the_form(client, language):
    response, page = visit(client, language, **CHOSEN)
    assert response.status_code == 200 and not page.all(id="summary")
    element = read(lines(page, "lines").split("\n")[1]).one("quqyq-chat")
    assert element.attributes == {
        "language": "kk-Latn",
        "portal": "egov",
        "position": "page",
        "topic": "rights/refuse_ai",
        "greeting": CHOSEN["greeting"],
        "theme": "light",
        "contrast": "high",
    }
    assert lines(page, "style").split("\n") == [
        "quqyq-chat {",
        "  height: 40rem;",
        "  --quqyq-accent: #7A1F5C;",
        "  --quqyq-accent-text: #ffffff;",
        "  --quqyq-surface: #fffdf5;",
        "  --quqyq-text: #221100;",
        "  --quqyq-radius: 2px;",
        "  --quqyq-font: Noto Sans, sans-serif;",
        "}",
    ]
    frame = read(lines(page, "frame")).one("iframe")
    assert "portal=egov&language=kk-Latn&topic=rights/refuse_ai" in frame.attributes["src"]
    for name in ("accent", "surface", "text", "radius", "font", "greeting", "portal"):
        assert page.one("input", name=name).attributes["value"] == CHOSEN[name]
    for name in ("chat_language", "position", "topic", "theme"):
        assert page.one("select", name=name).one("option", selected="").attributes["value"] == CHOSEN[name]
    assert "checked" in page.one("input", name="contrast").attributes
    # The preview stands on our own page and is nobody's portal.
    preview = page.one("quqyq-chat").attributes
    assert preview["greeting"] == CHOSEN["greeting"] and "portal" not in preview


def test_what_the_operator_gets_can_be_read_by_the_bot(client):
    _, page = visit(client, **CHOSEN)
    (portal,) = parse_obj_as(list[Portal], yaml.safe_load(lines(page, "operator")))
    assert (portal.id, portal.theme.accent, portal.theme.radius) == ("egov", "#7A1F5C", "2px")
    assert portal.topics == ["rights/refuse_ai"]


def test_letters_nobody_chose_are_those_that_can_be_read(client):
    for accent, letters in (("#00518f", "#ffffff"), ("00518f", "#ffffff")):
        _, page = visit(client, accent=accent)
        assert f"--quqyq-accent-text: {letters};" in lines(page, "style")
        assert letters in page.one("p", id="accent_text-note").text
    _, page = visit(client, accent="#b0c4ff", theme="dark", surface="#101020")
    assert "--quqyq-accent-text: #000000;" in lines(page, "style")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("field", "params", "said"), BAD)
def test_a_bad_value_is_said_at_its_field_and_left_out(client, language, field, params, said):
    response, page = visit(client, language, **params)
    assert response.status_code == 422
    english = client.get("/for-portals/choices", params={"language": "en", **params}).json()["errors"]
    translated = client.get("/for-portals/choices", params={"language": language, **params}).json()["errors"]
    assert english.keys() == {field} and english[field].startswith(said)
    error = page.one("p", "error", id=f"{field}-error")
    assert error.text == translated[field] and "hidden" not in error.attributes
    control = next(element for element in page.all(id=field) if element.tag in ("input", "select"))
    assert control.attributes["aria-invalid"] == "true"
    assert f"{field}-error" in control.attributes["aria-describedby"].split()
    summary = page.one("div", "caution", id="summary")
    assert summary.one("a").attributes["href"] == f"#{field}" and summary.attributes["role"] == "alert"
    for value in params.values():
        if value != "dark" and len(value) > 3 and value not in ("#00518f", "#ffffff"):
            assert value not in lines(page, "lines") and value not in lines(page, "style")
    assert page.one("meta", name="robots").attributes["content"] == "noindex"


@pytest.mark.parametrize("name", ["accent", "radius", "font", "greeting", "portal", "topic", "chat_language"])
def test_markup_is_shown_as_text(client, name):
    evil = '"><script>alert(1)</script><quqyq-chat onclick=x>'
    response, page = visit(client, **{name: evil})
    assert "<script>alert" not in response.text and len(page.all("quqyq-chat")) == 1
    if name == "greeting":
        assert page.one("input", name=name).attributes["value"] == evil
        assert read(lines(page, "lines").split("\n")[1]).one("quqyq-chat").attributes[name] == evil


def test_the_script_is_told_the_same_as_the_page(client):
    found = client.get("/for-portals/choices", params={"language": "ru", **CHOSEN})
    _, page = visit(client, "ru", **CHOSEN)
    assert found.headers["cache-control"] == "no-store"
    for name, text in found.json()["code"].items():
        assert lines(page, name) == text
    assert found.json()["properties"]["--quqyq-radius"] == "2px"
    assert found.json()["colours"]["accent_text"] == "#ffffff"


def test_the_chats_own_colours_are_those_of_its_style_sheet():
    sheet = (SOURCES / "style.js").read_text("utf-8").replace("#fff)", "#ffffff)")
    day, night = sheet.split(".dark {")[0], sheet.split(".dark {")[1].split("}")[0]
    for name, value in OWN.items():
        assert f"var(--portal-{name.replace('_', '-')}, {value})" in day
    assert f"var(--portal-accent, {OWN_DARK['accent']})" in night
    assert f"--surface: {OWN_DARK['surface']};" in night and f"--ink: {OWN_DARK['text']};" in night
    assert f"--link: {LINK_DARK};" in night
