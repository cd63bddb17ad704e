"""What is pictured: each picture's place, device and what a person does before it is taken."""

from dataclasses import dataclass, field
from typing import Any, Awaitable, Callable, Dict, List, Sequence, Tuple

Step = Callable[[Any], Awaitable[None]]

PHONE: Dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 1.5, "is_mobile": True}
DESKTOP: Dict[str, Any] = {"viewport": {"width": 1280, "height": 860}, "device_scale_factor": 1}
#: What the margins leave of A4 (794 by 1123), at the resolution in which style sheets count.
MARGIN = 60
PAPER: Dict[str, Any] = {"viewport": {"width": 674, "height": 1003}, "device_scale_factor": 1}
#: A window of a desktop with a portal's page in it.
WINDOW: Dict[str, Any] = {"viewport": {"width": 1080, "height": 760}, "device_scale_factor": 1}
DARK = {"color_scheme": "dark"}

WHO_PAYS = "Жасанды интеллект зиян келтірсе, кім жауап береді?"
WHO_OWNS = "Кому принадлежит картинка, которую сделала нейросеть?"
REFUSE = "Can I refuse to talk to a bot?"
LATIN = "Neirojeli salğan suret kimdiki?"
DANGER = "Меня шантажируют, я больше не хочу жить"


@dataclass(frozen=True)
class Shot:
    """One picture. ``path`` begins with ``portal:`` for the page of a portal, else it is a page of the bot."""

    name: str
    title: str
    #: What is to be seen: the line under the picture, and its text for those who do not see it.
    line: str
    path: str
    device: Dict[str, Any]
    steps: Sequence[Step] = field(default=())
    media: str = "screen"

    @property
    def margin(self) -> int:
        """White space to put around the picture."""
        return MARGIN if self.media == "print" else 0


async def opened(page: Any) -> None:
    """Open the chat and wait for what it offers."""
    await page.locator(".launcher").click()
    await page.locator(".start .choice").first.wait_for()


def asked(text: str) -> Step:
    """Ask in the chat and wait for the answer."""

    async def step(page: Any) -> None:
        await page.locator("#field").fill(text)
        await page.locator("#field").press("Enter")
        await page.locator(".log article[data-ai]").first.wait_for()
        # The chat brings the answer to the top; here its question is to be seen as well.
        question = page.locator(".log article:not([data-ai])").last
        await question.evaluate("e => e.scrollIntoView({block: 'start', behavior: 'instant'})")

    return step


async def card(page: Any) -> None:
    """Open the first citation, wait for its text and bring it into view."""
    summary = page.locator(".cards summary").first
    await summary.click()
    await page.locator(".cards details[open] .inside > :not([role=status])").nth(1).wait_for()
    await summary.evaluate("e => e.scrollIntoView({block: 'center', behavior: 'instant'})")


async def settings(page: Any) -> None:
    """Open the settings of the chat."""
    await page.locator("[aria-controls=settings]").click()


def chosen(name: str) -> Step:
    """Turn a setting of the chat on and close the settings."""

    async def step(page: Any) -> None:
        await settings(page)
        await page.locator(f"#settings [name={name}]").check()
        await settings(page)

    return step


def asked_on_page(text: str) -> Step:
    """Ask on the page that needs no JavaScript."""

    async def step(page: Any) -> None:
        await page.locator("textarea[name=text]").fill(text)
        await page.locator("form:has(textarea[name=text]) button:not([name])").first.click()
        await page.locator("#latest").wait_for()

    return step


async def strong_display(page: Any) -> None:
    """Choose high contrast and large text on the page for it; it leads back to where one came from."""
    await page.locator("a[href^='/display']").first.click()
    await page.locator("[name=contrast][value=high]").check()
    await page.locator("[name=size][value=large]").check()
    await page.locator("form[action^='/display'] button").first.click()
    await page.locator("html.contrast-high").wait_for()


async def picked(page: Any) -> None:
    """Choose a colour on the page for portals, and see the chat in it."""
    await page.locator("#picker").evaluate("e => e.scrollIntoView({block: 'start', behavior: 'instant'})")
    await page.locator("#accent").fill("#7a1f3d")
    await page.locator("#accent").press("Tab")
    await page.locator("quqyq-chat .start .choice").first.wait_for()


def seen(selector: str) -> Step:
    """Bring a part of the page to the top."""

    async def step(page: Any) -> None:
        await page.locator(selector).evaluate("e => e.scrollIntoView({block: 'start', behavior: 'instant'})")

    return step


WIDGET: Tuple[Shot, ...] = (
    Shot("widget-phone-kk", "On a phone, in Kazakh", "A question and its answer in Kazakh.",
         "portal:kk", PHONE, (opened, asked(WHO_PAYS))),
    Shot("widget-phone-ru", "On a phone, in Russian", "A question and its answer in Russian.",
         "portal:ru", PHONE, (opened, asked(WHO_OWNS))),
    Shot("widget-phone-en", "On a phone, in English", "A question and its answer in English.",
         "portal:en", PHONE, (opened, asked(REFUSE))),
    Shot("widget-start", "On a portal's page", "It says at the start that it is a machine, and offers questions.",
         "portal:kk", WINDOW, (opened,)),
    Shot("widget-card", "A citation opened", "The provision in plain words, its edition, and whether it is in force.",
         "portal:ru", WINDOW, (opened, asked(WHO_OWNS), card)),
    Shot("widget-dark", "Dark", "The chat in the dark, as the device asks.",
         "portal:en", {**WINDOW, **DARK}, (opened, asked(REFUSE))),
    Shot("widget-high-contrast", "High contrast", "High contrast, switched on in the chat's settings.",
         "portal:ru", WINDOW, (opened, chosen("contrast"), asked(WHO_OWNS))),
    Shot("widget-large-text", "Large text", "Large text on a phone, switched on in the chat's settings.",
         "portal:kk", PHONE, (opened, chosen("large"), asked(WHO_PAYS))),
    Shot("widget-latin", "Kazakh in Latin letters", "A question and its answer in Latin Kazakh.",
         "portal:kk-Latn", PHONE, (opened, asked(LATIN))),
    Shot("widget-crisis", "Somebody in danger", "People in danger are shown at once who helps.",
         "portal:ru", PHONE, (opened, asked(DANGER))),
    Shot("widget-settings", "Settings", "Large text, contrast, colours; keep, save, print and delete the conversation.",
         "portal:en", PHONE, (opened, asked(REFUSE), settings)),
)  # fmt: skip

PAGES: Tuple[Shot, ...] = (
    Shot("home-phone", "Home, on a phone", "The home page on a phone.", "/?language=kk", PHONE),
    Shot("home-desktop", "Home, on a desktop", "The home page on a desktop.", "/?language=ru", DESKTOP),
    Shot("home-answer", "An answer without JavaScript", "The same chat as a plain form; works without JavaScript.",
         "/?language=en", {**PHONE, "java_script_enabled": False}, (asked_on_page(REFUSE),)),
    Shot("topic", "A question and its answer", "Every question has a page of its own in every language.",
         "/topics/liability/who_pays?language=kk", DESKTOP),
    Shot("topic-dark", "The same in the dark", "A question's page on a phone in the dark.",
         "/topics/ownership/who_owns?language=ru", {**PHONE, **DARK}),
    Shot("article", "An article", "Point by point in plain words.", "/law/kz-ai/21?language=ru", DESKTOP),
    Shot("search", "Search", "Search in one's own words.", "/search?language=ru&q=мой голос подделали", DESKTOP),
    Shot("compare", "Kazakhstan and the European Union", "The law of Kazakhstan beside that of the European Union.",
         "/compare?language=en", DESKTOP, (seen("#group-rights"),)),
    Shot("timeline", "Timeline", "How the law came about.", "/timeline?language=kk", DESKTOP),
    Shot("for-portals", "For portals", "The line to copy, the chat live, and a picker for its colours.",
         "/for-portals?language=en", DESKTOP, (picked,)),
    Shot("home-high-contrast", "High contrast and large text", "The home page, after one click in its header.",
         "/?language=ru", DESKTOP, (strong_display,)),
    Shot("topic-print", "On paper", "A question's page as it is printed.",
         "/topics/liability/who_pays?language=en", PAPER, media="print"),
)  # fmt: skip

ALL: List[Shot] = [*WIDGET, *PAGES]

#: What the README shows: phones side by side, then desktops.
README_PHONES = ("widget-phone-kk", "widget-phone-ru", "widget-crisis")
README_DESKTOPS = ("widget-card", "home-desktop", "home-high-contrast")
