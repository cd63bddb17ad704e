"""Talking to the bot on a portal's page, in three languages and four scripts, on a phone and on a desktop."""

import re
from typing import Any

import pytest
from fake_bot import REPLIES
from widget_page import DESKTOP, PHONE, WORDS, ask, focused, launch, open_settings, texts

from actions.answer import _ABOUT_US
from bot.i18n import gettext as _
from bot.languages import Language
from bot.widget.bundle import bundle


@pytest.mark.parametrize("device", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
async def test_a_question_is_answered_with_its_provisions(visit: Any, bot: Any, language: str, device: Any) -> None:
    page = await visit(device=device, language=language)
    assert WORDS[language]["launch"] in await page.locator(".launcher").inner_text()
    await launch(page)
    assert WORDS[language]["machine"] in await page.locator(".start").inner_text()
    await page.get_by_label(WORDS[language]["field"], exact=True).fill("Кто отвечает?")
    await page.keyboard.press("Enter")
    answer = page.locator(".log article[data-ai]")
    await answer.wait_for()
    assert await answer.get_attribute("lang") == language
    reply = REPLIES["answered"][language]
    text = await answer.inner_text()
    assert all(line in text for line in reply["messages"][0]["text"].split("\n"))
    await page.locator(".cards summary").first.click()
    inside = page.locator(".cards .inside").first
    await inside.locator(".provisions").wait_for()
    assert "Азаматтық" in await inside.inner_text() or "Граждан" in await inside.inner_text() or language == "en"
    assert len(bot.asked()) == 1


@pytest.mark.parametrize("language", ["kk", "kk-Latn", "ru", "en"])
async def test_it_says_once_at_the_start_that_it_is_a_machine(visit: Any, language: str) -> None:
    reply = REPLIES["answered"][language]
    notice = next(message["text"] for message in reply["messages"] if message["part"] == "notice")
    statement, advice, rest = re.split(r"(?<=\.) ", notice, maxsplit=2)
    page = await visit(language=language)
    await launch(page)
    await ask(page, "Кто?")
    talk = await page.locator(".talk").inner_text()
    assert talk.count(statement) == talk.count(advice) == 1
    assert f"{statement} {advice}" in await page.locator(".start").inner_text()
    # What else there is to note is said all the same.
    assert rest in await page.locator(".log .notice").inner_text()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_statement_is_the_one_the_bot_makes(language: Language) -> None:
    assert _(_ABOUT_US, language) in bundle().content.decode("utf-8")


async def test_what_it_says_is_marked_for_machines(visit: Any) -> None:
    page = await visit(language="en")
    await launch(page)
    for number in (1, 2, 3):
        await ask(page, f"Question {number}", number)
    said = page.locator("article[data-ai='true'][data-generator='Quqyq']")
    assert await said.count() == 4
    assert set(await texts(said.locator(".ai"))) == {"AI"}
    assert await page.locator("article.mine[data-ai]").count() == 0


async def test_quick_replies_are_asked_by_their_title(visit: Any, bot: Any) -> None:
    page = await visit(language="en")
    await launch(page)
    await ask(page, "which")
    await page.locator(".log .choice").first.click()
    await page.locator(".log article[data-ai]").nth(1).wait_for()
    assert bot.asked()[1]["body"]["text"] == "/liability_burden_of_proof"
    words = page.locator(".mine .words")
    assert (await texts(words))[1] == "Who has to prove what?"
    assert [await words.nth(n).get_attribute("lang") for n in (0, 1)] == ["en", "en"]
    assert await focused(page) == "field"


async def test_the_language_changes_at_any_time_also_to_latin_kazakh(visit: Any, bot: Any) -> None:
    page = await visit(language="ru")
    await launch(page)
    await ask(page, "Кто отвечает?")
    assert bot.asked()[0]["body"]["language"] is None
    assert bot.asked()[0]["headers"]["Accept-Language"] == "ru"
    await page.locator(".tongue").select_option("kk-Latn")
    await ask(page, "Kim jauap beredi?", 2)
    assert bot.asked()[1]["body"]["language"] == "kk-Latn"
    answers = page.locator(".log article[data-ai]")
    assert [await answers.nth(n).get_attribute("lang") for n in (0, 1)] == ["ru", "kk-Latn"]
    assert await page.locator("#field").get_attribute("placeholder") == "Sūrağyñyzdy jazyñyz"
    assert await page.locator(".root").get_attribute("lang") == "kk-Latn"
    assert "Jasandy intellekt" in await answers.nth(1).inner_text()


async def test_the_page_may_change_the_language_and_the_theme(visit: Any) -> None:
    page = await visit(language="ru")
    await launch(page)
    await page.evaluate("document.querySelector('quqyq-chat').setAttribute('language', 'en-GB')")
    assert WORDS["en"]["machine"] in await page.locator(".start").inner_text()
    await page.evaluate("document.querySelector('quqyq-chat').setAttribute('theme', 'dark')")
    assert "dark" in (await page.locator(".root").get_attribute("class")).split()


async def test_a_topic_a_greeting_and_a_portal(visit: Any, bot: Any) -> None:
    page = await visit(language="en", topic="liability/developer", greeting="Good day!", portal="egov")
    await launch(page)
    assert "Good day!" in await page.locator(".start").inner_text()
    await page.locator(".start > .choices .choice", has_text="developer").wait_for()
    assert (await texts(page.locator(".start > .choices .choice")))[0] == "Does the developer answer?"
    await page.locator(".start > .choices .choice").first.click()
    await page.locator(".log article[data-ai]").wait_for()
    assert bot.asked()[0]["headers"]["Quqyq-Portal"] == "egov"
    accent = await page.locator(".send").evaluate("e => getComputedStyle(e).backgroundColor")
    assert accent == "rgb(26, 68, 128)"


async def test_a_crisis_gives_numbers_to_call_and_asks_nothing(visit: Any) -> None:
    page = await visit(language="en")
    await launch(page)
    await ask(page, "crisis")
    assert "tel:112" in [await a.get_attribute("href") for a in await page.locator(".log a").all()]
    assert await page.locator(".log .acts, .log .note").count() == 0


async def test_as_a_part_of_the_page(visit: Any) -> None:
    page = await visit(language="en", position="page")
    assert await page.locator(".launcher").is_hidden()
    await ask(page, "Who pays?")
    await page.keyboard.press("Escape")
    assert await page.locator(".panel").is_visible()
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_a_portal_cannot_spoil_how_it_looks(visit: Any) -> None:
    page = await visit(language="en")
    await launch(page)
    style = await page.locator(".start p").last.evaluate(
        "e => { const s = getComputedStyle(e); return [s.textTransform, parseFloat(s.fontSize) >= 13]; }"
    )
    assert style == ["none", True]
    await open_settings(page)
    assert await page.locator(".settings").is_visible()
