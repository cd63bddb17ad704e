"""Questions about other countries."""

import pytest

from bot.nlu.abroad import is_abroad


@pytest.mark.parametrize(
    "text",
    [
        "Do I need to label AI ads in California?",
        "Is facial recognition by police legal in the United Kingdom?",
        "Нужно ли маркировать дипфейки в Германии?",
        "в США можно клонировать голос?",
        "АҚШ-та нейрожелі салған сурет кімдікі?",
        "Ресейде бет тану камералары заңды ма?",
    ],
)
def test_a_question_about_another_country(text: str) -> None:
    assert is_abroad(text)


@pytest.mark.parametrize(
    "text",
    [
        "Китайский робот-пылесос испортил пол, кто заплатит?",
        "A US company used my photos, what can I do?",
        "Чем наш закон отличается от того, что в Германии, если сравнить с Казахстаном?",
        "Does it apply here if the server is in the US?",
        "Қытай роботы еденімді бүлдірді, кім төлейді?",
        "Нейрожелі салған сурет кімдікі?",
    ],
)
def test_a_question_about_home(text: str) -> None:
    assert not is_abroad(text)
