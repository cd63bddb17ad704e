"""Kazakh in Latin letters, for readers who chose them: texts and titles change, nothing else does."""

import re
from typing import Any, List

import pytest

from bot.orthography.kazakh_latin import to_latin
from bot.reply import Reply

CYRILLIC = re.compile(r"[\u0400-\u04ff]")
ADDRESS = re.compile(r"https?://\S+|/law/\S+")
#: Messages that come to every kind of reply.
MESSAGES = [
    "Жасанды интеллект зиян келтірсе, кім жауап береді?",
    "Жасанды интеллект зиян келтірсе, кім жауап береді? Жасанды интеллект салған сурет кімге тиесілі?",
    "/labelling_fine_no_label",
    "Заңның 21-бабында не айтылған?",
    "15-бап",
    "999-бап",
    "Әкімшілік құқық бұзушылық туралы кодекстің 1-бабы",
    "Сәлеметсіз бе!",
    "рахмет",
    "Сен адамсың ба?",
    "/help",
    '/help{"area": "liability"}',
    "Ертең Алматыда ауа райы қандай болады?",
    "өмір сүргім келмейді",
    "ақымақ ботсың",
    "тілді ауыстыр",
    "Менің телефоным +7 701 123 45 67",
]


def shown(reply: Reply) -> List[str]:
    """Every text that is for the reader's eyes."""
    return [
        *(message.text for message in reply.messages),
        *(button.title for message in reply.messages for button in message.buttons),
        *(citation.title for citation in reply.citations),
    ]


def unread(reply: Reply) -> Any:
    """What is not for the reader's eyes: states, payloads, ids and links."""
    return (
        (reply.status, reply.topic, reply.reason, reply.language, reply.masked, reply.detected),
        [(message.part, [button.payload for button in message.buttons]) for message in reply.messages],
        [{**citation.dict(), "title": None} for citation in reply.citations],
        [ADDRESS.findall(message.text) for message in reply.messages],
    )


@pytest.mark.parametrize("text", MESSAGES)
async def test_texts_and_titles_are_in_latin_letters_and_all_else_is_as_it_was(assistant: Any, text: str) -> None:
    cyrillic = await assistant.ask(text, language="kk")
    latin = await assistant.ask(text, language="kk", script="Latn")
    assert (cyrillic.script, latin.script, latin.language) == ("Cyrl", "Latn", "kk")
    assert [piece for piece in shown(latin) if CYRILLIC.search(piece)] == []
    assert shown(latin) == [to_latin(piece) for piece in shown(cyrillic)]
    assert any(CYRILLIC.search(piece) for piece in shown(cyrillic))
    assert unread(latin) == unread(cyrillic)


async def test_a_link_to_the_rest_of_a_long_article_still_leads_there(assistant: Any) -> None:
    reply = await assistant.ask("15-бап", language="kk", script="Latn")
    assert any("/law/kz-ai/15?language=kk" in message.text for message in reply.messages)


async def test_the_conversation_is_read_back_in_the_script_of_each_reply(assistant: Any, questions: Any) -> None:
    first = await assistant.ask(questions["kk"]["rights/refuse_ai"], language="kk", script="Latn")
    name = first.conversation_id
    replies = [
        first,
        await assistant.ask("рахмет", name, "kk", script="Latn"),
        await assistant.ask("рахмет", name, "kk", script="Cyrl"),
        await assistant.ask(questions["ru"]["rights/refuse_ai"], name, "ru"),
    ]
    assert [reply.script for reply in replies] == ["Latn", "Latn", "Cyrl", "Cyrl"]
    assert [turn.reply for turn in (await assistant.conversation(name)).turns] == replies


@pytest.mark.parametrize(
    "request_", ["қазақша латын әрпімен жазшы", "напиши по-казахски латиницей", "write in Kazakh with Latin letters"]
)
async def test_latin_letters_asked_for_in_words_stay_until_cyrillic_is_asked_for(
    assistant: Any, questions: Any, request_: str
) -> None:
    first = await assistant.ask(questions["ru"]["rights/refuse_ai"])
    switched = await assistant.ask(request_, first.conversation_id)
    assert (switched.language, switched.script, switched.topic) == ("kk", "Latn", "rights/refuse_ai")
    later = await assistant.ask(questions["kk"]["ownership/who_owns"], first.conversation_id)
    assert (later.language, later.script) == ("kk", "Latn")
    assert not any(CYRILLIC.search(piece) for piece in shown(switched) + shown(later))
    back = await assistant.ask("қазақша кириллицамен жазшы", first.conversation_id)
    assert (back.language, back.script) == ("kk", "Cyrl")
    assert CYRILLIC.search(back.messages[0].text)


@pytest.mark.parametrize(("language", "script"), [("ru", "Cyrl"), ("en", "Latn")])
async def test_other_languages_have_one_script(assistant: Any, questions: Any, language: str, script: str) -> None:
    plain = await assistant.ask(questions[language]["rights/refuse_ai"], language=language)
    chosen = await assistant.ask(questions[language]["rights/refuse_ai"], language=language, script="Latn")
    assert chosen.script == plain.script == script
    assert shown(chosen) == shown(plain)


async def test_who_writes_kazakh_in_latin_letters_is_answered_in_cyrillic(assistant: Any) -> None:
    reply = await assistant.ask("Jasandy intellekt zııan keltirse, kim jauap beredi?")
    assert (reply.detected.language, reply.detected.script) == ("kk", "Latn")
    assert (reply.language, reply.script, reply.topic) == ("kk", "Cyrl", "liability/who_pays")


@pytest.mark.parametrize("script", ["Arab", "latn", "x"])
async def test_a_script_that_is_none_of_ours_is_not_taken_from_a_button(assistant: Any, script: str) -> None:
    reply = await assistant.ask(f'/switch_language{{"named_script": "{script}"}}')
    assert (reply.language, reply.script) == ("kk", "Cyrl")
    later = await assistant.ask("рахмет", reply.conversation_id)
    assert later.script == "Cyrl"
