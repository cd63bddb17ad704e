"""What one can do with an answer and with the conversation."""

import re
from pathlib import Path
from typing import Any

from widget_page import DESKTOP, ask, focused, launch, open_settings

VOICES = """
const voices = [{ lang: 'ru-RU', name: 'Voice' }];
window.read = [];
Object.defineProperty(window, 'speechSynthesis', { value: {
  getVoices: () => voices, cancel: () => window.current?.onend(),
  speak: (u) => { read.push(u.text); window.current = u; },
} });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""
EARS = """
window.SpeechRecognition = window.webkitSpeechRecognition = class {
  start() { window.asked = this.lang; setTimeout(() => {
    if (window.deaf) this.onerror({ error: 'no-speech' });
    else this.onresult({ results: [[{ transcript: 'кто отвечает' }]] });
    this.onend(); }, 50); }
  stop() {}
};
"""


async def test_copying_the_link_to_an_answer(visit: Any, bot: Any) -> None:
    copied = "navigator.clipboard.writeText = async (text) => { window.copied = text; };"
    page = await visit(language="en", campaign="tv-2026", init=copied)
    await launch(page)
    await ask(page, "Who pays?")
    await page.get_by_role("button", name="Copy link").click()
    await page.locator(".aside", has_text="The link is copied.").wait_for()
    assert await page.evaluate("copied") == f"{bot.origin}/topics/liability/who_pays?language=en&campaign=tv-2026"


async def test_where_copying_is_forbidden_the_link_is_shown(visit: Any, bot: Any) -> None:
    page = await visit(language="en", init="navigator.clipboard.writeText = async () => { throw new Error(); };")
    await launch(page)
    await ask(page, "article")
    await page.get_by_role("button", name="Copy link").click()
    field = page.get_by_label("Copy the link yourself")
    assert await field.input_value() == f"{bot.origin}/law/kz-ai/21?language=en"
    assert await field.evaluate("e => e.selectionEnd - e.selectionStart === e.value.length")


async def test_sharing_where_the_browser_can(visit: Any) -> None:
    page = await visit(language="en", init="navigator.share = async (what) => { window.shared = what; };")
    await launch(page)
    await ask(page, "Who pays?")
    await page.get_by_role("button", name="Share").click()
    assert (await page.evaluate("shared.url")).endswith("/topics/liability/who_pays?language=en")


async def test_feedback_helped(visit: Any, bot: Any) -> None:
    page = await visit(language="ru")
    await launch(page)
    await ask(page, "Кто?")
    up = page.get_by_role("button", name="Ответ помог")
    await up.click()
    await page.locator(".aside", has_text="Спасибо").wait_for()
    assert await up.get_attribute("aria-pressed") == "true"
    body = bot.requests[-1]["body"]
    assert body["helpful"] is True and body["reason"] is None
    assert body["message_id"] == bot.asked()[0]["headers"]["Quqyq-Message-Id"]
    assert body["conversation_id"] in bot.turns


async def test_feedback_did_not_help_with_a_reason_and_a_lost_line(visit: Any, bot: Any) -> None:
    page = await visit(language="en")
    await launch(page)
    await ask(page, "Who?")
    await page.get_by_role("button", name="This did not help").click()
    await page.get_by_label("What is wrong? (optional)").fill("Too long")
    bot.fail = [500]
    await page.get_by_role("button", name="Send feedback").click()
    await page.locator(".aside", has_text="was not sent").wait_for()
    await page.get_by_role("button", name="Try again").click()
    await page.locator(".aside", has_text="Thank you").wait_for()
    body = bot.requests[-1]["body"]
    assert body["helpful"] is False and body["reason"] == "Too long"


async def test_an_opinion_on_a_conversation_that_is_gone(visit: Any, bot: Any) -> None:
    page = await visit(language="ru")
    await launch(page)
    await ask(page, "Кто?")
    bot.fail = [404]
    await page.get_by_role("button", name="Ответ помог").click()
    await page.locator(".aside", has_text="Ответа нет.").wait_for()
    # Trying again would not help, and the connection is not to blame.
    assert await page.locator(".aside button").count() == 0
    assert await page.get_by_role("button", name="Ответ помог").get_attribute("aria-pressed") == "false"


async def test_opinions_on_restored_answers_are_told_apart(visit: Any, bot: Any) -> None:
    key = bot.history(2)
    bot.turns[key][1]["message_id"] = "a" * 32
    store = f"sessionStorage.setItem('quqyq-chat', JSON.stringify({{conversation: '{key}', open: false}}))"
    page = await visit(language="ru", init=store)
    await page.locator(".launcher").click()
    await page.locator(".history article[data-ai]").first.wait_for()
    for answer in await page.locator(".history article[data-ai]").all():
        await answer.get_by_role("button", name="Ответ помог").click()
        await answer.locator(".aside", has_text="Спасибо").wait_for()
    first, second = [request["body"]["message_id"] for request in bot.requests if request["body"]]
    assert second == "a" * 32 and first not in (None, second)


async def test_saving_the_conversation_as_a_file(visit: Any, tmp_path: Path) -> None:
    page = await visit(language="en")
    await launch(page)
    await ask(page, "markup <b>question</b>")
    await ask(page, "Who pays?", 2)
    await open_settings(page)
    async with page.expect_download() as waiting:
        await page.locator("[name=save]").click()
    download = await waiting.value
    assert re.fullmatch(r"quqyq-\d{4}-\d\d-\d\d\.html", download.suggested_filename)
    await download.save_as(tmp_path / "kept.html")
    text = (tmp_path / "kept.html").read_text("utf-8")
    assert 'name="generator" content="Quqyq"' in text and 'data-ai="true"' in text
    assert "&lt;b&gt;question&lt;/b&gt;" in text and "<img" not in text and "<script" not in text
    assert "https://adilet.zan.kz/" in text and 'href="javascript' not in text
    assert 'lang="en"' in text


async def test_the_saved_file_says_the_language_of_all_that_was_said(visit: Any, tmp_path: Path) -> None:
    page = await visit(language="ru")
    await launch(page)
    await ask(page, "Кто?")
    await page.locator(".tongue").select_option("kk")
    await ask(page, "Кім?", 2)
    await open_settings(page)
    async with page.expect_download() as waiting:
        await page.locator("[name=save]").click()
    await (await waiting.value).save_as(tmp_path / "kept.html")
    text = (tmp_path / "kept.html").read_text("utf-8")
    marks = re.findall(r"<article ([^>]*)>", text)
    assert [re.search(r'lang="([^"]*)"', mark)[1] for mark in marks] == ["ru", "ru", "kk", "kk"]  # type: ignore[index]
    assert ["data-ai" in mark for mark in marks] == [False, True, False, True]
    assert text.count("не с человеком") + text.count("Сіз адаммен емес") == 1


async def test_printing_the_conversation_alone(visit: Any) -> None:
    # A print window cannot be seen from here: what would be printed is looked at instead.
    page = await visit(language="en")
    await launch(page)
    await ask(page, "Who pays?")
    await open_settings(page)
    await page.evaluate(
        """() => {
          const root = document.querySelector('quqyq-chat').shadowRoot;
          new MutationObserver((all) => {
            const frame = root.querySelector('iframe');
            if (frame) frame.contentWindow.print = () => { window.printed = frame.contentDocument.body.innerText; };
          }).observe(root, { childList: true });
          const append = root.append.bind(root);
          root.append = (frame) => {
            append(frame);
            frame.contentWindow.print = () => {
              window.printed = frame.contentDocument.body.innerText;
              window.styled = frame.contentDocument.adoptedStyleSheets.length;
              frame.contentWindow.dispatchEvent(new Event('afterprint'));
            };
          };
        }"""
    )
    await page.locator("[name=print]").click()
    await page.wait_for_function("() => window.printed")
    printed = await page.evaluate("printed")
    assert "Who pays?" in printed and "A person or organisation pays" in printed and "Portal" not in printed
    assert await page.evaluate("styled") == 1
    await page.locator("quqyq-chat iframe").wait_for(state="detached")


async def test_reading_aloud_only_where_the_browser_has_a_voice(visit: Any) -> None:
    page = await visit(language="ru", init=VOICES)
    await launch(page)
    await ask(page, "Кто?")
    await page.get_by_role("button", name="Прослушать").click()
    assert "Вред возмещает" in (await page.evaluate("read"))[0]
    await page.get_by_role("button", name="Остановить").click()
    await page.get_by_role("button", name="Прослушать").wait_for()
    await page.locator(".tongue").select_option("kk")
    await ask(page, "Кім?", 2)
    assert await page.locator("article[lang=kk]").get_by_role("button", name="Тыңдау").count() == 0


async def test_speaking_says_first_where_the_voice_may_go(visit: Any) -> None:
    page = await visit(language="ru", init=EARS)
    await launch(page)
    microphone = page.get_by_role("button", name="Сказать голосом")
    await microphone.click()
    assert "может отправлять запись" in await page.locator("#hint").inner_text()
    assert await page.evaluate("window.asked") is None
    await microphone.click()
    await page.wait_for_function(
        "() => document.querySelector('quqyq-chat').shadowRoot.querySelector('#field').value === 'кто отвечает'"
    )
    assert await page.evaluate("asked") == "ru-RU"
    assert await focused(page) == "field"
    await page.evaluate("window.deaf = true")
    await microphone.click()
    await page.locator("#error", has_text="Речь распознать не удалось").wait_for()


async def test_no_microphone_where_the_browser_cannot_listen(visit: Any) -> None:
    page = await visit(
        device=DESKTOP, language="ru", init="delete window.webkitSpeechRecognition; delete window.SpeechRecognition;"
    )
    await launch(page)
    assert await page.get_by_role("button", name="Сказать голосом").count() == 0
