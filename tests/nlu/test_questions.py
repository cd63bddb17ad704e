"""Messages that ask two things."""

from typing import List

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.questions import questions_in


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Зиянды кім өтейді? Қайда шағымданамын мен?",
            ["Зиянды кім өтейді?", "Қайда шағымданамын мен?"],
        ),
        (
            "Кто возместит вред? Куда мне жаловаться?",
            ["Кто возместит вред?", "Куда мне жаловаться?"],
        ),
        ("Who pays for harm? Where do I complain?", ["Who pays for harm?", "Where do I complain?"]),
        ("Who pays for harm?Where do I complain?", ["Who pays for harm?", "Where do I complain?"]),
        ("Who pays for harm？ Where do I complain？", ["Who pays for harm？", "Where do I complain？"]),
        (
            "Кто возместит вред??? Куда мне жаловаться?!",
            ["Кто возместит вред???", "Куда мне жаловаться?!"],
        ),
        (
            "Мне отказал робот. Кто это решил? Ещё я спрошу: куда жаловаться?",
            ["Мне отказал робот. Кто это решил?", "Ещё я спрошу: куда жаловаться?"],
        ),
        (
            "Кто платит за вред? А почему? Куда мне жаловаться? Какой будет штраф?",
            ["Кто платит за вред?", "Куда мне жаловаться?", "Какой будет штраф?"],
        ),
        (
            "Зиянды кім өтейді, тағы бір сұрақ: оған қайда шағымданамын",
            ["Зиянды кім өтейді", "оған қайда шағымданамын"],
        ),
        (
            "кто возместит мне вред, и ещё вопрос: куда мне жаловаться",
            ["кто возместит мне вред", "куда мне жаловаться"],
        ),
        ("кто возместит мне вред, а также куда мне жаловаться", ["кто возместит мне вред", "куда мне жаловаться"]),
        ("who pays for harm and also where do I complain", ["who pays for harm", "where do I complain"]),
        (
            "who pays for harm. One more question: where do I complain",
            ["who pays for harm.", "where do I complain"],
        ),
    ],
)
def test_two_questions_are_parted(text: str, parts: List[str]) -> None:
    assert [part.strip(" .,") for part in questions_in(text)] == [part.strip(" .,") for part in parts]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "???",
        "? ? ?",
        "Зиянды кім өтейді?",
        "Кто возместит вред?",
        "Who pays for harm?",
        "Кто возместит вред",
        "Почему? Кто возместит вред?",
        "Рас па? Зиянды кім өтейді?",
        "Really? Who pays for harm?",
        "Мне отказал робот. Я зол. Кто возместит вред?",
        "Нужно ли маркировать картинки, а также видео?",
        "и ещё вопрос",
        "тағы бір сұрақ",
        "one more question: who pays for harm?",
        "Я спросил «кто возместит вред?» и мне не ответили, что делать?",
        'Немерем "робот айыпты бола ма?" деп сұрады, не деймін?',
        "“Who pays for harm?” he asked me, and what do I say?",
        "Заодноклассник пришёл и ушёл",
    ],
)
def test_one_question_is_left_whole(text: str) -> None:
    assert questions_in(text) == []


QUESTIONS = st.lists(st.sampled_from(["кто платит за вред", "қайда шағымданам мен", "who owns my picture"]), max_size=5)


@given(QUESTIONS)
def test_as_many_questions_are_found_as_were_asked(asked: List[str]) -> None:
    found = questions_in(" ".join(f"{question}?" for question in asked))
    assert found == ([f"{question}?" for question in asked] if len(asked) > 1 else [])


@given(st.text(" ?!.,аяaz\n«»", max_size=80))
def test_questions_are_parts_of_the_message_in_its_order(text: str) -> None:
    place = 0
    found = questions_in(text)
    assert len(found) != 1
    for part in found:
        place = text.index(part, place) + len(part)


@given(st.text(max_size=200))
def test_any_message_can_be_parted(text: str) -> None:
    assert all(part.strip() == part for part in questions_in(text))
