"""Everybody can read the pages: axe-core finds no barrier, and zoom, spacing, forced colours and still motion hold."""

from typing import Any, AsyncIterator, Awaitable, Callable, Dict, List, Tuple

import pytest
import pytest_asyncio
from reading import KINDS, LANGUAGES, bring, choose_display
from real_bot import RealBot
from widget_page import DESKTOP, PHONE

#: 1280 by 1024 at 400 % zoom.
ZOOMED = {"viewport": {"width": 320, "height": 256}}
#: What looks and sizes decide; to a screen reader all looks are one.
LOOKED_AT = ("color-contrast", "link-in-text-block", "target-size")

Reader = Callable[..., Awaitable[Any]]


@pytest_asyncio.fixture(loop_scope="session")
async def reader(browser: Any) -> AsyncIterator[Reader]:
    """A reader's browser, with no cookies yet, as a page."""
    contexts: List[Any] = []

    async def sit_down(**device: Any) -> Any:
        context = await browser.new_context(**device)
        contexts.append(context)
        page = await context.new_page()
        page.set_default_timeout(8000)
        return page

    yield sit_down
    for context in contexts:
        await context.close()


def nowhere(found: Dict[str, List[str]]) -> None:
    """Nothing was found in any place; says all that was."""
    lines = [f"{place}: {what}" for place, all_there in found.items() for what in all_there]
    assert not lines, "\n".join(lines)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
async def test_axe_finds_no_barrier_on_a_page(
    reader: Reader, served: RealBot, axe: Any, kind: str, language: str
) -> None:
    page = await reader(**DESKTOP)
    await bring(page, served, kind, language)
    assert await axe(page) == []


# Colours and sizes know no language, so each look is met in another one.
LOOKS = [
    ("kk", "dark", ()),
    ("ru", "light", ("contrast-high", "size-large", "spacing-wide")),
    ("en", "dark", ("contrast-high", "size-large")),
]


@pytest.mark.parametrize(("language", "scheme", "choices"), LOOKS, ids=["dark", "switched", "switched dark"])
async def test_axe_finds_no_barrier_in_any_look(
    reader: Reader, served: RealBot, axe: Any, language: str, scheme: str, choices: Tuple[str, ...]
) -> None:
    page = await reader(**PHONE, color_scheme=scheme)
    if choices:
        await choose_display(page, served, language, *choices)
    found: Dict[str, List[str]] = {}
    for kind in KINDS:
        await bring(page, served, kind, language)
        found[kind] = await axe(page, *LOOKED_AT)
    nowhere(found)


#: Boxes wider than the window, texts cut off by the box they stand in.
LOST = """() => {
  const name = (e) => `${e.tagName.toLowerCase()}.${e.className} ${e.textContent.trim().slice(0, 30)}`;
  const style = (e) => getComputedStyle(e);
  const page = document.scrollingElement;
  // Shown to ears alone, or a table that scrolls in a box of its own.
  const apart = (e) => e !== page && (style(e).clipPath === 'inset(50%)' || apart(e.parentElement) ||
    (e.tabIndex === 0 && /auto|scroll/.test(style(e).overflowX)));
  const shown = [...document.body.querySelectorAll('*:not(.skip, option, svg *)')].filter(
    (e) => e.getClientRects().length && e.checkVisibility() && style(e).clipPath !== 'inset(50%)' &&
      !apart(e.parentElement));
  const wide = shown.filter((e) => {
    const box = e.getBoundingClientRect();
    return box.width && (box.right > page.clientWidth + 1 || box.left < -1);
  });
  const legible = new Set(shown);
  const cut = shown.filter((e) => {
    const { overflowX, overflowY, display } = style(e);
    const clips = /hidden|clip/.test(overflowX + overflowY) || e.matches('button, a, summary, label');
    if (!clips || display === 'inline' || e.matches('textarea, input, select')) return false;
    const outer = e.getBoundingClientRect();
    const texts = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      if (!texts.currentNode.data.trim() || !legible.has(texts.currentNode.parentElement)) continue;
      const text = new Range();
      text.selectNode(texts.currentNode);
      const inner = text.getBoundingClientRect();
      if (inner.right > outer.right + 1 || inner.left < outer.left - 1 || inner.bottom > outer.bottom + 2 ||
        inner.top < outer.top - 2) return true;
    }
    return false;
  });
  return [...wide.map((e) => 'wide: ' + name(e)), ...cut.map((e) => 'cut: ' + name(e)),
    ...(page.scrollWidth > page.clientWidth ? ['the page scrolls sideways'] : [])];
}"""
#: The values of WCAG 2.2, 1.4.12. A style sheet of script is what a policy without inline styles lets pass.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`p { margin-block-end: 2em !important }
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""


#: Targets under 24 pixels.
SMALL = """() => {
  // A link in a sentence may be as high as its line.
  const inSentence = (e) => e.matches('a') && getComputedStyle(e).display === 'inline' &&
    [...e.parentElement.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  // A choice is made anywhere on its label.
  const target = (e) => e.closest('label') ?? e;
  return [...document.querySelectorAll('a, button, summary, select, textarea, input:not([type=hidden])')]
    .filter((e) => e.checkVisibility() && !e.matches('.skip') && !inSentence(e))
    .map((e) => [e, target(e).getBoundingClientRect()])
    .filter(([, box]) => box.width < 24 || box.height < 24)
    .map(([e, box]) => `${e.tagName} ${e.className} ${e.textContent.trim().slice(0, 30)} ` +
      `${Math.round(box.width)}x${Math.round(box.height)}`);
}"""
MOVING = """() => [...document.querySelectorAll('*')].filter((e) => {
  const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(e);
  return parseFloat(transitionDuration) > 0.01 || animationName !== 'none' || scrollBehavior === 'smooth';
}).map((e) => `${e.tagName}.${e.className}`)"""


@pytest_asyncio.fixture(scope="module", loop_scope="session", params=LANGUAGES)
async def walk(request: Any, browser: Any, served: RealBot) -> Dict[str, Dict[str, List[str]]]:
    """One walk over all kinds of page at 400 % zoom and without motion: what was lost, small or moving, and where."""
    context = await browser.new_context(**ZOOMED, reduced_motion="reduce")
    page = await context.new_page()
    found: Dict[str, Dict[str, List[str]]] = {"lost": {}, "small": {}, "moving": {}, "lost when spaced": {}}
    for kind in KINDS:
        await bring(page, served, kind, request.param)
        found["lost"][kind] = await page.evaluate(LOST)
        found["small"][kind] = await page.evaluate(SMALL)
        found["moving"][kind] = await page.evaluate(MOVING)
        await page.evaluate(SPACED)
        found["lost when spaced"][kind] = await page.evaluate(LOST)
    await context.close()
    return found


async def test_nothing_is_lost_at_400_percent(walk: Any) -> None:
    nowhere(walk["lost"])


async def test_nothing_is_lost_with_wider_spacing(walk: Any) -> None:
    nowhere(walk["lost when spaced"])


async def test_targets_are_large_enough(walk: Any) -> None:
    nowhere(walk["small"])


async def test_nothing_moves_for_those_who_want_no_motion(walk: Any) -> None:
    nowhere(walk["moving"])


async def test_nothing_is_lost_at_400_percent_with_large_text(reader: Reader, served: RealBot) -> None:
    page = await reader(**ZOOMED)
    await choose_display(page, served, "kk", "size-large", "spacing-wide")
    lost: Dict[str, List[str]] = {}
    for kind in KINDS:
        await bring(page, served, kind, "kk")
        lost[kind] = await page.evaluate(LOST)
    nowhere(lost)


@pytest.mark.parametrize("colours", ["none", "active"], ids=["own colours", "forced colours"])
async def test_the_focus_is_seen_wherever_it_is(reader: Reader, served: RealBot, colours: str) -> None:
    # Without motion the page is at once where the focus is.
    page = await reader(**DESKTOP, forced_colors=colours, reduced_motion="reduce")
    unseen: List[str] = []
    for kind in ("answered", "article", "search", "display"):
        await bring(page, served, kind, "en")
        stops = 0
        while True:
            await page.keyboard.press("Tab")
            stop = await page.evaluate(
                """() => {
                  const e = document.activeElement;
                  if (e === document.body || e.dataset.met) return null;
                  e.dataset.met = 'yes';
                  const { outlineStyle, outlineWidth } = getComputedStyle(e);
                  const box = e.getBoundingClientRect();
                  const seen = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && box.bottom > 0 &&
                    box.top < innerHeight;
                  return [seen, `${e.tagName} ${e.className} ${e.textContent.trim().slice(0, 30)}`];
                }"""
            )
            if stop is None:
                break
            stops += 1
            if not stop[0]:
                unseen.append(f"{kind}: {stop[1]}")
        assert stops > 10, kind
    assert unseen == []
