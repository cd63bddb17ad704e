"""The page for portals in a browser, from a bot that is really served: the chat follows the choices."""

import re
from typing import Any, AsyncIterator, Awaitable, Callable, List

import pytest
import pytest_asyncio
from widget_page import DESKTOP, PHONE

from bot.pages.portal_choices import OWN, OWN_DARK

INSIDE = "document.querySelector('quqyq-chat').shadowRoot"
Visit = Callable[..., Awaitable[Any]]


@pytest_asyncio.fixture(loop_scope="session")
async def guide(browser: Any, served: Any) -> AsyncIterator[Visit]:
    """Open the page; errors and breaches of its policy fail the test."""
    contexts: List[Any] = []
    troubles: List[str] = []

    async def open_page(language: str = "en", query: str = "", live: bool = True, **device: Any) -> Any:
        context = await browser.new_context(**{**DESKTOP, "reduced_motion": "reduce", **device})
        contexts.append(context)
        page = await context.new_page()
        page.set_default_timeout(10000)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda said: troubles.append(said.text) if said.type in ("error", "warning") else None)
        await page.goto(f"{served.origin}/for-portals?language={language}{query}")
        if live:
            await page.wait_for_function(f"() => {INSIDE} && !document.querySelector('.copy').hidden")
        return page

    yield open_page
    for context in contexts:
        await context.close()
    assert not troubles


def rgb(colour: str) -> str:
    """A colour as computed styles have it."""
    return "rgb({}, {}, {})".format(*bytes.fromhex(colour[1:]))


async def code(page: Any, name: str, holds: str) -> str:
    """The lines of a block, once they hold a text."""
    await page.wait_for_function(
        "([name, holds]) => document.querySelector(`#code-${name}`).textContent.includes(holds)", arg=[name, holds]
    )
    return str(await page.locator(f"#code-{name}").text_content())


async def painted(page: Any, selector: str, name: str, value: str) -> None:
    """Wait until a part of the chat has a computed style."""
    await page.wait_for_function(
        f"([selector, name, value]) => getComputedStyle({INSIDE}.querySelector(selector))[name] === value",
        arg=[selector, name, value],
    )


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
async def test_a_colour_changes_the_chat_and_the_lines(guide: Visit, language: str) -> None:
    page = await guide(language)
    await page.locator("#accent").fill("#7a1f5c")
    await painted(page, ".send", "backgroundColor", "rgb(122, 31, 92)")
    await painted(page, ".send", "color", "rgb(255, 255, 255)")
    assert "--quqyq-accent-text: #ffffff;" in await code(page, "style", "--quqyq-accent: #7a1f5c;")
    assert await page.locator("[data-swatch=accent]").input_value() == "#7a1f5c"
    assert "#ffffff" in await page.locator("#accent_text-note").inner_text()


async def test_a_palette_fills_the_field(guide: Visit) -> None:
    page = await guide()
    await page.locator("[data-swatch=accent]").fill("#00518f")
    await painted(page, ".send", "backgroundColor", "rgb(0, 81, 143)")
    assert await page.locator("#accent").input_value() == "#00518f"


async def test_every_choice_reaches_the_chat(guide: Visit) -> None:
    page = await guide()
    await page.locator("#radius").fill("0")
    await painted(page, ".send", "borderTopLeftRadius", "0px")
    await page.locator("#font").fill("Noto Serif, serif")
    await painted(page, ".root", "fontFamily", '"Noto Serif", serif')
    await page.locator("#greeting").fill("<b>Welcome</b> to the portal")
    await page.locator("quqyq-chat .start >> text=<b>Welcome</b> to the portal").wait_for()
    await page.locator("#theme").select_option("dark")
    await painted(page, ".reply", "backgroundColor", rgb(OWN_DARK["surface"]))
    await page.locator("#contrast").check()
    await painted(page, ".reply", "backgroundColor", "rgb(0, 0, 0)")
    await page.locator("#chat_language").select_option("kk-Latn")
    await page.wait_for_function(f"() => {INSIDE}.querySelector('.root').lang === 'kk-Latn'")
    title = await page.locator("#topic option[value='rights/refuse_ai']").inner_text()
    await page.locator("#chat_language").select_option("en")
    await page.locator("#topic").select_option("rights/refuse_ai")
    first = page.locator("quqyq-chat .start .choice").first
    await page.wait_for_function(
        f"title => {INSIDE}.querySelector('.start .choice').textContent.trim() === title", arg=title.strip()
    )
    assert await first.is_visible()
    await page.locator("#position").select_option("left")
    await page.wait_for_function(f"() => {INSIDE}.querySelector('.root').classList.contains('left')")
    await page.locator("#position").select_option("page")
    await page.wait_for_function(f"() => {INSIDE}.querySelector('section.panel')")
    lines = await code(page, "lines", 'position="page"')
    for part in ('topic="rights/refuse_ai"', 'theme="dark"', 'contrast="high"', "&lt;b&gt;Welcome"):
        assert part in lines
    # The address holds the choices, so they outlive a reload.
    await page.reload()
    await page.wait_for_function(f"() => {INSIDE} && {INSIDE}.querySelector('section.panel')")
    await painted(page, ".send", "borderTopLeftRadius", "0px")
    assert await code(page, "lines", 'position="page"') == lines


async def test_letters_that_cannot_be_read_are_said_and_not_shown(guide: Visit) -> None:
    page = await guide("ru")
    await page.locator("#accent").fill("#00518f")
    await painted(page, ".send", "backgroundColor", "rgb(0, 81, 143)")
    await page.locator("#accent_text").fill("#00606b")
    await page.locator("#accent_text-error:not(:empty)").wait_for()
    field = page.locator("#accent_text")
    assert await field.get_attribute("aria-invalid") == "true"
    assert await page.locator("#said").inner_text() == await page.locator("#accent_text-error").inner_text()
    # What cannot be read is in none of the lines, and the chat has its own colours again.
    await painted(page, ".send", "backgroundColor", rgb(OWN["accent"]))
    assert await page.locator("[data-block=style]").is_hidden()
    await field.fill("")
    await painted(page, ".send", "backgroundColor", "rgb(0, 81, 143)")
    assert await page.locator("#accent_text-error").is_hidden() and not await field.get_attribute("aria-invalid")


async def test_copying(guide: Visit) -> None:
    page = await guide(permissions=["clipboard-read", "clipboard-write"])
    for name in ("lines", "pinned", "policy"):
        await page.locator(f"#copy-{name}").click()
        await page.locator(f"[data-block={name}] .copied:not(:empty)").wait_for()
        assert await page.locator(".copied:not(:empty)").count() == 1
        copied = await page.evaluate("() => navigator.clipboard.readText()")
        assert copied.replace("\r\n", "\n") == await page.locator(f"#code-{name}").text_content()


async def test_where_copying_is_not_allowed_the_lines_are_marked(guide: Visit) -> None:
    page = await guide()
    await page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    await page.locator("#copy-lines").click()
    await page.locator("[data-block=lines] .copied:not(:empty)").wait_for()
    assert str(await page.evaluate("() => getSelection().toString()")).startswith("<script")


async def test_by_keyboard_alone(guide: Visit) -> None:
    page = await guide(permissions=["clipboard-read", "clipboard-write"])
    await page.locator("#accent").focus()
    await page.keyboard.type("#1f6b3a")
    await painted(page, ".send", "backgroundColor", "rgb(31, 107, 58)")
    # Through the form, through the chat and out of it, to the lines.
    seen: List[str] = []
    for _ in range(60):
        await page.keyboard.press("Tab")
        seen.append(await page.evaluate("() => document.activeElement.id || document.activeElement.localName"))
        if seen[-1] == "copy-lines":
            break
    assert seen[-1] == "copy-lines" and {"radius", "font", "position", "greeting", "portal", "quqyq-chat"} <= set(seen)
    await page.keyboard.press("Enter")
    await page.locator("[data-block=lines] .copied:not(:empty)").wait_for()
    assert (await page.evaluate("() => navigator.clipboard.readText()")).startswith("<script type=")
    # Esc closes the chat in the preview and gives the focus to its button.
    await page.locator("quqyq-chat #field").focus()
    await page.keyboard.press("Escape")
    await page.wait_for_function(f"() => {INSIDE}.activeElement?.className === 'launcher'")
    assert "quqyq-close" in await page.locator("#event").inner_text()


async def test_the_chat_in_the_preview_answers(guide: Visit) -> None:
    page = await guide()
    await page.locator("quqyq-chat #field").fill("Who pays if AI causes harm?")
    await page.keyboard.press("Enter")
    await page.locator("quqyq-chat .log article[data-ai]").first.wait_for()
    await page.wait_for_function("() => document.querySelector('#event').textContent.startsWith('quqyq-answer')")
    assert "liability/who_pays" in await page.locator("#event").inner_text()


async def test_the_chat_stays_inside_the_preview(guide: Visit) -> None:
    page = await guide()
    stage = await page.locator(".stage").bounding_box()
    panel = await page.locator("quqyq-chat .panel").bounding_box()
    assert stage["x"] <= panel["x"] and panel["x"] + panel["width"] <= stage["x"] + stage["width"]
    assert stage["y"] <= panel["y"] and panel["y"] + panel["height"] <= stage["y"] + stage["height"]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
async def test_without_javascript_the_form_writes_the_lines(guide: Visit, language: str) -> None:
    page = await guide(language, live=False, java_script_enabled=False)
    assert await page.locator(".copy:visible").count() == 0 and await page.locator("noscript").is_visible()
    await page.locator("#accent").fill("#7a1f5c")
    await page.locator("#position").select_option("left")
    await page.locator("#show").click()
    await page.wait_for_url(re.compile(r"accent=%237a1f5c.*#picker$"))
    assert "--quqyq-accent: #7a1f5c;" in str(await page.locator("#code-style").text_content())
    assert 'position="left"' in str(await page.locator("#code-lines").text_content())
    assert await page.locator("#accent").input_value() == "#7a1f5c"
    assert await page.locator("html").get_attribute("lang") == language


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("look", ["light", "dark", "phone"])
async def test_axe_finds_no_barrier(guide: Visit, axe: Any, language: str, look: str) -> None:
    page = await guide(language, **(PHONE if look == "phone" else {"color_scheme": look}))
    assert await axe(page) == []
    await page.locator("#accent").fill("#ffcc00")
    await page.locator("#accent-error:not(:empty)").wait_for()
    assert await axe(page) == []


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
async def test_nothing_is_cut_off_at_320_pixels(guide: Visit, language: str) -> None:
    page = await guide(language, viewport={"width": 320, "height": 640})
    assert await page.evaluate("() => document.documentElement.scrollWidth") <= 320
    small = await page.evaluate(
        "() => [...document.querySelectorAll('main button, main input:not([type=hidden]), main select')]"
        ".filter(e => e.checkVisibility()).filter(e => e.getBoundingClientRect().height < 24).map(e => e.id)"
    )
    assert small == []
