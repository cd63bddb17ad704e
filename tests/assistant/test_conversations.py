"""The assistant end to end: the real model, the real actions, a real database."""

import json
import sqlite3
from pathlib import Path
from typing import Any, Dict, List

import pytest

from bot.law.store import LawStore
from bot.reply import Part, Reply, Status

LANGUAGES = ("kk", "ru", "en")
TOPICS = ("liability/who_pays", "ownership/who_owns", "rights/refuse_ai")
SWITCH = {"kk": "қазақша айтшы", "ru": "скажи по-русски, пожалуйста", "en": "say it in English please"}
THANKS = {"kk": "рахмет", "ru": "спасибо", "en": "thanks"}


def part(reply: Reply, name: Part) -> List[str]:
    return [message.text for message in reply.messages if message.part is name]


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_question_gets_the_reviewed_answer_and_its_provisions(
    assistant: Any, law: LawStore, questions: Dict[str, Dict[str, str]], language: str, topic: str
) -> None:
    reply = await assistant.ask(questions[language][topic])
    expected = law.topics[topic]
    assert (reply.status, reply.topic, reply.language) == (Status.ANSWERED, topic, language)
    assert part(reply, Part.SHORT) == [expected.answer[language].short]  # type: ignore[index]
    assert [f"{cited.act} {cited.ref}" for cited in reply.citations] == expected.citations
    assert all(cited.in_force for cited in reply.citations)
    assert reply.detected.language == language
    assert reply.messages[0].part is Part.SHORT
    assert 0.4 <= reply.confidence <= 1


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("жасанды интеллект зиян келтирсе, ким жауап береди", "liability/who_pays"),
        ("КТО ОТВЕЧАЕТ ЕСЛИ ИИ ПРИЧИНИЛ ВРЕД", "liability/who_pays"),
        ("  who   pays if AI  causes harm\n", "liability/who_pays"),
    ],
)
async def test_it_is_understood_however_it_is_typed(assistant: Any, text: str, topic: str) -> None:
    reply = await assistant.ask(text)
    assert reply.topic == topic


@pytest.mark.parametrize(
    ("text", "language", "citation"),
    [
        ("21-бап", "kk", "kz-ai 21"),
        ("Заңның 24-бабында не айтылған?", "kk", "kz-ai 24"),
        ("Что сказано в ст. 23 закона об ИИ?", "ru", "kz-ai 23"),
        ("п. 2 ст. 21", "ru", "kz-ai 21(2)"),
        ("What does article 24 say?", "en", "kz-ai 24"),
        ("ст. 641-1 КоАП", "ru", "kz-coao 641-1"),
    ],
)
async def test_an_article_is_looked_up_by_its_number(assistant: Any, text: str, language: str, citation: str) -> None:
    reply = await assistant.ask(text)
    assert (reply.status, reply.language) == (Status.PROVISIONS, language)
    assert [f"{cited.act} {cited.ref}" for cited in reply.citations] == [citation]


@pytest.mark.parametrize(
    ("text", "language"), [("999-бап", "kk"), ("Что в статье 999?", "ru"), ("show article 999", "en")]
)
async def test_an_article_that_does_not_exist_is_said_not_to_exist(assistant: Any, text: str, language: str) -> None:
    reply = await assistant.ask(text, language=language)
    assert (reply.status, reply.language, reply.citations) == (Status.OUT_OF_SCOPE, language, [])
    assert "999" in reply.messages[0].text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ертең Алматыда ауа райы қандай болады?", "kk"),
        ("Какая завтра погода в Алматы?", "ru"),
        ("What is the weather in Almaty tomorrow?", "en"),
        ("Как развестись с мужем, если есть дети?", "ru"),
        ("How do I register a limited company?", "en"),
    ],
)
async def test_what_is_not_ours_is_declined_without_law(assistant: Any, text: str, language: str) -> None:
    reply = await assistant.ask(text)
    assert reply.status in (Status.OUT_OF_SCOPE, Status.CLARIFICATION)
    assert (reply.language, reply.citations) == (language, [])


@pytest.mark.parametrize(("text", "language"), [("Сәлеметсіз бе!", "kk"), ("Здравствуйте!", "ru"), ("Hello!", "en")])
async def test_a_greeting_is_answered_in_its_language(assistant: Any, text: str, language: str) -> None:
    reply = await assistant.ask(text)
    assert (reply.status, reply.language) == (Status.SMALL_TALK, language)
    letters = set(reply.messages[0].text.lower())
    assert (language == "en") == (not letters & set("абвгд"))
    assert (language == "kk") == bool(letters & set("әғқңөұүһі"))
    assert [button.payload for button in reply.messages[0].buttons] == ["/help"]


@pytest.mark.parametrize(
    ("text", "language"), [("Сен адамсың ба?", "kk"), ("Ты человек или робот?", "ru"), ("Are you a human?", "en")]
)
async def test_it_says_that_it_is_a_machine(assistant: Any, text: str, language: str) -> None:
    reply = await assistant.ask(text)
    assert (reply.status, reply.language) == (Status.SMALL_TALK, language)
    word = {"kk": "бағдарлама", "ru": "программ", "en": "program"}[language]
    assert word in reply.messages[0].text.lower()


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_fixed_response_is_in_the_readers_language(assistant: Any, language: str) -> None:
    texts = {
        "kk": ["сәлем", "рахмет", "сау бол"],
        "ru": ["привет", "спасибо", "до свидания"],
        "en": ["hello", "thanks", "goodbye"],
    }
    for text in texts[language]:
        reply = await assistant.ask(text, language=language)
        assert (reply.status, reply.language) == (Status.SMALL_TALK, language), text
        cyrillic = any("а" <= letter <= "я" for letter in reply.messages[0].text.lower())
        assert cyrillic == (language != "en"), reply.messages[0].text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_why_is_explained_after_an_answer(assistant: Any, questions: Any, language: str) -> None:
    first = await assistant.ask(questions[language]["rights/refuse_ai"])
    why = {"kk": "неге олай жауап бердің?", "ru": "почему ты так ответил?", "en": "why did you answer that?"}[language]
    reply = await assistant.ask(why, first.conversation_id)
    assert (reply.status, reply.language, reply.topic) == (Status.ANSWERED, language, "rights/refuse_ai")
    assert part(reply, Part.PROVISION)


@pytest.mark.parametrize(("before", "after"), [(a, b) for a in LANGUAGES for b in LANGUAGES if a != b])
async def test_the_last_answer_is_repeated_in_the_language_asked_for_in_words(
    assistant: Any, law: LawStore, questions: Any, before: str, after: str
) -> None:
    first = await assistant.ask(questions[before]["rights/refuse_ai"])
    switched = await assistant.ask(SWITCH[after], first.conversation_id)
    assert switched.language == after
    assert part(switched, Part.SHORT) == [law.topics["rights/refuse_ai"].answer[after].short]  # type: ignore[index]
    # It stays, even when the next message is in the first language.
    later = await assistant.ask(questions[before]["ownership/who_owns"], first.conversation_id)
    assert (later.language, later.topic) == (after, "ownership/who_owns")


@pytest.mark.parametrize("text", ["ok", "ChatGPT", "штраф", "заң", "😀", "21", "жасанды", "hello"])
@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_one_word_message_keeps_the_language(assistant: Any, questions: Any, language: str, text: str) -> None:
    first = await assistant.ask(questions[language]["rights/refuse_ai"])
    assert first.language == language
    reply = await assistant.ask(text, first.conversation_id)
    assert reply.language == language


async def test_a_whole_sentence_in_another_language_changes_it(assistant: Any, questions: Any) -> None:
    first = await assistant.ask(questions["ru"]["rights/refuse_ai"])
    reply = await assistant.ask(questions["kk"]["ownership/who_owns"], first.conversation_id)
    assert reply.language == "kk"


@pytest.mark.parametrize("chosen", LANGUAGES)
@pytest.mark.parametrize("written", LANGUAGES)
async def test_the_explicit_language_wins(assistant: Any, questions: Any, chosen: str, written: str) -> None:
    reply = await assistant.ask(questions[written]["rights/refuse_ai"], language=chosen)
    assert (reply.language, reply.detected.language) == (chosen, written)


async def test_the_browsers_language_only_helps_where_nothing_better_is_known(assistant: Any, questions: Any) -> None:
    assert (await assistant.ask("21", language_hint="en")).language == "en"
    assert (await assistant.ask("21")).language == "kk"
    assert (await assistant.ask(questions["ru"]["rights/refuse_ai"], language_hint="en")).language == "ru"


async def test_notices_are_said_once_in_a_conversation(assistant: Any, questions: Any) -> None:
    first = await assistant.ask(questions["en"]["rights/refuse_ai"])
    assert len(part(first, Part.NOTICE)) == 1
    second = await assistant.ask(questions["en"]["rights/refuse_ai"], first.conversation_id)
    assert part(second, Part.NOTICE) == []
    other = await assistant.ask(questions["en"]["rights/refuse_ai"])
    assert len(part(other, Part.NOTICE)) == 1


async def test_a_pressed_button_is_answered_in_the_language_of_the_conversation(
    assistant: Any, law: LawStore, questions: Any
) -> None:
    first = await assistant.ask(questions["en"]["rights/refuse_ai"])
    payload = next(button.payload for message in first.messages for button in message.buttons)
    reply = await assistant.ask(payload, first.conversation_id)
    topic = law.topic_of_intent(payload[1:])
    assert topic is not None
    assert (reply.status, reply.language, reply.topic) == (Status.ANSWERED, "en", topic.id)
    assert reply.detected.language is None


async def test_every_button_of_help_leads_on(assistant: Any, law: LawStore) -> None:
    menu = await assistant.ask("/help", language="ru")
    areas = [button.payload for button in menu.messages[0].buttons]
    assert len(areas) == len(law.areas)
    reply = await assistant.ask(areas[0], menu.conversation_id, "ru")
    topics = [button.payload for button in reply.messages[0].buttons]
    assert topics
    answer = await assistant.ask(topics[0], menu.conversation_id, "ru")
    assert answer.status is Status.ANSWERED


async def test_a_language_button_switches(assistant: Any) -> None:
    asked = await assistant.ask("переключи язык")
    assert asked.status is Status.CLARIFICATION
    payloads = [button.payload for button in asked.messages[0].buttons]
    reply = await assistant.ask(payloads[2], asked.conversation_id)
    assert reply.language == "en"


RASA_COMMANDS = [
    "/restart",
    "/session_start",
    "/back",
    " /restart ",
    "//restart",
    "/ /restart",
    "/ / back",
    "/restart{}",
    "/off_topic",
    "/insult",
    "/crisis_violence",
    "/nlu_fallback",
    "/action_listen",
    '/greet{"language": "en"}',
    "EXTERNAL: restart",
    "/\u200b/restart",
    "/\t/session_start",
]


@pytest.mark.parametrize("text", RASA_COMMANDS)
async def test_rasas_own_commands_are_words_to_us(assistant: Any, questions: Any, text: str) -> None:
    first = await assistant.ask(questions["ru"]["rights/refuse_ai"])
    reply = await assistant.ask(text, first.conversation_id)
    assert reply.messages
    # Nothing was restarted or taken back: the conversation still knows what it answered, and in which language.
    assert len((await assistant.conversation(first.conversation_id)).turns) == 2
    why = await assistant.ask("почему ты так ответил?", first.conversation_id)
    assert why.topic == "rights/refuse_ai"
    assert part(await assistant.ask(questions["ru"]["rights/refuse_ai"], first.conversation_id), Part.NOTICE) == []


async def test_a_payload_cannot_set_what_it_likes(assistant: Any) -> None:
    reply = await assistant.ask('/switch_language{"last_topic": "rights/refuse_ai"}')
    assert reply.topic is None
    reply = await assistant.ask('/lookup_article{"ref": "../../etc/passwd"}')
    assert reply.citations == []


async def test_a_conversation_is_kept_from_its_beginning(assistant: Any, questions: Any) -> None:
    first = await assistant.ask(questions["ru"]["rights/refuse_ai"])
    second = await assistant.ask("21-бап", first.conversation_id)
    kept = await assistant.conversation(first.conversation_id)
    assert [turn.text for turn in kept.turns] == [questions["ru"]["rights/refuse_ai"], "21-бап"]
    assert [turn.reply for turn in kept.turns] == [first, second]
    assert kept.turns[0].time <= kept.turns[1].time


async def test_two_conversations_do_not_mix(assistant: Any, questions: Any) -> None:
    one = await assistant.ask(questions["ru"]["rights/refuse_ai"])
    other = await assistant.ask(questions["en"]["ownership/who_owns"])
    assert one.conversation_id != other.conversation_id
    assert (await assistant.ask("почему?", one.conversation_id)).language == "ru"
    assert len((await assistant.conversation(other.conversation_id)).turns) == 1


async def test_an_unknown_conversation_is_refused(assistant: Any) -> None:
    from bot.assistant import UnknownConversationError

    for name in ("nobody", "", "0" * 32, "' OR 1=1 --", "\ud800"):
        with pytest.raises(UnknownConversationError):
            await assistant.ask("привет", name)
        with pytest.raises(UnknownConversationError):
            await assistant.conversation(name)
        with pytest.raises(UnknownConversationError):
            await assistant.forget(name)


async def test_a_conversation_survives_a_restart(model: Path, questions: Any, tmp_path: Path) -> None:
    from bot.assistant import Assistant

    database = tmp_path / "deep" / "er" / "conversations.db"
    before = Assistant.load(model, database)
    first = await before.ask(questions["en"]["rights/refuse_ai"])
    after = Assistant.load(model, database)
    assert [turn.reply for turn in (await after.conversation(first.conversation_id)).turns] == [first]
    reply = await after.ask("why did you answer that?", first.conversation_id)
    assert (reply.topic, reply.language) == ("rights/refuse_ai", "en")


async def test_forgetting_leaves_nothing(model: Path, tmp_path: Path) -> None:
    from bot.assistant import Assistant, UnknownConversationError

    database = tmp_path / "conversations.db"
    assistant = Assistant.load(model, database)
    secret = "zirconium-pelican"
    kept = await assistant.ask("Can I refuse to talk to a bot?")
    gone = await assistant.ask(f"Who pays if AI harms my {secret}?")
    await assistant.ask(f"{secret} again", gone.conversation_id)
    assert rows(database, gone.conversation_id) > 4
    assert any(secret.encode() in path.read_bytes() for path in tmp_path.iterdir())
    await assistant.forget(gone.conversation_id)
    assert rows(database, gone.conversation_id) == 0
    assert rows(database, kept.conversation_id) > 2
    with pytest.raises(UnknownConversationError):
        await assistant.conversation(gone.conversation_id)
    with pytest.raises(UnknownConversationError):
        await assistant.forget(gone.conversation_id)
    # Nor in a free page of the file, nor in the write-ahead log beside it.
    for path in tmp_path.iterdir():
        assert secret.encode() not in path.read_bytes(), path.name


def rows(database: Path, conversation: str) -> int:
    with sqlite3.connect(database) as connection:
        return int(connection.execute("SELECT count(*) FROM events WHERE sender_id = ?", [conversation]).fetchone()[0])


async def test_a_reply_is_plain_json_in_the_shape_of_the_contract(assistant: Any, questions: Any) -> None:
    reply = json.loads((await assistant.ask(questions["kk"]["liability/who_pays"])).json())
    assert set(reply) == {
        "conversation_id",
        "language",
        "script",
        "detected",
        "status",
        "topic",
        "reason",
        "confidence",
        "masked",
        "messages",
        "citations",
    }
    assert set(reply["detected"]) == {"language", "script", "confidence"}
    assert {"text", "buttons"} <= set(reply["messages"][0])
    assert set(reply["citations"][0]) == {"act", "article", "ref", "eid", "title", "url", "edition", "in_force"}
    assert reply["masked"] == []


async def test_many_ask_at_once(assistant: Any, questions: Any) -> None:
    import asyncio

    asked = [(language, topic) for language in LANGUAGES for topic in TOPICS] * 3
    replies = await asyncio.gather(*(assistant.ask(questions[language][topic]) for language, topic in asked))
    assert [(reply.language, reply.topic) for reply in replies] == asked
    assert len({reply.conversation_id for reply in replies}) == len(asked)


async def test_one_conversation_takes_its_messages_in_turn(assistant: Any, questions: Any) -> None:
    import asyncio

    first = await assistant.ask(questions["ru"]["rights/refuse_ai"])
    texts = [questions["ru"][topic] for topic in TOPICS]
    replies = await asyncio.gather(*(assistant.ask(text, first.conversation_id) for text in texts))
    assert {reply.topic for reply in replies} == set(TOPICS)
    assert len((await assistant.conversation(first.conversation_id)).turns) == 4
