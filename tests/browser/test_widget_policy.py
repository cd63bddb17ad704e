"""The widget on a page with the strictest policy: its size, what it asks of whom, and markup shown as text."""

from typing import Any, List

from fake_bot import MARKUP, UNSEEN
from widget_page import ask, launch

from bot.widget.bundle import SOURCES, bundle

#: Bytes, compressed.
LARGEST = 25_000


def test_it_is_small() -> None:
    assert len(bundle().gzipped) <= LARGEST


def test_it_uses_nothing_that_strict_pages_forbid() -> None:
    for path in SOURCES.glob("*.js"):
        source = path.read_text("utf-8")
        for sink in (
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "new Function",
            "srcdoc",
        ):
            assert sink not in source, (path.name, sink)


async def test_it_speaks_to_the_bot_alone_and_only_once_opened(visit: Any, bot: Any) -> None:
    page = await visit(language="en")
    addresses: List[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    assert bot.requests == []
    await launch(page)
    await ask(page, "Who pays?")
    await page.locator(".cards summary").first.click()
    await page.locator(".cards .provisions").first.wait_for()
    assert addresses and all(address.startswith(bot.origin) for address in addresses)
    assert all("Cookie" not in request["headers"] for request in bot.requests)


async def test_markup_is_shown_as_text_everywhere(visit: Any, bot: Any) -> None:
    bot.hostile = True
    copied = "navigator.clipboard.writeText = async (text) => { window.copied = text; };"
    page = await visit(language="en", portal="egov", init=copied)
    await launch(page)
    assert MARKUP in await page.locator(".start").inner_text()
    await ask(page, f"markup {MARKUP}")
    answer = page.locator(".log article[data-ai]")
    assert MARKUP in await answer.locator(".short").inner_text()
    assert MARKUP in await page.locator(".mine .words").inner_text()
    await page.locator(".cards summary").first.click()
    await page.locator(".cards .provisions").first.wait_for()
    assert (await page.locator(".cards .inside").first.inner_text()).count(MARKUP) > 4
    await page.get_by_role("button", name="Copy link").click()
    await page.locator(".aside", has_text="The link is copied.").wait_for()
    assert (await page.evaluate("copied")).startswith(f"{bot.origin}/")
    assert await page.locator("quqyq-chat :is(img, script, b b, iframe)").count() == 0
    hrefs = [await a.get_attribute("href") for a in await page.locator("quqyq-chat a").all()]
    assert not [href for href in hrefs if href is not None and not href.startswith(f"{bot.origin}/")]
    assert await page.title() == "Portal"
    # What is said is kept as it was said, and the widget works on.
    await page.locator(".log .choice").first.click()
    await page.locator(".log article[data-ai]").nth(1).wait_for()
    assert bot.asked()[1]["body"]["text"] == f"/{MARKUP}"
    assert await page.evaluate("[({}).polluted, Object.prototype.polluted]") == [None, None]


async def test_letters_that_turn_or_hide_stay_in_their_place(visit: Any, bot: Any) -> None:
    page = await visit(language="en")
    await launch(page)
    await ask(page, f"markup {UNSEEN[:4]}")
    # An override that is never closed ends with its own line.
    for place in (".send", ".title", ".mine .who", ".start .notice"):
        assert await page.locator(place).first.evaluate("e => getComputedStyle(e).direction") == "ltr"
    assert await page.locator(".mine .words").evaluate("e => getComputedStyle(e).unicodeBidi") in (
        "isolate",
        "plaintext",
    )


async def test_an_enormous_reply_stays_inside_and_does_not_stop_the_page(visit: Any, bot: Any) -> None:
    page = await visit(language="en")
    await launch(page)
    await ask(page, "huge")
    assert await page.locator(".talk").evaluate("e => e.scrollWidth <= e.clientWidth")
    assert await page.locator(".cards > li").count() == 300
    assert await page.locator(".cards > li:visible").count() == 3


async def test_events_tell_what_happened_and_never_what_was_said(visit: Any) -> None:
    listen = (
        "window.heard = []; for (const name of ['open', 'close', 'answer', 'error']) "
        "addEventListener(`quqyq-${name}`, (event) => heard.push([name, event.detail]));"
    )
    page = await visit(language="en", campaign="tv-2026", init=listen)
    await launch(page)
    await ask(page, "my secret words")
    await page.locator("#field").fill("500")
    await page.keyboard.press("Enter")
    await page.locator(".failure").wait_for()
    await page.keyboard.press("Escape")
    heard = await page.evaluate("heard")
    assert heard == [
        ["open", {"campaign": "tv-2026"}],
        ["answer", {"status": "answered", "topic": "liability/who_pays", "language": "en"}],
        ["error", {"kind": "server"}],
        ["close", {}],
    ]
