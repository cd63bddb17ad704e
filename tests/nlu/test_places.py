"""Which law a message is about: ours, that of the European Union, or that of another country."""

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.places import is_abroad, names_other_law, names_union

MEMBERS = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split()


@pytest.mark.parametrize(
    "text",
    [
        "Do I need to label AI ads in California?",
        "Is facial recognition by police legal in the United Kingdom?",
        "is AI regulated in Turkey",
        "can you go to jail in the Emirates for a fake picture",
        "What is the fine in South Korea?",
        "Is it legal in Hong Kong?",
        "by the laws of Japan",
        "IN NEW YORK",
        "Нужно ли маркировать дипфейки в Германии?",
        "в США можно клонировать голос?",
        "что грозит в Южной Корее за дипфейк",
        "сколько платят в Саудовской Аравии",
        "в Соединённых Штатах художники судятся",
        "в Новой Зеландии есть закон?",
        "в Китае камеры законны?",
        "в Кыргызстане можно?",
        "во Вьетнаме метят контент?",
        "в Нью-Йорке проверяют программы для найма",
        "Нью-Йоркте рұқсат па?",
        "на Филиппинах можно?",
        "в Иране, в Ираке",
        "в Польше можно?",
        "по законам Германии",
        "по законам Узбекистана",
        "АҚШ-та нейрожелі салған сурет кімдікі?",
        "Ресейде бет тану камералары заңды ма?",
        "Россияда ИИ туралы закон қабылданды ма",
        "Түркияда рұқсат па?",
        "Әзербайжанда ЖИ ережесі қандай",
        "Түркіменстанның интернет заңдары",
        "Германиядағы заң",
        "Өзбекстанда",
        "Мәскеуде тұрамын, рұқсат па?",
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
        "Қазақстанда рұқсат па?",
        "В Казахстане можно?",
        "Is it legal in Kazakhstan?",
    ],
)
def test_a_question_about_home(text: str) -> None:
    assert not is_abroad(text)


@pytest.mark.parametrize(
    "text",
    [
        # Камерун
        "велят моргать в камеру",
        "раздеться на камеру",
        # going there is not being there
        "сгорели билеты в Турцию",
        "мои данные отправили в Германию",
        # Самоа, Куба, Дания
        "в самое время",
        "в кубе",
        "Данияр, в данном случае",
        # Катар
        "қатардағы пайдаланушымын ба?",
        "алдыңғы қатарда",
        # only comparing
        "будет как в Китае с баллами?",
        "will there be points like in China",
        # the language, not the law of England
        "переведи на английский закон об ИИ",
        "как это по-английски, закон?",
        "explain in English the law",
        "tell me in English, law or code?",
        # the pronoun, not the country
        "tell us the law",
        "show us which code applies",
        "let us act",
        "",
        "?!",
    ],
)
def test_look_alikes_of_places(text: str) -> None:
    assert not is_abroad(text)


@pytest.mark.parametrize(
    "text",
    [
        "узбекский закон о данных",
        "по американскому праву",
        "как российский суд решит",
        "китайские законы о дипфейках",
        "Ресей заңы не дейді?",
        "АҚШ заңы",
        "by Uzbek law",
        "a Chinese court",
        "UK copyright law",
        "US law",
        "US copyright law",
        "the English law on fakes",
        "New York code",
    ],
)
def test_the_law_of_another_country_is_named_wherever_one_is(text: str) -> None:
    assert names_other_law(text)
    assert is_abroad(text)


@pytest.mark.parametrize(
    "text",
    [
        "наш закон",
        "закон Казахстана",
        "китайский робот сломался",
        "американская камера",
        "our law",
        "an American robot",
        "Қазақстан заңы",
        "чем узбекский закон отличается от закона Казахстана",
        "",
    ],
)
def test_no_other_law_is_named(text: str) -> None:
    assert not names_other_law(text)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("code", MEMBERS)
def test_every_member_state_is_of_the_union(code: str, language: str) -> None:
    name = Locale(language).territories[code]
    assert names_union(name)
    assert names_union(f"а {name.upper()}?")


@pytest.mark.parametrize(
    "text",
    [
        "Еуропада қалай?",
        "ЕО-мен салыстыр",
        "Еуроодақ",
        "неміс банкі",
        "Австриялық банк",
        "Германияда",
        "Римде турист болып жүрмін",
        "Венадағы апам",
        "Ригадағы мектеп",
        "Брюссельде",
        "в ЕС как?",
        "Евросоюз",
        "европейцы",
        "немецкая фирма",
        "латвийский сервис",
        "кипрский офшор",
        "шведский институт",
        "в Дании",
        "датская школа",
        "в Риме",
        "в Вене",
        "врач из Вены, судья из Рима и банк из Риги",
        "вернулся из Вены",
        "по регламенту Союза",
        "по гдпр",
        "в Праге",
        "в Загребе",
        "в Дублине",
        "директива",
        "GDPR",
        "EU AI Act",
        "Regulation 2024/1689",
        "in Rome",
        "a French company",
        "Polish universities, to Polish buyers",
        "under polish law",
        "Brussels",
    ],
)
def test_the_union_is_named(text: str) -> None:
    assert names_union(text)


@pytest.mark.parametrize(
    "text",
    [
        # Париж, Дублин, Милан, Прага
        "можно не париться",
        "у меня парикмахерская",
        "парное пари на паритет",
        "дублировать голос нейросетью",
        "дубликат ключа",
        "милая Мила",
        "прагматичный подход",
        # Кипр, Дания
        "подписала кипу бумаг",
        "кипит чайник",
        "Данияр мен Данила",
        "вена на руке",
        "союз потребителей",
        "I polished my essay with ChatGPT",
        "polish my essay",
        "the parity of parties in the parish",
        "наш закон об ИИ",
        "Қазақстан заңы",
        "Who pays if AI errs?",
        "",
        "?!",
    ],
)
def test_the_union_is_not_named(text: str) -> None:
    assert not names_union(text)


@given(st.sampled_from(["Германии", "Узбекистане", "Южной Корее", "США"]), st.sampled_from(["", "?", "!", ", да"]))
def test_marks_and_capitals_make_no_difference(place: str, end: str) -> None:
    assert is_abroad(f"В {place.upper()}{end}") and is_abroad(f"а в {place.lower()}{end}")


@given(st.text(max_size=200))
def test_any_text_can_be_asked_about(text: str) -> None:
    assert is_abroad(text) or not names_other_law(text)
    names_union(text)
