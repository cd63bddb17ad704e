"""Nothing that people write reaches a log."""

import logging
from pathlib import Path
from typing import Any

import pytest

SECRET = "turmeric-albatross"
MESSAGES = [
    f"Who pays if AI harms my {SECRET}?",
    f"{SECRET}",
    f"/{SECRET}",
    f"article 21 {SECRET}",
    f"say it in English {SECRET}",
]


@pytest.mark.parametrize("level", [logging.WARNING, logging.DEBUG])
async def test_words_do_not_reach_the_logs(
    model: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str], level: int
) -> None:
    from bot.assistant import Assistant

    caplog.set_level(level)
    assistant = Assistant.load(model, tmp_path / "conversations.db", level)
    conversation = None
    for text in MESSAGES:
        conversation = (await assistant.ask(text, conversation)).conversation_id
    await assistant.conversation(str(conversation))
    await assistant.forget(str(conversation))
    # At the most talkative level there is something to look through.
    assert level > logging.DEBUG or len(caplog.records) > 10
    told = [record for record in caplog.records if SECRET in f"{record.getMessage()} {record.__dict__}"]
    assert [(record.name, record.funcName) for record in told] == []
    out, err = capfd.readouterr()
    assert SECRET not in out + err


async def test_a_refused_message_is_not_logged_either(
    assistant: Any, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    from bot.screening import UnreadableMessageError

    caplog.set_level(logging.DEBUG)
    with pytest.raises(UnreadableMessageError):
        await assistant.ask(f"{SECRET}\x00")
    out, err = capfd.readouterr()
    assert SECRET not in out + err + caplog.text
