"""Personal data in a message: hidden before anything is understood or kept, and the reader told so once."""

import json
import re
import sqlite3
from pathlib import Path
from typing import Any, Dict, Iterator, List

import pytest

from bot.personal_data import MASK
from bot.reply import Part, Reply

LANGUAGES = ("kk", "ru", "en")
#: What people send of each kind; numbers that pass their checks and belong to nobody.
SECRETS = {
    "iin": "850724300012",
    "phone": "+7 701 123 45 67",
    "card": "4111 1111 1111 1111",
    "iban": "KZ86125KZT5004100100",
    "email": "aigerim.77@mail.kz",
    "document": "N12345678",
}
#: Questions with a place for what should not be in them, and no digit of their own.
QUESTIONS = {
    "kk": "Менің деректерім: {}. Жасанды интеллект зиян келтірсе, кім жауап береді?",
    "ru": "Мои данные: {}. Кто отвечает, если искусственный интеллект причинил вред?",
    "en": "My data: {}. Who pays if AI causes harm?",
}
TOLD = {"kk": "жеке деректерді жасырдым", "ru": "скрыл личные данные", "en": "hidden the personal data"}
#: Fields of an event that are ours: times and ids are full of digits.
OURS = {"timestamp", "message_id", "model_id", "assistant_id", "event"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("masked")


@pytest.fixture(scope="module")
def own(model: Path, folder: Path) -> Any:
    """An assistant whose database holds nothing but what these tests write."""
    from bot.assistant import Assistant

    return Assistant.load(model, folder / "conversations.db")


def told(reply: Reply) -> List[str]:
    """The messages that tell the reader of what was hidden."""
    return [message.text for message in reply.messages if TOLD[reply.language] in message.text]


def texts(value: Any) -> Iterator[str]:
    """Every string in a JSON value, beside the fields that are ours."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in OURS:
                yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def user_events(database: Path, conversation: str) -> List[Dict[str, Any]]:
    with sqlite3.connect(database) as connection:
        rows = connection.execute(
            "SELECT data FROM events WHERE sender_id = ? AND type_name = 'user' ORDER BY id", [conversation]
        ).fetchall()
    return [json.loads(row[0]) for row in rows]


@pytest.mark.parametrize("kind", SECRETS)
@pytest.mark.parametrize("language", LANGUAGES)
async def test_no_digit_of_it_is_kept(own: Any, folder: Path, language: str, kind: str) -> None:
    secret = SECRETS[kind]
    reply = await own.ask(QUESTIONS[language].format(secret), language=language)
    assert reply.masked == [kind]
    kept = await own.conversation(reply.conversation_id)
    assert kept.turns[0].text == QUESTIONS[language].format(MASK)
    assert secret not in kept.json()
    (event,) = user_events(folder / "conversations.db", reply.conversation_id)
    assert event["text"] == kept.turns[0].text
    assert [text for text in texts(event) if any(character.isdigit() for character in text)] == []
    # As written, and with nothing between its letters and digits; in the write-ahead log too.
    for written in {secret, re.sub(r"\W", "", secret), secret[-7:]}:
        for path in folder.iterdir():
            assert written.encode() not in path.read_bytes(), path.name


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_question_is_answered_all_the_same(own: Any, language: str) -> None:
    reply = await own.ask(QUESTIONS[language].format(SECRETS["phone"]))
    assert (reply.status, reply.topic, reply.language) == ("answered", "liability/who_pays", language)


@pytest.mark.parametrize("secret", ["8\u200b701\u200b1234567", "8\n701\t123\r\n45 67", "8\u00ad7011234567"])
async def test_what_is_hidden_between_the_digits_hides_nothing(own: Any, secret: str) -> None:
    reply = await own.ask(QUESTIONS["ru"].format(secret))
    assert reply.masked == ["phone"]
    kept = await own.conversation(reply.conversation_id)
    assert not any(character.isdigit() for character in kept.turns[0].text)


async def test_every_kind_is_named(own: Any) -> None:
    reply = await own.ask(QUESTIONS["ru"].format(", ".join([SECRETS["email"], SECRETS["iin"], SECRETS["card"]])))
    assert sorted(reply.masked) == ["card", "email", "iin"]
    kept = await own.conversation(reply.conversation_id)
    assert kept.turns[0].text == QUESTIONS["ru"].format(", ".join([MASK] * 3))
    assert len(told(reply)) == 1


@pytest.mark.parametrize(
    "text", [SECRETS["iin"], f"/{SECRETS['iin']}", f'/lookup_article{{"ref": "{SECRETS["iin"]}"}}', "a@b.kz"]
)
async def test_a_message_of_nothing_else_is_masked_too(own: Any, text: str) -> None:
    reply = await own.ask(text, language="ru")
    assert len(reply.masked) == 1
    assert (reply.citations, reply.topic) == ([], None)
    kept = await own.conversation(reply.conversation_id)
    assert MASK in kept.turns[0].text and text not in kept.json()


@pytest.mark.parametrize("text", ["статья 21", "Что в п. 2 ст. 641-1 КоАП?", "Какой штраф: 64 875 тенге?"])
async def test_numbers_of_the_law_and_sums_stay(own: Any, text: str) -> None:
    reply = await own.ask(text)
    assert reply.masked == [] and told(reply) == []
    assert (await own.conversation(reply.conversation_id)).turns[0].text == text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_reader_is_told_once_in_a_conversation(own: Any, language: str) -> None:
    plain, masked = QUESTIONS[language].format("…"), QUESTIONS[language].format(SECRETS["phone"])
    first = await own.ask(plain, language=language)
    second = await own.ask(masked, first.conversation_id, language)
    third = await own.ask(QUESTIONS[language].format(SECRETS["email"]), first.conversation_id, language)
    fourth = await own.ask(plain, first.conversation_id, language)
    replies = [first, second, third, fourth]
    assert [len(told(reply)) for reply in replies] == [0, 1, 0, 0]
    assert [reply.masked for reply in replies] == [[], ["phone"], ["email"], []]
    assert (second.messages[-1].text, second.messages[-1].part) == (told(second)[0], Part.NOTICE)
    # Read back, each turn is what it was.
    kept = await own.conversation(first.conversation_id)
    assert [turn.reply for turn in kept.turns] == replies
    # Another conversation is another reader.
    assert len(told(await own.ask(masked, language=language))) == 1


async def test_the_reader_is_not_told_again_after_a_restart(own: Any, model: Path, folder: Path) -> None:
    from bot.assistant import Assistant

    text = QUESTIONS["en"].format(SECRETS["phone"])
    first = await own.ask(text)
    again = Assistant.load(model, folder / "conversations.db")
    second = await again.ask(text, first.conversation_id)
    assert (len(told(first)), len(told(second)), second.masked) == (1, 0, ["phone"])
    kept = await again.conversation(first.conversation_id)
    assert [turn.reply for turn in kept.turns] == [first, second]


async def test_a_person_in_danger_who_leaves_a_number_is_pointed_to_help_first(own: Any) -> None:
    reply = await own.ask(f"Муж меня бьёт, мой номер {SECRETS['phone']}")
    assert (reply.reason, reply.masked) == ("crisis", ["phone"])
    assert "112" in reply.messages[0].text
    assert reply.messages[-1].text == told(reply)[0]


async def test_understanding_without_answering_masks_too(own: Any) -> None:
    parsed = await own.understand(QUESTIONS["ru"].format(SECRETS["iin"]))
    assert SECRETS["iin"] not in repr(parsed)
    assert parsed["text"] == QUESTIONS["ru"].format(MASK)
