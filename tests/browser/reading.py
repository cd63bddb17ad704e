"""Every kind of page of the served bot, and how a reader gets there."""

from typing import Any, Dict

from real_bot import RealBot

#: The kinds that an address leads to, with that address.
PATHS: Dict[str, str] = {
    "home": "/",
    "topics": "/topics",
    "topic": "/topics/liability/who_pays",
    "topic with amounts": "/topics/law/fines",
    "acts": "/law",
    "act": "/law/kz-ai",
    "article": "/law/kz-ai/21",
    "search": "/search",
    "hits": "/search?q=ChatGPT",
    "no hits": "/search?q=qwrtpsdfg",
    "compare": "/compare",
    "timeline": "/timeline",
    "about": "/about",
    "privacy": "/privacy",
    "accessibility": "/accessibility",
    "display": "/display?back=/topics",
    "missing": "/law/no-such-act",
}
#: The kinds that a reader's own doing leads to.
DONE = ("answered", "error")
KINDS = (*PATHS, *DONE)
LANGUAGES = ("kk", "ru", "en")
QUESTION = {
    "kk": "Жасанды интеллект зиян келтірсе, кім жауап береді?",
    "ru": "Кто отвечает, если искусственный интеллект причинил вред?",
    "en": "Who pays if AI causes harm?",
}


def address(bot: RealBot, path: str, language: str) -> str:
    return f"{bot.origin}{path}{'&' if '?' in path else '?'}language={language}"


async def bring(page: Any, bot: RealBot, kind: str, language: str) -> None:
    """Bring the reader to a kind of page, all that can be unfolded open."""
    response = await page.goto(address(bot, PATHS.get(kind, "/"), language))
    assert response.status == (404 if kind == "missing" else 200), f"{kind}: {response.status}"
    if kind == "answered":
        await send(page, QUESTION[language])
        await page.locator("#latest .citations").wait_for()
    elif kind == "error":
        await send(page, "")
        await page.locator("#text-error").wait_for()
    assert await page.locator("html").get_attribute("lang") == language
    await page.evaluate("document.querySelectorAll('main details').forEach(folded => (folded.open = true))")


async def send(page: Any, text: str) -> None:
    """Fill in the home page's form and send it."""
    await page.locator("#text").fill(text)
    await page.locator("form.ask button.primary").click()


async def choose_display(page: Any, bot: RealBot, language: str, *choices: str) -> None:
    """Choose on the form for it, say ``contrast-high``."""
    await page.goto(address(bot, "/display", language))
    for choice in choices:
        name, _dash, value = choice.partition("-")
        await page.locator(f"input[name={name}][value={value}]").check()
    await page.locator("form.display button").click()
    await page.locator("html." + ".".join(choices)).wait_for()
