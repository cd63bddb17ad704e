"""Everybody can use it: by keyboard, by ear, at 400 % zoom, in forced colours, without motion."""

from typing import Any

import pytest
from widget_page import DESKTOP, PHONE, ask, focused, launch, open_settings

#: 1280 by 1024 at 400 % zoom.
ZOOMED = {"viewport": {"width": 320, "height": 256}}
NARROW = {"viewport": {"width": 320, "height": 700}}

STATES = [
    "closed",
    "start",
    "answer",
    "provisions",
    "which",
    "failure",
    "limit",
    "error",
    "settings",
    "confirm",
    "reason",
    "crisis",
]


async def bring(page: Any, state: str) -> None:
    """Bring the widget into a state."""
    if state == "closed":
        return
    await launch(page)
    if state == "start":
        await page.locator(".all > summary").click()
        await page.locator(".all details summary").first.click()
    elif state in ("failure", "limit"):
        await page.locator("#field").fill("500" if state == "failure" else "429")
        await page.keyboard.press("Enter")
        await page.locator(".failure").wait_for()
    elif state == "error":
        await page.keyboard.press("Enter")
        await page.locator("#error").wait_for()
    else:
        await ask(page, {"provisions": "article", "which": "which", "crisis": "crisis"}.get(state, "Who pays?"))
    if state == "answer":
        for summary in await page.locator(".extras summary").all():
            await summary.click()
        await page.locator(".cards .provisions").first.wait_for()
    if state in ("settings", "confirm"):
        await open_settings(page)
    if state == "confirm":
        await page.locator("[name=delete]").click()
    if state == "reason":
        await page.locator(".acts .tool").last.click()
        await page.locator(".aside textarea").wait_for()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("state", STATES)
async def test_axe_finds_no_barrier(visit: Any, axe: Any, state: str, language: str) -> None:
    page = await visit(device={**DESKTOP, "reduced_motion": "reduce"}, language=language)
    await bring(page, state)
    assert await axe(page) == []


# The whole answer at once: what is scrolled out of sight has no contrast to measure.
TALL = {"viewport": {"width": 1280, "height": 3000}}
LOOKS = ["dark", "high", "large", "phone", "zoomed", "latin", "page", "page dark", "page high", "page high dark"]


@pytest.mark.parametrize("look", LOOKS)
async def test_axe_finds_no_barrier_in_any_look(visit: Any, axe: Any, look: str) -> None:
    device = {"phone": PHONE, "zoomed": ZOOMED}.get(look, TALL if "page" in look else DESKTOP)
    scheme = "dark" if "dark" in look else "light"
    wishes = {"language": "kk-Latn" if look == "latin" else "kk"}
    if "high" in look:
        wishes["contrast"] = "high"
    if "page" in look:
        wishes["position"] = "page"
    page = await visit(device={**device, "reduced_motion": "reduce", "color_scheme": scheme}, **wishes)
    if "page" in look:
        await ask(page, "Кім?")
        for summary in await page.locator(".extras summary").all():
            await summary.click()
        await page.locator(".cards .provisions").first.wait_for()
    else:
        await bring(page, "answer")
    if look == "large":
        await open_settings(page)
        await page.locator("[name=large]").check()
    assert await axe(page) == []


async def test_the_whole_way_by_keyboard(visit: Any, bot: Any) -> None:
    page = await visit(language="en")
    press = page.keyboard.press
    await press("Tab")
    await press("Tab")
    assert await focused(page) == "launcher"
    await press("Enter")
    assert await focused(page) == "field"
    await page.keyboard.type("which")
    await press("Shift+Enter")
    await page.keyboard.type("one?")
    await press("Enter")
    await page.locator(".log .choice").first.wait_for()
    assert bot.asked()[0]["body"]["text"] == "which\none?"
    assert await focused(page) == "field"
    # Back to the choices: consent, feedback is not offered for a counter-question.
    for _ in range(12):
        await press("Shift+Tab")
        if await focused(page) == "choice":
            break
    await press("Enter")
    await page.locator(".log article[data-ai]").nth(1).wait_for()
    assert await focused(page) == "field"
    for _ in range(40):
        await press("Shift+Tab")
        if await page.evaluate(
            "document.querySelector('quqyq-chat').shadowRoot.activeElement?.matches('.cards summary')"
        ):
            break
    await press("Enter")
    await page.locator(".cards .provisions").first.wait_for()
    await press("Escape")
    assert await page.locator(".panel").is_hidden()
    assert await focused(page) == "launcher"


async def test_escape_closes_the_settings_first(visit: Any) -> None:
    page = await visit(language="en")
    await launch(page)
    await open_settings(page)
    await page.locator("[name=contrast]").check()
    await page.keyboard.press("Escape")
    assert await page.locator(".settings").is_hidden()
    assert await page.locator(".panel").is_visible()
    assert await page.locator("[aria-controls=settings]").evaluate("e => e.getRootNode().activeElement === e")
    await page.keyboard.press("Escape")
    assert await page.locator(".panel").is_hidden()


async def test_on_a_phone_it_is_modal_and_escape_still_closes(visit: Any) -> None:
    page = await visit(device=PHONE, language="en")
    await launch(page)
    assert await page.locator(".panel").evaluate("e => e.matches(':modal')")
    assert await focused(page) == "talk"
    await page.keyboard.press("Escape")
    assert await page.locator(".panel").is_hidden()
    assert await focused(page) == "launcher"
    await page.locator(".launcher").click()
    assert await page.locator(".panel").is_visible()


async def test_turning_the_phone_keeps_it_open_and_the_focus_in_place(visit: Any) -> None:
    page = await visit(language="en")
    await launch(page)
    await page.locator("#field").fill("half a question")
    await page.set_viewport_size({"width": 400, "height": 800})
    await page.wait_for_function(
        "() => document.querySelector('quqyq-chat').shadowRoot.querySelector('.panel').matches(':modal')"
    )
    assert await focused(page) == "field"
    assert await page.locator("#field").input_value() == "half a question"


async def test_an_open_attribute_takes_no_focus_and_never_covers_a_phone(visit: Any) -> None:
    desktop = await visit(language="en", open="")
    assert await desktop.locator(".panel").is_visible()
    assert await desktop.evaluate("document.activeElement === document.body")
    phone = await visit(device=PHONE, language="en", open="")
    assert await phone.locator(".panel").is_hidden()


async def test_only_the_new_message_is_announced(visit: Any) -> None:
    page = await visit(language="en")
    await launch(page)
    await ask(page, "First")
    # What a screen reader would say: text added inside a live region, outside parts that are switched off.
    await page.evaluate(
        """() => {
          window.spoken = [];
          const log = document.querySelector('quqyq-chat').shadowRoot.querySelector('[role=log]');
          new MutationObserver((all) => {
            for (const node of all.flatMap((one) => [...one.addedNodes])) {
              if (!node.closest || node.closest('[aria-live=off]')) continue;
              const copy = node.cloneNode(true);
              copy.querySelectorAll('[aria-live=off]').forEach((quiet) => quiet.remove());
              spoken.push(copy.textContent);
            }
          }).observe(log, { childList: true, subtree: true });
        }"""
    )
    await ask(page, "Second", 2)
    await page.wait_for_timeout(200)
    spoken = await page.evaluate("spoken")
    assert len(spoken) == 1
    assert "A person or organisation pays" in spoken[0]
    assert "Second" not in spoken[0] and "Article 24" not in spoken[0] and "Who has to prove" not in spoken[0]


@pytest.mark.parametrize("device", [ZOOMED, NARROW], ids=["400 % zoom", "320 px"])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
async def test_reflow(visit: Any, device: Any, language: str) -> None:
    page = await visit(device=device, language=language)
    await bring(page, "answer")
    await open_settings(page)
    wide = await page.evaluate(
        """() => [...document.querySelector('quqyq-chat').shadowRoot.querySelectorAll('.panel *:not(.unseen)')]
          .filter((e) => e.getClientRects().length && !e.closest('svg, option'))
          .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 || e.getBoundingClientRect().left < -1)
          .map((e) => e.className || e.tagName)"""
    )
    assert wide == []
    await page.locator("#field").focus()
    assert await page.locator("#field").evaluate(
        "e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight; }"
    )


async def test_targets_are_large_enough(visit: Any) -> None:
    page = await visit(device=PHONE, language="ru")
    await bring(page, "answer")
    await open_settings(page)
    small = await page.evaluate(
        """() => [...document.querySelector('quqyq-chat').shadowRoot.querySelectorAll('button, summary, select, label')]
          .filter((e) => e.getClientRects().length && !e.matches('.unseen'))
          .map((e) => [e.className, e.getBoundingClientRect()])
          .filter(([, box]) => box.height < 43.9 || box.width < 43.9).map(([name]) => name)"""
    )
    assert small == []


async def test_forced_colours_and_no_motion(visit: Any) -> None:
    page = await visit(device={**DESKTOP, "forced_colors": "active", "reduced_motion": "reduce"}, language="en")
    await launch(page)
    await ask(page, "Who pays?")
    borders = await page.evaluate(
        """() => ['.panel', '.send', '.choice', '.mine .words', '#field'].map((name) =>
          getComputedStyle(document.querySelector('quqyq-chat').shadowRoot.querySelector(name)).borderTopStyle)"""
    )
    assert set(borders) == {"solid"}
    moving = await page.evaluate("document.getAnimations().length")
    assert moving == 0


async def test_large_text_and_high_contrast_switches(visit: Any) -> None:
    page = await visit(language="kk")
    await launch(page)
    await open_settings(page)
    await page.get_by_text("Нашар көретіндерге арналған нұсқа").wait_for()
    await page.get_by_label("Ірі мәтін").check()
    await page.get_by_label("Жоғары контраст").check()
    size, colour = await page.locator("#field").evaluate(
        "e => [getComputedStyle(e).fontSize, getComputedStyle(e).color]"
    )
    assert (size, colour) == ("21px", "rgb(0, 0, 0)")
