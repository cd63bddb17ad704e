"""When something goes wrong: no message is lost, none is asked twice, and a sentence says what to do."""

from datetime import datetime, timedelta
from typing import Any, List

import pytest
from widget_page import ask, focused, launch, texts

LANGUAGES = ["kk", "ru", "en"]
HEAR = "window.heard = []; addEventListener('quqyq-error', (event) => heard.push(event.detail.kind));"


async def freeze(page: Any) -> None:
    """Let time pass on the page only as the test says."""
    begin = datetime(2026, 1, 1)
    await page.clock.install(time=begin)
    await page.clock.pause_at(begin + timedelta(hours=1))


async def send(page: Any, text: str) -> None:
    """Open the chat and ask, whatever comes of it."""
    await page.locator(".launcher").click()
    await page.locator("#field").fill(text)
    await page.locator("#field").press("Enter")


async def test_a_lost_answer_is_fetched_and_not_asked_again(visit: Any, bot: Any) -> None:
    page = await visit(language="ru")
    await launch(page)
    bot.fail = ["drop"]
    await page.locator("#field").fill("Кто отвечает?")
    await page.keyboard.press("Enter")
    failure = page.locator(".failure")
    await failure.wait_for()
    assert "Связь прервалась" in await failure.inner_text()
    assert await failure.locator("[role=alert]").count() == 1
    await failure.get_by_role("button", name="Отправить ещё раз").click()
    await page.locator(".log article[data-ai]").wait_for()
    first, second = bot.asked()
    assert first["headers"]["Quqyq-Message-Id"] == second["headers"]["Quqyq-Message-Id"]
    assert sum(len(turns) for turns in bot.turns.values()) == 1
    assert await texts(page.locator(".mine .words")) == ["Кто отвечает?"]
    assert await page.locator(".failure, .unsent").count() == 0


@pytest.mark.parametrize(
    "language,sentence", [("kk", "Интернет байланысы жоқ"), ("ru", "Нет связи с интернетом"), ("en", "no internet")]
)
async def test_offline_and_back(visit: Any, bot: Any, language: str, sentence: str) -> None:
    page = await visit(language=language)
    await launch(page)
    await page.context.set_offline(True)
    await page.locator("#field").fill("Who?")
    await page.keyboard.press("Enter")
    await page.locator(".failure", has_text=sentence).wait_for()
    assert not bot.asked()
    await page.context.set_offline(False)
    await page.locator(".log article[data-ai]").wait_for()
    assert len(bot.asked()) == 1
    assert await page.locator(".failure").count() == 0


async def test_a_chat_taken_off_the_page_sends_nothing_more(visit: Any, bot: Any) -> None:
    page = await visit(language="en")
    await page.context.set_offline(True)
    await send(page, "Who?")
    await page.locator(".failure").wait_for()
    asked: List[str] = []
    page.on("request", lambda request: asked.append(request.url))
    back = "window.back = new Promise((resolve) => addEventListener('online', resolve)); undefined"
    await page.evaluate(f"document.querySelector('quqyq-chat').remove(); {back}")
    await page.context.set_offline(False)
    described = f"{bot.origin}/widget/quqyq-chat.json"
    await page.evaluate("async (address) => { await back; await fetch(address); }", described)
    assert asked == [described]


@pytest.mark.parametrize(
    "language,sentence",
    [
        ("kk", "Байланыс үзілді. Хабар сақтаулы, оны қайта жіберіңіз."),
        ("ru", "Связь прервалась. Сообщение сохранено, отправьте его ещё раз."),
        ("en", "The connection was lost. Your message is kept: send it again."),
    ],
    ids=LANGUAGES,
)
async def test_a_bot_that_cannot_be_reached(visit: Any, bot: Any, language: str, sentence: str) -> None:
    page = await visit(language=language)
    await page.route(f"{bot.origin}/**", lambda route: route.abort())
    await send(page, "Who?")
    await page.locator(".failure", has_text=sentence).wait_for()
    await page.unroute_all()
    await page.locator(".failure button").click()
    await page.locator(".log article[data-ai]").wait_for()


@pytest.mark.parametrize(
    "language,sentence",
    [
        ("kk", "Біздің жақта ақау шықты. Бір минуттан кейін қайта жіберіңіз."),
        ("ru", "У нас что-то сломалось. Отправьте ещё раз через минуту."),
        ("en", "Something went wrong on our side. Send it again in a minute."),
    ],
    ids=LANGUAGES,
)
@pytest.mark.parametrize("question", ["500", "broken", "broken html"])
async def test_a_server_error(visit: Any, bot: Any, language: str, sentence: str, question: str) -> None:
    page = await visit(language=language)
    await send(page, question)
    await page.locator(".failure", has_text=sentence).wait_for()
    async with page.expect_response("**/ask"):
        await page.locator(".failure button").click()


@pytest.mark.parametrize(
    "language,sentence",
    [
        ("kk", "Бұл сайтқа ботты пайдалануға рұқсат берілмеген. Боттың өз бетінде сұраңыз:"),
        ("ru", "Этому сайту не разрешено пользоваться ботом. Спросите на странице самого бота:"),
        ("en", "This site may not use the bot. Ask on the bot's own page:"),
    ],
    ids=LANGUAGES,
)
async def test_a_site_that_may_not_use_the_bot_says_where_to_ask(
    visit: Any, bot: Any, language: str, sentence: str
) -> None:
    bot.closed = True
    page = await visit(language=language, init=HEAR)
    await send(page, "Who?")
    failure = page.locator(".failure", has_text=sentence)
    await failure.wait_for()
    assert await failure.get_by_role("link").get_attribute("href") == f"{bot.origin}/?language={language}"
    # Sending again would not help.
    assert await failure.get_by_role("button").count() == 0
    assert await texts(page.locator(".mine .words")) == ["Who?"]
    assert await page.evaluate("heard") == ["forbidden"]
    page.troubles[:] = [trouble for trouble in page.troubles if "CORS policy" not in trouble]


async def test_a_portal_that_is_not_known_is_told_the_same(visit: Any, bot: Any) -> None:
    page = await visit(language="en", portal="nobody")
    await launch(page)
    bot.fail = [403]
    await page.locator("#field").fill("Who?")
    await page.keyboard.press("Enter")
    await page.locator(".failure a", has_text="Quqyq").wait_for()


@pytest.mark.parametrize(
    "language,told,sentence",
    [
        ("kk", "2", "Сұрақ тым көп түсіп жатыр. 2 секундтан кейін қайта жібере аласыз."),
        ("ru", "600", "Сейчас слишком много вопросов. Отправить снова можно через 10 мин."),
        ("en", "30.5", "There are too many questions right now. You can send again in 31 seconds."),
        ("en", "Wed, 21 Oct 2026 07:28:00 GMT", "in 30 seconds."),
        ("en", "-5", "in 2 seconds."),
        ("en", "1e99", "in 60 minutes."),
    ],
    ids=lambda value: value[:12],
)
async def test_too_many_questions_say_how_long_to_wait(
    visit: Any, bot: Any, language: str, told: str, sentence: str
) -> None:
    bot.wait = told
    page = await visit(language=language)
    await send(page, "429")
    await page.locator(".failure", has_text=sentence).wait_for()
    assert await page.locator(".failure button").get_attribute("aria-disabled") == "true"
    assert await texts(page.locator(".mine .words")) == ["429"]


async def test_sending_again_waits_as_long_as_was_said(visit: Any, bot: Any) -> None:
    bot.wait = "45"
    page = await visit(language="en")
    await freeze(page)
    await send(page, "429")
    again = page.get_by_role("button", name="Send again")
    await again.click(force=True)
    await page.clock.run_for(44_000)
    await again.click(force=True)
    assert await again.get_attribute("aria-disabled") == "true"
    assert len(bot.asked()) == 1
    await page.clock.run_for(2_000)
    async with page.expect_response("**/ask"):
        await page.locator(".failure button:not([aria-disabled])").click()
    assert len(bot.asked()) == 2


async def test_a_refused_question_comes_back_into_its_field(visit: Any) -> None:
    page = await visit(language="ru")
    await launch(page)
    await page.locator("#field").fill("422")
    await page.keyboard.press("Enter")
    await page.locator("#error", has_text="Ответа нет.").wait_for()
    field = page.locator("#field")
    assert await field.input_value() == "422"
    assert await field.get_attribute("aria-invalid") == "true"
    assert "error" in (await field.get_attribute("aria-describedby")).split()
    assert await focused(page) == "field"
    assert await page.locator(".mine").count() == 0


@pytest.mark.parametrize(
    "text,sentence",
    [
        ("   ", "Write your question first."),
        ("x" * 1003, "3 characters too many"),
        # The server counts a sign outside the first plane as one.
        ("🙂" * 1003, "3 characters too many"),
    ],
    ids=["empty", "long", "long in signs"],
)
async def test_an_empty_or_long_question_is_not_sent(visit: Any, bot: Any, text: str, sentence: str) -> None:
    page = await visit(language="en")
    await launch(page)
    await page.locator("#field").fill(text)
    await page.keyboard.press("Enter")
    await page.locator("#error", has_text=sentence).wait_for()
    assert await page.locator("#field").get_attribute("aria-invalid") == "true"
    assert not bot.asked()


async def test_a_slow_answer_shows_that_it_is_looked_for(visit: Any, bot: Any) -> None:
    page = await visit(language="kk")
    await send(page, "slow")
    await page.locator(".typing[role=status]", has_text="Жауап іздеп жатырмын").wait_for()
    # Typed meanwhile: neither sent nor lost.
    await page.locator("#field").fill("Тағы бір сұрақ")
    await page.keyboard.press("Enter")
    assert await page.locator("#field").input_value() == "Тағы бір сұрақ"
    bot.release.set()
    await page.locator(".log article[data-ai]").wait_for()
    assert await page.locator(".typing").inner_text() == ""
    assert len(bot.asked()) == 1


@pytest.mark.parametrize(
    "language,patience,end",
    [
        (
            "kk",
            "Әдеттегіден ұзағырақ болып жатыр. Сәл күтіңіз…",
            "Жауап тым ұзақ келмей жатыр. Сәл кейін қайта жіберіңіз.",
        ),
        (
            "ru",
            "Это дольше обычного. Подождите немного…",
            "Ответ не приходит слишком долго. Отправьте ещё раз чуть позже.",
        ),
        (
            "en",
            "This takes longer than usual. Please wait…",
            "No answer has come for too long. Send it again a little later.",
        ),
    ],
    ids=LANGUAGES,
)
async def test_a_slow_network(visit: Any, bot: Any, language: str, patience: str, end: str) -> None:
    page = await visit(language=language)
    await freeze(page)
    await send(page, "slow")
    typing = page.locator(".typing[role=status]")
    await page.clock.run_for(7_900)
    assert patience not in await typing.inner_text()
    await page.clock.run_for(200)
    assert await typing.inner_text() == patience
    await page.clock.run_for(21_800)
    assert await page.locator(".failure").count() == 0
    await page.clock.run_for(200)
    await page.locator(".failure", has_text=end).wait_for()
    assert await typing.inner_text() == ""
    # The bot has finished meanwhile: the answer is fetched and not asked again.
    bot.release.set()
    await page.locator(".failure button").click()
    await page.locator(".log article[data-ai]").wait_for()
    assert sum(len(turns) for turns in bot.turns.values()) == 1
    assert len({request["headers"]["Quqyq-Message-Id"] for request in bot.asked()}) == 1


async def test_a_conversation_gone_on_the_server_begins_anew(visit: Any, bot: Any) -> None:
    page = await visit(language="en")
    await launch(page)
    await ask(page, "Who pays?")
    bot.turns.clear()
    await ask(page, "And who else?", 2)
    await page.locator(".note", has_text="a new one has begun").wait_for()
    assert bot.asked()[-1]["body"]["conversation_id"] is None


async def test_an_article_that_does_not_load_can_be_opened_again(visit: Any, bot: Any) -> None:
    page = await visit(language="en")
    await launch(page)
    await ask(page, "Who pays?")
    bot.fail = [500]
    summary = page.locator(".cards summary").first
    await summary.click()
    await page.locator(".cards [role=alert]").wait_for()
    await summary.click()
    await summary.click()
    await page.locator(".cards .provisions").first.wait_for()
