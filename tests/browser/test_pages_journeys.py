"""What people do on the pages, from the first question to the deleted conversation, mostly without JavaScript."""

from typing import Any, AsyncIterator, Awaitable, Callable, List

import httpx
import pytest
import pytest_asyncio
from reading import KINDS, LANGUAGES, QUESTION, address, bring, send
from real_bot import RealBot
from widget_page import DESKTOP, PHONE

SCRIPTLESS = {"java_script_enabled": False}
#: A few words each, so that the bot can only guess; it must guess about one of them at least.
VAGUE = ("кто виноват", "нейросеть бот закон", "мектеп және ЖИ", "нейросеть и обучение", "фото и нейросеть")

Reader = Callable[..., Awaitable[Any]]


@pytest_asyncio.fixture(loop_scope="session")
async def reader(browser: Any, served: RealBot) -> AsyncIterator[Reader]:
    """A reader's browser as a page; a request to anybody but the bot, or a breach of its policy, fails the test."""
    contexts: List[Any] = []
    troubles: List[str] = []

    def sent(request: Any) -> None:
        if not request.url.startswith(f"{served.origin}/"):
            troubles.append(f"a request to {request.url}")

    def said(message: Any) -> None:
        # A page that answers 404 or 422 is logged by the browser itself.
        if message.type == "error" and "Failed to load resource" not in message.text:
            troubles.append(message.text)

    async def sit_down(**device: Any) -> Any:
        context = await browser.new_context(**device)
        contexts.append(context)
        page = await context.new_page()
        page.set_default_timeout(8000)
        page.on("request", sent)
        page.on("console", said)
        page.on("dialog", lambda dialog: troubles.append(f"a dialog: {dialog.message}"))
        return page

    yield sit_down
    for context in contexts:
        await context.close()
    assert troubles == []


@pytest.mark.parametrize(
    ("language", "other", "device"),
    [("kk", "ru", PHONE), ("ru", "en", DESKTOP), ("en", "kk", PHONE)],
    ids=["kk on a phone", "ru on a desktop", "en on a phone"],
)
async def test_the_whole_way_without_javascript(
    reader: Reader, served: RealBot, language: str, other: str, device: Any
) -> None:
    page = await reader(**device, **SCRIPTLESS)
    await page.goto(address(served, "/", language))
    await send(page, QUESTION[language])
    await page.wait_for_url("**/#latest")
    latest = page.locator("#latest")
    assert QUESTION[language] in await latest.locator(".question").inner_text()
    assert await latest.locator(f".reply[lang={language}] .short").is_visible()

    # To the provision that the answer rests on, and back.
    cited = latest.locator(".citations .place").first
    place = await cited.inner_text()
    await cited.click()
    await page.wait_for_url(f"**/law/kz-ai/24?language={language}#*")
    assert "24" in place and "24" in await page.locator("h1").inner_text()
    provision = page.locator(":target")
    assert await provision.count() == 1
    assert await provision.evaluate(
        "e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.top < innerHeight; }"
    )
    await page.go_back()
    await page.locator("#latest .short").wait_for()

    # The other language changes the page and leaves what was said as it was said.
    await page.locator(f"nav.languages a[lang={other}]").click()
    await page.locator(f"html[lang={other}]").wait_for()
    assert await page.locator(f"#latest .reply[lang={language}]").count() == 1
    await send(page, QUESTION[other])
    await page.locator(f"#latest .reply[lang={other}]").wait_for()
    assert await page.locator("article.turn").count() == 2

    await page.locator("form.forget button").click()
    await page.get_by_role("status").wait_for()
    assert await page.locator("article.turn").count() == 0
    assert "quqyq_conversation" not in {cookie["name"] for cookie in await page.context.cookies()}
    await page.goto(address(served, "/", other))
    assert await page.locator("article.turn").count() == 0


async def test_a_guess_is_pressed_instead_of_typed(reader: Reader, served: RealBot) -> None:
    page = await reader(**PHONE, **SCRIPTLESS)
    await page.goto(address(served, "/", "ru"))
    await send(page, _vague(served))
    guess = page.locator("#latest .reply .choice").first
    title = await guess.inner_text()
    assert await page.locator("#latest .citations").count() == 0
    await guess.click()
    await page.locator("#latest .citations .place").first.wait_for()
    assert title in await page.locator("#latest .question").inner_text()
    assert await page.locator("article.turn").count() == 2


def _vague(served: RealBot) -> str:
    for text in VAGUE:
        reply = httpx.post(f"{served.origin}/api/v1/ask", json={"text": text}).json()
        if reply["status"] == "clarification":
            return text
    raise AssertionError("the bot asked back about none of the vague questions")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_whole_way_by_keyboard(reader: Reader, served: RealBot, language: str) -> None:
    page = await reader(**DESKTOP)
    press = page.keyboard.press
    await page.goto(address(served, "/", language))
    await press("Tab")
    skip = page.locator("a.skip")
    assert await skip.evaluate("e => e === document.activeElement && e.getBoundingClientRect().top >= 0")
    await press("Enter")
    assert await page.evaluate("document.activeElement.id") == "main"
    assert await _tab_to(page, "#text") <= 3
    await page.keyboard.type(QUESTION[language])
    await press("Tab")
    await press("Enter")
    await page.locator("#latest .citations").wait_for()
    # The way goes on at the answer, not at the top of the page.
    assert await _tab_to(page, "#latest .citations .place") <= 3
    await press("Enter")
    await page.wait_for_url("**/law/kz-ai/24?**")
    # And there at the provision: the next stop is in it or after it.
    await press("Tab")
    assert await page.evaluate("document.querySelector('main').contains(document.activeElement)")
    await page.go_back()
    await page.locator("#latest .short").wait_for()


async def _tab_to(page: Any, selector: str) -> int:
    for presses in range(1, 60):
        await page.keyboard.press("Tab")
        if await page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return presses
    raise AssertionError(f"the keyboard does not reach {selector}")


async def test_two_readers_do_not_see_each_other(reader: Reader, served: RealBot) -> None:
    one, two = await reader(**SCRIPTLESS), await reader(**SCRIPTLESS)
    for page, language in ((one, "ru"), (two, "en")):
        await page.goto(address(served, "/", language))
        await send(page, QUESTION[language])
        await page.locator("#latest").wait_for()
    await one.reload()
    assert await one.locator("article.turn").count() == 1
    assert QUESTION["ru"] in await one.locator(".question").inner_text()
    await two.locator("form.forget button").click()
    await two.get_by_role("status").wait_for()
    await one.reload()
    assert await one.locator("article.turn").count() == 1


async def test_markup_in_a_question_is_shown_as_text(reader: Reader, served: RealBot) -> None:
    markup = "<img src=x onerror=alert(1)><script>alert(2)</script> </textarea> {{ 7*7 }} Кто отвечает за вред?"
    page = await reader(**DESKTOP)
    await page.goto(address(served, "/", "ru"))
    await send(page, markup)
    await page.locator("#latest").wait_for()
    assert markup in await page.locator("#latest .question").inner_text()
    assert await page.locator("main img, main script:not([type='application/ld+json'])").count() == 0
    await page.goto(f"{served.origin}/search?language=ru&q=%3Cscript%3Ealert(1)%3C/script%3E")
    assert await page.locator("#q").input_value() == "<script>alert(1)</script>"


async def test_large_text_and_high_contrast_without_javascript(reader: Reader, served: RealBot) -> None:
    page = await reader(**PHONE, **SCRIPTLESS)
    await page.goto(address(served, "/topics", "kk"))
    await page.get_by_role("link", name="Нашар көретіндерге арналған нұсқа").first.click()
    await page.locator("input[name=contrast][value=high]").check()
    await page.locator("input[name=size][value=large]").check()
    await page.locator("form.display button").click()
    # Back where the reader came from, and the choice stays on other pages.
    await page.wait_for_url("**/topics?language=kk")
    for path in ("/topics", "/law/kz-ai/21"):
        await page.goto(address(served, path, "kk"))
        assert await page.locator("html.contrast-high.size-large").count() == 1
        size = await page.locator("main p").first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
        assert size >= 19
    await page.goto(address(served, "/display", "kk"))
    assert await page.locator("input[name=size][value=large]").is_checked()
    await page.locator("input[name=contrast][value=normal]").check()
    await page.locator("input[name=size][value=normal]").check()
    await page.locator("form.display button").click()
    await page.locator("html:not(.contrast-high):not(.size-large)").wait_for()


PRINTED = {
    "answered": (".question", ".short", ".citations"),
    "article": ("h1", ".points"),
    "topic": ("h1", ".short", ".citations"),
}


@pytest.mark.parametrize("kind", PRINTED)
async def test_paper_shows_the_answer_and_nothing_to_press(reader: Reader, served: RealBot, kind: str) -> None:
    page = await reader(**DESKTOP, color_scheme="dark")
    await bring(page, served, kind, "ru")
    await page.emulate_media(media="print")
    for selector in PRINTED[kind]:
        assert await page.locator(selector).first.is_visible(), selector
    left = [
        thing for thing in await page.locator("form, nav, button, textarea, .skip").all() if await thing.is_visible()
    ]
    assert [await thing.evaluate("e => e.outerHTML.slice(0, 60)") for thing in left] == []
    # White paper, also for those who read in the dark; the ink is near to black.
    paper = await page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor")
    ink = await page.locator(".short, .points").first.evaluate(
        "e => getComputedStyle(e).color.match(/\\d+/g).map(Number)"
    )
    assert paper in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    assert max(ink) < 80
    # In a window without a screen, printing makes a file.
    assert len(await page.pdf()) > 10_000


async def test_no_page_asks_anybody_else_nor_breaks_its_policy(reader: Reader, served: RealBot) -> None:
    page = await reader(**DESKTOP)
    met: List[str] = []
    page.on("request", lambda request: met.append(request.url))
    for kind in KINDS:
        await bring(page, served, kind, "en")
    # That nothing else was asked is the reader's own check; here, that there was something to see.
    assert len({url for url in met if "/static/" in url}) >= 1
