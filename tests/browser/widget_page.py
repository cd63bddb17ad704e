"""What the tests do with the widget on a page, in the words of a person."""

from typing import Any, Dict, List

PHONE: Dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
    "device_scale_factor": 2,
}
DESKTOP: Dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}

WORDS = {
    "kk": {"launch": "ЖИ мен заң туралы сұрау", "field": "Сұрағыңыз", "machine": "Сіз адаммен емес, бағдарламамен"},
    "ru": {"launch": "Спросить об ИИ и законе", "field": "Ваш вопрос", "machine": "Вы говорите с программой"},
    "en": {"launch": "Ask about AI and the law", "field": "Your question", "machine": "You are talking to a program"},
}


async def launch(page: Any) -> None:
    await page.locator(".launcher").click()
    await page.locator(".start .choice").first.wait_for()


async def ask(page: Any, text: str, replies: int = 1) -> None:
    """Ask, and wait until so many replies stand in the log."""
    await page.locator("#field").fill(text)
    await page.locator("#field").press("Enter")
    await page.wait_for_function(
        "n => document.querySelector('quqyq-chat').shadowRoot.querySelectorAll('.log article[data-ai]').length >= n",
        arg=replies,
    )


async def open_settings(page: Any) -> None:
    await page.locator("[aria-controls=settings]").click()


async def focused(page: Any) -> str:
    """Class or id of what has the focus inside the widget."""
    script = (
        "() => { const e = document.querySelector('quqyq-chat').shadowRoot.activeElement; "
        "return e ? e.id || e.name || e.className : document.activeElement.id; }"
    )
    return str(await page.evaluate(script))


async def texts(locator: Any) -> List[str]:
    return [text.strip() for text in await locator.all_inner_texts()]
