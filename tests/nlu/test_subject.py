"""Whether a message speaks of artificial intelligence, or at least of some program."""

import pytest

from bot.corpus import training_questions
from bot.law.store import LawStore
from bot.nlu.subject import names_intelligence, names_program


@pytest.mark.parametrize(
    "text",
    [
        "Жасанды интеллект зиян келтірсе, кім жауап береді?",
        "ЖИ туралы заң",
        "жи жайлы",
        "нейрожелі салған сурет",
        "Ақылды камера мені таныды",
        "чатботпен сөйлескім келмейді",
        "ботқа сенуге бола ма",
        "боттың айтқаны",
        "bottyñ jauaby",
        "the bots",
        "jasandy intellekt",
        "дипфейк жасады",
        "искусственный интеллект",
        "закон об ИИ",
        "нейросеть отказала",
        "НЕЙРОСЕТЬ",
        "робот отказал в кредите",
        "беспилотник врезался",
        "картинка сгенерирована",
        "умная колонка подслушивает",
        "джипити написал диплом",
        "artificial intelligence",
        "Who pays if AI errs?",
        "a chatbot lied",
        "the robot dog bit me",
        "a deepfake of me",
        "ChatGPT",
        "GPT-5",
        "my drone",
        "a large language model",
        "ＡＩ",
    ],
)
def test_intelligence_is_named(text: str) -> None:
    assert names_intelligence(text)


@pytest.mark.parametrize(
    "text",
    [
        "Пәтерді жалға бергенде салық төлеймін бе?",
        "Развод через суд",
        "Who owns intellectual property?",
        "Кто заплатит за ремонт?",
        "Мария и Иван",
        "How do I get a visa?",
        "He said he had aided me",
        "We are both at the bottom of a bottle",
        "Ботинки и ботаника",
        "Kazakhstan",
        "жиналыс болды",
        "жиен",
        "",
        "?!",
        "2026",
    ],
)
def test_intelligence_is_not_named(text: str) -> None:
    assert not names_intelligence(text)


@pytest.mark.parametrize(
    "text",
    [
        "Бағдарлама менен бас тартты",
        "Жүйе қателесті",
        "камера мені таныды",
        "дербес деректерім",
        "программа отказала",
        "приложение банка",
        "система распознавания",
        "персональные данные",
        "automated decision",
        "the app refused",
        "apps",
        "a face recognition camera",
        "software",
        "my data",
    ],
)
def test_a_program_is_named(text: str) -> None:
    assert names_program(text)


@pytest.mark.parametrize(
    "text", ["Сосед шумит", "көршім шулайды", "my neighbour is noisy", "an apple a day", "апта", ""]
)
def test_no_program_is_named(text: str) -> None:
    assert not names_program(text)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_most_questions_on_the_law_name_one_or_the_other(law: LawStore, language: str) -> None:
    topics = {topic.intent for topic in law.topics.values()}
    questions = [
        question
        for intent, found in training_questions()[language].items()  # type: ignore[index]
        for question in found
        if intent in topics
    ]
    named = sum(names_intelligence(question) or names_program(question) for question in questions)
    assert named / len(questions) > 0.6
