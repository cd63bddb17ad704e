"""Portals embed the real bot: the example pages, and a strict page made from the guide's own lines."""

import re
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import Any, AsyncIterator, Awaitable, Callable, Dict, Iterator, List

import httpx
import pytest
import pytest_asyncio
from portal_guide import BOT, SITE, GuideSite, blocks, page, policy
from real_bot import EXAMPLES, RealBot
from widget_page import DESKTOP, PHONE, WORDS

REACT = EXAMPLES / "react" / "node_modules" / "react" / "umd"
#: Of the law on artificial intelligence, as each language names it in a citation.
CITED = {"kk": "24-бап", "ru": "статья 24", "en": "Article 24"}
FORBIDDEN = {
    "kk": "Бұл сайтқа ботты пайдалануға рұқсат берілмеген.",
    "ru": "Этому сайту не разрешено пользоваться ботом.",
    "en": "This site may not use the bot.",
}

Open = Callable[..., Awaitable[Any]]


@contextmanager
def examples(bot: str, port: int) -> Iterator[str]:
    """``python3 examples/serve.py`` in a process of its own; yields the address of its pages."""
    command = [sys.executable, str(EXAMPLES / "serve.py"), "--bot", bot, "--port", str(port)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        # It names its pages once it listens.
        address = process.stderr.readline().strip()
        assert address.endswith("/plain.html"), address
        yield address.rpartition("/")[0]
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture(scope="module")
def site(served: RealBot) -> Iterator[str]:
    with examples(served.origin, served.portal_port) as address:
        assert address == served.portal_origin
        yield address


@pytest_asyncio.fixture(loop_scope="session")
async def open_page(browser: Any, served: RealBot) -> AsyncIterator[Open]:
    """Open a page; what its console complains of, and every request to a third party, fails the test."""
    contexts: List[Any] = []
    troubles: List[str] = []

    async def open_it(address: str, *, device: Dict[str, Any] = DESKTOP, context: Any = None, own: str = "") -> Any:
        if context is None:
            context = await browser.new_context(**device)
            contexts.append(context)
        opened = await context.new_page()
        opened.set_default_timeout(10_000)
        opened.on("pageerror", lambda error: troubles.append(str(error)))
        opened.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
        known = (served.origin, served.portal_origin, served.guide_origin, own or served.origin)
        opened.on("request", lambda sent: None if sent.url.startswith(known) else troubles.append(sent.url))
        opened.troubles = troubles
        await opened.goto(address)
        return opened

    yield open_it
    for context in contexts:
        await context.close()
    assert troubles == []


async def ask(place: Any, text: str) -> Any:
    """Ask in the chat, by keyboard, and return the answer."""
    before = await place.locator(".log article[data-ai]").count()
    await place.locator("#field").fill(text)
    await place.locator("#field").press("Enter")
    answer = place.locator(".log article[data-ai]").nth(before)
    await answer.wait_for()
    return answer


async def open_chat(opened: Any) -> None:
    await opened.locator("quqyq-chat .launcher").click()
    await opened.locator("quqyq-chat .start .choice").first.wait_for()


async def cited(answer: Any) -> str:
    return str(await answer.locator(".cards summary").first.inner_text())


async def has_focus(locator: Any) -> bool:
    return bool(await locator.evaluate("e => e.getRootNode().activeElement === e"))


async def test_the_plain_page_answers_and_gives_the_focus_back(
    open_page: Open, site: str, questions: Dict[str, Dict[str, str]]
) -> None:
    opened = await open_page(f"{site}/plain.html")
    assert await opened.locator("quqyq-chat .launcher").inner_text() == WORDS["ru"]["launch"]
    await open_chat(opened)
    # The portal's own greeting and topics, from the operator's file.
    greeting = opened.get_by_text("Здравствуйте! Здесь можно спросить об искусственном интеллекте и законе.")
    assert await greeting.is_visible()
    assert await opened.locator(".start .choice").count() >= 3
    answer = await ask(opened, questions["ru"]["liability/who_pays"])
    assert CITED["ru"] in await cited(answer)
    await opened.keyboard.press("Escape")
    await opened.locator("quqyq-chat .panel").wait_for(state="hidden")
    assert await has_focus(opened.locator("quqyq-chat .launcher"))


async def test_the_strict_page_hears_of_the_answer(
    open_page: Open, site: str, questions: Dict[str, Dict[str, str]]
) -> None:
    opened = await open_page(f"{site}/strict-csp/", device=PHONE)
    script = opened.locator("script[integrity]")
    assert re.fullmatch(r"sha384-[\w+/]{64}", str(await script.get_attribute("integrity")))
    await open_chat(opened)
    answer = await ask(opened, questions["kk"]["liability/who_pays"])
    assert CITED["kk"] in await cited(answer)
    assert await opened.locator("#last").inner_text() == "liability/who_pays"
    # The real provision, opened in its card.
    await answer.locator(".cards summary").first.click()
    await answer.locator(".cards .provisions").first.wait_for()
    await opened.keyboard.press("Escape")
    await opened.locator("quqyq-chat .panel").wait_for(state="hidden")
    assert await has_focus(opened.locator("quqyq-chat .launcher"))


async def test_the_frame_tells_its_portal_and_nobody_else(
    open_page: Open, site: str, questions: Dict[str, Dict[str, str]]
) -> None:
    opened = await open_page(f"{site}/frame/")
    frame = opened.frame_locator("iframe")
    await frame.locator(".start .choice").first.wait_for()
    answer = await ask(frame, questions["en"]["liability/who_pays"])
    assert CITED["en"] in await cited(answer)
    await opened.locator("#last", has_text="liability/who_pays").wait_for()


async def test_the_react_page_hears_of_answers_and_changes_the_language(
    open_page: Open, site: str, questions: Dict[str, Dict[str, str]]
) -> None:
    if not REACT.is_dir():
        reason = "React is not installed; in examples/react: npm ci"
        sys.__stderr__ and sys.__stderr__.write(f"\nREACT EXAMPLE SKIPPED: {reason}\n")
        pytest.skip(reason)
    opened = await open_page(f"{site}/react/")
    await open_chat(opened)
    answer = await ask(opened, questions["ru"]["liability/who_pays"])
    assert CITED["ru"] in await cited(answer)
    await opened.locator("#last", has_text="liability/who_pays").wait_for()
    await opened.get_by_role("button", name="English").click()
    await opened.locator("quqyq-chat[language=en]").wait_for(state="attached")
    answer = await ask(opened, questions["en"]["ownership/who_owns"])
    assert await answer.get_attribute("lang") == "en"
    await opened.locator("#last", has_text="ownership/who_owns").wait_for()


async def test_two_tabs_keep_their_own_conversations(
    open_page: Open, site: str, questions: Dict[str, Dict[str, str]]
) -> None:
    first = await open_page(f"{site}/plain.html")
    second = await open_page(f"{site}/plain.html", context=first.context)
    sent: List[Dict[str, Any]] = []
    for tab in (first, second):
        tab.on("request", lambda request: sent.append(request.post_data_json) if _asks(request) else None)
    replies = []
    for tab, topic in ((first, "liability/who_pays"), (second, "ownership/who_owns"), (first, "rights/refuse_ai")):
        if await tab.locator("quqyq-chat .panel").is_hidden():
            await open_chat(tab)
        async with tab.expect_response(lambda response: _asks(response.request)) as coming:
            await ask(tab, questions["ru"][topic])
        replies.append(await (await coming.value).json())
    first_id, second_id = replies[0]["conversation_id"], replies[1]["conversation_id"]
    assert first_id != second_id
    assert [body["conversation_id"] for body in sent] == [None, None, first_id]
    assert replies[2]["conversation_id"] == first_id
    assert await first.locator(".log article[data-ai]").count() == 2
    assert await second.locator(".log article[data-ai]").count() == 1


def _asks(request: Any) -> bool:
    return bool(request.method == "POST" and request.url.endswith("/api/v1/ask"))


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
async def test_a_site_that_is_not_named_reads_why(
    open_page: Open,
    served: RealBot,
    free_port: Callable[[], int],
    questions: Dict[str, Dict[str, str]],
    language: str,
) -> None:
    with examples(served.origin, free_port()) as foreign:
        opened = await open_page(f"{foreign}/plain.html", own=foreign)
        await opened.locator("quqyq-chat").evaluate("(e, language) => e.setAttribute('language', language)", language)
        await opened.locator("quqyq-chat .launcher").click()
        await opened.locator("#field").fill(questions[language]["liability/who_pays"])
        await opened.locator("#field").press("Enter")
        failure = opened.locator(".failure")
        await failure.wait_for()
        assert FORBIDDEN[language] in await failure.inner_text()
        assert await opened.locator(".log article[data-ai]").count() == 0
        # Browsers log every refused request; nothing else may go wrong.
        assert opened.troubles and all(" CORS " in said or "Failed to load" in said for said in opened.troubles)
        opened.troubles.clear()


async def test_a_site_that_is_not_named_cannot_frame_the_chat(
    open_page: Open, served: RealBot, free_port: Callable[[], int]
) -> None:
    with examples(served.origin, free_port()) as foreign:
        opened = await open_page(f"{foreign}/frame/", own=foreign)
        assert all(f"{served.origin}" in said and "frame-ancestors" in said for said in opened.troubles)
        assert len(opened.troubles) == 1
        assert await opened.frame_locator("iframe").locator("quqyq-chat").count() == 0
        opened.troubles.clear()


@pytest.fixture
def portal(served: RealBot) -> Iterator[Callable[[str, str], str]]:
    """Serve the guide's lines with a policy on the site that the guide's portals' file names."""
    site: List[GuideSite] = []

    def fill(text: str) -> str:
        return text.replace(BOT, served.origin).replace(SITE, served.guide_origin)

    def serve(lines: str, rules: str) -> str:
        close()
        site.append(GuideSite(served.guide_port, page(fill(lines)), fill(rules)))
        return f"{served.guide_origin}/"

    def close() -> None:
        while site:
            site.pop().close()

    yield serve
    close()


async def test_the_two_lines_of_the_guide_work_under_its_policy(
    open_page: Open, portal: Callable[[str, str], str], questions: Dict[str, Dict[str, str]]
) -> None:
    lines = blocks("html", "<quqyq-chat")[0]
    assert len(lines.splitlines()) == 2
    begun = time.monotonic()
    opened = await open_page(portal(lines, policy()))
    await open_chat(opened)
    answer = await ask(opened, questions["kk"]["liability/who_pays"])
    assert CITED["kk"] in await cited(answer)
    await opened.keyboard.press("Escape")
    assert await has_focus(opened.locator("quqyq-chat .launcher"))
    assert time.monotonic() - begun < 60


async def test_the_exact_version_of_the_guide_works_and_nothing_else_under_its_hash(
    open_page: Open, served: RealBot, portal: Callable[[str, str], str]
) -> None:
    found = httpx.get(f"{served.origin}/widget/quqyq-chat.json").json()
    (script,) = blocks("html", "integrity=")
    exact = script.replace("VERSION", found["version"]).replace("sha384-…", found["integrity"])
    assert f'{BOT}{found["url"]}"' in exact
    element = '<quqyq-chat language="ru" portal="egov"></quqyq-chat>\n'
    opened = await open_page(portal(exact + element, policy()))
    await open_chat(opened)
    # The console's words that the guide's table of troubles explains.
    other = await open_page(portal(exact.replace(found["integrity"], f"sha384-{'A' * 64}") + element, policy()))
    assert await other.locator("quqyq-chat .launcher").count() == 0
    assert len(other.troubles) == 1 and "Failed to find a valid digest" in other.troubles[0]
    other.troubles.clear()


async def test_the_frame_of_the_guide_works(
    open_page: Open, portal: Callable[[str, str], str], questions: Dict[str, Dict[str, str]]
) -> None:
    (lines,) = blocks("html", "<iframe")
    opened = await open_page(portal(lines, f"default-src 'none'; frame-src {BOT}"))
    frame = opened.frame_locator("iframe")
    await frame.locator(".start .choice").first.wait_for()
    answer = await ask(frame, questions["ru"]["liability/who_pays"])
    assert CITED["ru"] in await cited(answer)
