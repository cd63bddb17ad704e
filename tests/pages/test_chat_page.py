import re
from urllib.parse import urlencode

import pytest
from fastapi.testclient import TestClient
from html_reader import read

from bot.i18n import gettext
from bot.languages import LANGUAGES
from bot.law.store import LawStore
from bot.settings import Settings

LAW = LawStore.load()
QUESTIONS = {
    "kk": "Жасанды интеллект зиян келтірсе, кім жауап береді?",
    "ru": "Кто отвечает, если ИИ причинил вред?",
    "en": "Who answers if AI causes harm?",
}


@pytest.fixture
def browser(app):
    """A browser of its own: nobody else's cookies."""
    with TestClient(app) as browser:
        yield browser


def ask(browser, text):
    """Send the form as a browser without JavaScript does, and read the page it is led to."""
    response = browser.post("/", data={"text": text})
    assert response.status_code == 200, response.text
    return read(response.text)


def latest(page):
    return page.one("article", id="latest")


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_is_in_the_language_asked_for(browser, language):
    response = browser.get("/", params={"language": language})
    page = read(response.text)
    assert page.one("html").lang == language == response.headers["content-language"]
    assert page.one("h1").text == gettext("Ask about artificial intelligence and the law", language)
    assert browser.get("/").headers["content-language"] == language, "the choice is remembered"


@pytest.mark.parametrize(
    ("header", "language"), [("ru-KZ,ru;q=0.9,en;q=0.5", "ru"), ("de", "kk"), ("en-GB,kk;q=0.8", "en"), ("", "kk")]
)
def test_language_without_a_choice(browser, header, language):
    assert browser.get("/", headers={"accept-language": header}).headers["content-language"] == language


def test_unknown_language_falls_back(browser):
    response = browser.get("/?language=xx", headers={"accept-language": "ru"})
    assert (response.status_code, response.headers["content-language"]) == (200, "ru")
    assert "set-cookie" not in response.headers


def test_page_has_no_script_and_no_inline_style(browser):
    page = read(browser.get("/").text)
    assert page.all("script") == [] == page.all("style")
    html = browser.get("/").text
    assert not re.search(r'\son\w+="|style="|javascript:', html)


def test_says_first_that_it_is_a_program(browser):
    page = read(browser.get("/?language=en").text)
    assert "not a person" in page.one("p", "lead").text
    assert "general information" in page.one("p", "lead").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_is_a_button(browser, language):
    page = read(browser.get(f"/?language={language}").text)
    topics = page.one("section", "topics")
    buttons = {button.attributes["value"]: button.text for button in topics.all("button", name="text")}
    assert buttons == {f"/{topic.intent}": topic.title[language] for topic in LAW.topics.values()}
    assert [s.text for s in topics.all("summary")] == [area.title[language] for area in LAW.areas.values()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_answer_has_its_parts_and_the_law(browser, language):
    turn = latest(ask(browser, QUESTIONS[language]))
    answer = LAW.topics["liability/who_pays"].answer[language]
    reply = turn.one("div", "reply")
    assert turn.one("h2", "question").text.endswith(QUESTIONS[language])
    assert turn.one("h2", "question").lang == reply.lang == language
    assert reply.one("p", "short").text == " ".join(answer.short.split())
    assert [step.text for step in reply.one("ol", "steps").all("li")] == list(answer.next)
    first = reply.one("ul", "citations").all("li")[0]
    assert first.one("a", "place").attributes["href"] == f"/law/kz-ai/24?language={language}#art_24__para_1"
    assert first.one("a", rel="external").attributes["href"] == LAW.acts["kz-ai"].official_url[language]
    assert first.one("span", "badge").text == gettext("In force", language)
    assert "2025" in first.one("span", "facts").text


def test_page_follows_the_reader_over_two_turns(browser):
    browser.get("/?language=kk")
    first = ask(browser, QUESTIONS["ru"])
    assert first.one("html").lang == "ru"
    payload = latest(first).one("ul", "choices").all("button")[0].attributes["value"]
    second = ask(browser, payload)
    turns = second.all("article", "turn")
    assert len(turns) == 2
    title = LAW.topic_of_intent(payload[1:]).title["ru"]
    assert turns[1].one("h2", "question").text.endswith(title), "a pressed button is shown as its words"
    assert turns[1].attributes["id"] == "latest" and "id" not in turns[0].attributes


def test_a_button_answers_in_the_language_it_was_read_in(browser):
    ask(browser, QUESTIONS["ru"])
    browser.get("/?language=kk")
    page = ask(browser, f"/{LAW.areas['rights'].topics[0].intent}")
    assert latest(page).one("div", "reply").lang == "kk" == page.one("html").lang
    assert page.all("article", "turn")[0].one("div", "reply").lang == "ru", "older answers keep their language"


def test_the_language_chosen_on_the_page_outranks_the_conversation(browser):
    ask(browser, "switch to English")
    browser.get("/?language=kk")
    assert latest(ask(browser, QUESTIONS["kk"])).one("div", "reply").lang == "kk"


def test_switching_the_language_in_words(browser):
    ask(browser, QUESTIONS["kk"])
    page = ask(browser, "ответь по-русски")
    assert page.one("html").lang == "ru"
    assert latest(page).one("p", "short").lang == "ru"


def test_lookup_links_to_the_whole_article(browser):
    reply = latest(ask(browser, "статья 17")).one("div", "reply")
    places = [b.text for b in reply.one("ul", "provisions").all("b")]
    assert places[0] == "Статья 17, пункт 1, подпункт 1)"
    link = reply.one("ul", "provisions").one("a")
    assert link.attributes["href"] == "/law/kz-ai/17?language=ru"


def test_post_redirects_with_safe_cookies(browser):
    response = browser.post("/", data={"text": QUESTIONS["en"]}, follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (303, "/#latest")
    conversation, language = response.headers.get_list("set-cookie")
    assert conversation.startswith("quqyq_conversation=")
    for flag in ("HttpOnly", "SameSite=lax", "Path=/", "Max-Age=2592000"):
        assert flag in conversation
    assert "Secure" not in conversation, "http://localhost has no TLS"
    assert language.startswith("quqyq_language=en;") and "HttpOnly" in language


def test_cookies_are_secure_behind_tls(app, browser, monkeypatch):
    monkeypatch.setattr(app.state, "settings", Settings(base_url="https://quqyq.example"))
    response = browser.post("/", data={"text": QUESTIONS["en"]}, follow_redirects=False)
    assert all("Secure" in cookie for cookie in response.headers.get_list("set-cookie"))


def test_conversation_is_not_cached(browser):
    response = browser.get("/")
    assert response.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in response.headers["content-security-policy"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "The message is empty. Write your question."),
        (" \r\n ", "The message is empty. Write your question."),
        ("о" * 1001, "The message is too long. Shorten it to %(limit)s characters."),
        ("бе\x07лгі", "The message holds characters that are not text. Type it again."),
    ],
)
def test_bad_input_is_told_beside_the_field(browser, language, text, message):
    response = browser.post(f"/?language={language}", data={"text": text})
    page = read(response.text)
    field, error = page.one("textarea"), page.one(role="alert")
    assert response.status_code == 422
    assert error.text == gettext(message, language, limit=1000) and error.lang == language
    assert error.attributes["id"] in field.attributes["aria-describedby"].split()
    assert field.attributes["aria-invalid"] == "true"
    assert field.raw.strip() == text.replace("\x07", "").strip(), "what was written is kept"
    assert page.one("title").text.startswith(gettext("Error: %(problem)s", language, problem=error.text))


@pytest.mark.parametrize("body", [b"text=%FF%FEhello", "text=привет".encode("cp1251"), b"text=" + b"&a=b" * 50])
def test_a_form_that_cannot_be_read(browser, body):
    headers = {"content-type": "application/x-www-form-urlencoded"}
    response = browser.post("/?language=en", content=body, headers=headers)
    assert response.status_code == 422
    assert read(response.text).one(role="alert").text.startswith("The message holds characters")


def test_plain_utf8_in_a_form_is_read(browser):
    headers = {"content-type": "application/x-www-form-urlencoded"}
    response = browser.post("/", content=f"text={QUESTIONS['kk']}".encode(), headers=headers)
    assert latest(read(response.text)).one("h2", "question").text.endswith(QUESTIONS["kk"])


def test_line_ends_count_once(browser):
    body = urlencode({"text": "а" * 499 + "\r\n" + "б" * 500})
    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert browser.post("/", content=body, headers=headers, follow_redirects=False).status_code == 303


def test_an_error_keeps_the_conversation(browser):
    ask(browser, QUESTIONS["en"])
    response = browser.post("/", data={"text": ""})
    assert response.status_code == 422
    assert len(read(response.text).all("article", "turn")) == 1


def test_markup_in_a_question_stays_text(browser):
    attack = '<script>alert(1)</script> & "quotes" \'</textarea>'
    page = ask(browser, attack)
    assert page.all("script") == []
    assert attack in latest(page).one("h2", "question").text
    refused = browser.post("/", data={"text": attack + "x" * 1000})
    page = read(refused.text)
    assert page.all("script") == []
    assert page.one("textarea").raw.strip().startswith(attack)


def test_forgetting_deletes_the_conversation(browser):
    ask(browser, QUESTIONS["en"])
    conversation = browser.cookies["quqyq_conversation"]
    assert browser.get(f"/api/v1/conversations/{conversation}").status_code == 200
    page = read(browser.post("/forget").text)
    assert page.one(role="status").text == "The conversation is deleted."
    assert page.all("article", "turn") == [] and "quqyq_conversation" not in browser.cookies
    assert browser.get(f"/api/v1/conversations/{conversation}").status_code == 404


def test_forgetting_nothing_is_no_error(browser):
    assert browser.post("/forget").status_code == 200


def test_unknown_conversation_begins_anew(browser):
    stale = {"cookie": "quqyq_conversation=no-such-conversation; quqyq_language=en"}
    response = browser.get("/", headers=stale)
    assert response.status_code == 200 and read(response.text).all("article", "turn") == []
    asked = browser.post("/", data={"text": QUESTIONS["en"]}, headers=stale, follow_redirects=False)
    assert asked.status_code == 303
    assert len(read(browser.get("/").text).all("article", "turn")) == 1


@pytest.mark.parametrize("method", ["get", "post"])
def test_assistant_that_is_not_ready(app, browser, monkeypatch, method):
    monkeypatch.setattr(app.state, "assistant", None)
    data = {"data": {"text": "Is it ready?"}} if method == "post" else {}
    response = getattr(browser, method)("/?language=en", **data)
    page = read(response.text)
    assert response.status_code == 503
    assert page.one(role="alert").text == "The bot is not ready. Please try again in a minute."
    assert page.one("textarea").raw.strip() == ("Is it ready?" if method == "post" else "")
    assert browser.post("/forget").status_code == 503


def test_labels_and_landmarks(browser):
    page = read(browser.get("/?language=en").text)
    assert page.one("label").attributes["for"] == page.one("textarea").attributes["id"]
    assert page.one("a", "skip").attributes["href"] == "#" + page.one("main").attributes["id"]
    named = {element.attributes.get("id"): element.text for element in page.all()}
    for nav in page.all("nav"):
        assert nav.attributes.get("aria-label") or named[nav.attributes["aria-labelledby"]]
    current = page.one("nav", "languages").one("a", **{"aria-current": "true"})
    assert current.text == "English" and current.lang == "en"
    assert "English is for information only" in page.one("footer").text


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/static/style.css", "text/css"), ("/favicon.svg", "image/svg+xml"), ("/robots.txt", "text/plain")],
)
def test_files(browser, path, kind):
    response = browser.get(path)
    assert response.status_code == 200 and response.headers["content-type"].startswith(kind)


def test_pages_are_not_in_the_api_document(browser):
    assert not [
        p for p in browser.get("/openapi.json").json()["paths"] if p == "/" or p.startswith(("/law", "/forget"))
    ]
