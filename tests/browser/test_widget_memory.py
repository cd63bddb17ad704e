"""What is remembered, where, and how it is deleted."""

from typing import Any

import pytest
from widget_page import ask, focused, launch, open_settings, texts

STORED = "JSON.stringify({...sessionStorage}) + JSON.stringify({...localStorage}) + document.cookie"


async def test_nothing_is_stored_without_consent(visit: Any) -> None:
    page = await visit(language="en")
    await launch(page)
    await ask(page, "A secret question")
    assert await page.evaluate(STORED) == "{}{}"
    await page.get_by_role("button", name="No", exact=True).click()
    assert await page.evaluate(STORED) == "{}{}"
    assert await page.locator(".note").count() == 0


async def test_with_consent_a_reload_brings_it_back_in_silence(visit: Any) -> None:
    page = await visit(language="en")
    await launch(page)
    await ask(page, "A secret question")
    await page.get_by_role("button", name="Yes", exact=True).click()
    assert "secret" not in await page.evaluate(STORED)
    await page.reload()
    await page.locator(".history article[data-ai]").wait_for()
    assert await texts(page.locator(".mine .words")) == ["A secret question"]
    assert await page.locator("[role=log] article").count() == 0
    assert await page.evaluate("document.activeElement === document.body")
    await ask(page, "Next")
    assert await page.locator(".history + .log article").count() == 2
    assert await page.locator(".note").count() == 0


async def test_one_button_deletes_it_here_and_on_the_server(visit: Any, bot: Any) -> None:
    page = await visit(language="ru")
    await launch(page)
    await ask(page, "Вопрос")
    await page.get_by_role("button", name="Да", exact=True).click()
    await open_settings(page)
    await page.locator("[name=delete]").click()
    assert await page.locator(".confirm [role=alert]").inner_text() != ""
    bot.fail = [500]
    await page.locator("[name=confirm]").click()
    await page.locator(".confirm", has_text="Удалить не удалось").wait_for()
    assert await page.locator(".log article").count() == 2
    await page.locator("[name=confirm]").click()
    await page.locator(".log article").first.wait_for(state="detached")
    assert bot.turns == {}
    assert await page.evaluate(STORED) == "{}{}"
    assert await focused(page) == "field"
    await page.locator("[role=status]", has_text="Разговор удалён.").wait_for(state="attached")


async def test_a_thousand_messages(visit: Any, bot: Any) -> None:
    key = bot.history(500)
    store = f"sessionStorage.setItem('quqyq-chat', JSON.stringify({{conversation: '{key}', open: false}}))"
    page = await visit(language="ru", init=store)
    begun = await page.evaluate("performance.now()")
    await page.locator(".launcher").click()
    await page.locator(".history article").first.wait_for()
    assert await page.evaluate("performance.now()") - begun < 3000
    assert await page.locator(".history article").count() == 50
    assert await focused(page) == "field"
    assert await page.locator("[role=log]").inner_text() == ""
    last = page.locator(".history article").last
    assert await last.evaluate("e => e.getBoundingClientRect().bottom < innerHeight")
    await page.get_by_role("button", name="Показать более ранние сообщения").click()
    assert await page.locator(".history article").count() == 100
    assert await page.evaluate(
        "document.querySelector('quqyq-chat').shadowRoot.activeElement.innerText.includes('Вопрос 451')"
    )
    begun = await page.evaluate("performance.now()")
    await ask(page, "Ещё вопрос")
    assert await page.evaluate("performance.now()") - begun < 2000
    assert bot.asked()[0]["body"]["conversation_id"] == key


async def test_two_tabs_do_not_mix(visit: Any, bot: Any) -> None:
    first = await visit(language="en")
    second = await visit(context=first.context, language="en")
    for page, text in ((first, "One"), (second, "Two")):
        await launch(page)
        await ask(page, text)
        await page.get_by_role("button", name="Yes", exact=True).click()
    for page, text in ((first, "One"), (second, "Two")):
        await page.reload()
        await page.locator(".history .words").first.wait_for()
        assert await texts(page.locator(".mine .words")) == [text]
    assert len(bot.turns) == 2


async def test_a_duplicated_tab_begins_its_own_conversation(visit: Any, bot: Any) -> None:
    first = await visit(language="en")
    await launch(first)
    await ask(first, "One")
    await first.get_by_role("button", name="Yes", exact=True).click()
    kept = await first.evaluate("sessionStorage.getItem('quqyq-chat')")
    copy = await visit(context=first.context, language="en", init=f"sessionStorage.setItem('quqyq-chat', {kept!r})")
    await copy.locator(".note", has_text="goes on in another tab").wait_for()
    await ask(copy, "Two")
    assert bot.asked()[1]["body"]["conversation_id"] is None
    assert sorted(len(turns) for turns in bot.turns.values()) == [1, 1]


@pytest.mark.parametrize("stored", ["not json", "null", "[]", '{"conversation": 5, "tongue": "xx", "theme": 1}'])
async def test_a_damaged_store_is_passed_over(visit: Any, stored: str) -> None:
    page = await visit(language="en", init=f"sessionStorage.setItem('quqyq-chat', {stored!r})")
    await launch(page)
    await ask(page, "Who pays?")


async def test_a_history_that_does_not_load_can_be_tried_again(visit: Any, bot: Any) -> None:
    key = bot.history(1)
    store = f"sessionStorage.setItem('quqyq-chat', JSON.stringify({{conversation: '{key}', open: false}}))"
    page = await visit(language="ru", init=store)
    bot.fail = [500]
    await page.locator(".launcher").click()
    await page.locator(".note", has_text="загрузить не удалось").wait_for()
    await page.get_by_role("button", name="Повторить").click()
    await page.locator(".history .words", has_text="Вопрос 1").wait_for()
    assert await page.locator(".note").count() == 0
