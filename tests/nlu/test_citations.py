"""Finding the article that a message names."""

from typing import Optional

import pytest

from bot.law.store import LawStore
from bot.nlu.citations import UNKNOWN_ACT, CitationFinder


@pytest.fixture(scope="module")
def finder(law: LawStore) -> CitationFinder:
    return CitationFinder(law.acts.values())


def found(finder: CitationFinder, text: str) -> Optional[str]:
    mention = finder.find(text)
    return f"{mention.act} {mention.ref}" if mention else None


KAZAKH = [
    ("21-бап", "21"),
    ("21 бап не айтады?", "21"),
    ("21-бапта не жазылған", "21"),
    ("21-баптың 2-тармағы", "21(2)"),
    ("Заңның 21-бабы не дейді?", "21"),
    ("Жасанды интеллект туралы заңның 21-бабында не бар?", "21"),
    ("21-бабының 2-тармағы", "21(2)"),
    ("17-баптың 3-тармағының 6) тармақшасы", "17(3)(6)"),
    ("21-баптын 2-тармагы", "21(2)"),
    ("21-ші бап", "21"),
    ("21-ши бап", "21"),
    ("21-bap", "21"),
    ("21 bap ne deidi", "21"),
    ("21-baptyñ 2-tarmağy", "21(2)"),
    ("бірінші бап", "1"),
    ("он бірінші бап", "11"),
    ("жиырма бірінші бап", "21"),
    ("жиырма биринши бап", "21"),
    ("жиырмасыншы бап", "20"),
    ("отызыншы бап", "30"),
]
RUSSIAN = [
    ("статья 23", "23"),
    ("Статья 23?", "23"),
    ("ст. 23 закона об ИИ", "23"),
    ("ст 23", "23"),
    ("ст.23", "23"),
    ("что сказано в статье №23", "23"),
    ("покажи 23 статью", "23"),
    ("23-я статья", "23"),
    ("о чём говорится в 23-й статье", "23"),
    ("статья 21(2)", "21(2)"),
    ("статья 17 (3) (6)", "17(3)(6)"),
    ("ст. 21 п. 2", "21(2)"),
    ("п. 2 ст. 21", "21(2)"),
    ("пункт 2 статьи 21", "21(2)"),
    ("согласно пункту 2 статьи 21 закона", "21(2)"),
    ("подпункт 6 пункта 3 статьи 17", "17(3)(6)"),
    ("подпункт 6) пункта 3 статьи 17", "17(3)(6)"),
    ("пп. 6 п. 3 ст. 17", "17(3)(6)"),
    ("статья 17 пункт 3 подпункт 6", "17(3)(6)"),
    ("первая статья", "1"),
    ("во второй статье закона", "2"),
    ("двадцать первая статья", "21"),
    ("тридцатая статья", "30"),
    ("statya 23", "23"),
]
ENGLISH = [
    ("article 24", "24"),
    ("ARTICLE 24?", "24"),
    ("Article 24(1)", "24(1)"),
    ("art. 24", "24"),
    ("art 24, para 1", "24(1)"),
    ("Art. 17(3)(6)", "17(3)(6)"),
    ("article no. 24", "24"),
    ("paragraph 2 of article 21", "21(2)"),
    ("subparagraph 6 of paragraph 3 of article 17", "17(3)(6)"),
    ("what does the 24th article say", "24"),
    ("the 21st article", "21"),
    ("the eleventh article", "11"),
    ("twenty-first article", "21"),
]


@pytest.mark.parametrize(("text", "ref"), KAZAKH + RUSSIAN + ENGLISH)
def test_an_article_of_the_ai_law(finder: CitationFinder, text: str, ref: str) -> None:
    assert found(finder, text) == f"kz-ai {ref}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ст. 641-1 КоАП", "kz-coao 641-1"),
        ("часть 1 статьи 641-1 КоАП", "kz-coao 641-1(1)"),
        ("641-1-бап ӘҚБтК", "kz-coao 641-1"),
        ("статья 147 УК РК", "kz-criminal-code 147"),
        ("article 147 of the Criminal Code", "kz-criminal-code 147"),
        ("ст. 917 ГК", "kz-civil-code 917"),
        ("917-бап Азаматтық кодекс", "kz-civil-code 917"),
        ("article 917 of the Civil Code", "kz-civil-code 917"),
        ("ст. 43 Цифрового кодекса", "kz-digital-code 43"),
        ("Цифрлық кодекстің 43-бабы", "kz-digital-code 43"),
        ("цифрлык кодекс 43-бап", "kz-digital-code 43"),
        ("Конституцияның 16-бабы", "kz-constitution 16"),
        ("статья 16 Конституции", "kz-constitution 16"),
        ("ст. 73 АППК", "kz-appc 73"),
        ("закон о персональных данных ст. 19-1", "kz-personal-data 19-1"),
        ("Дербес деректер туралы заң 19-1-бап", "kz-personal-data 19-1"),
        ("article 12 of the copyright law", "kz-copyright 12"),
        ("статья 12 закона о защите прав потребителей", "kz-consumer 12"),
        ("статья 12 закона об авторском праве", "kz-copyright 12"),
        ("Tax Code, article 5", "kz-tax 5"),
        ("article 5 of the EU AI Act", "eu-ai-act 5"),
        ("article 22 GDPR", "eu-gdpr 22"),
        ("статья 12 налогового кодекса", "kz-tax 12"),
    ],
)
def test_an_article_of_another_act_we_have(finder: CitationFinder, text: str, expected: str) -> None:
    assert found(finder, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "ст. 15 Трудового кодекса",
        "еңбек кодексі 52-бап",
        "еңбек кодексінің 52-бабы",
        "статья 5 регламента ЕС",
        "Еуропалық одақ регламенті 5-бап",
        "статья 159 УК РФ",
        "статья 16 Конституции России",
        "article 12 of the Constitution of the United States",
        "article 21 of the law of Russia",
        "тұтынушылар құқығын қорғау туралы заң 12-бап",
    ],
)
def test_an_article_of_an_act_we_do_not_have_is_never_taken_for_ours(finder: CitationFinder, text: str) -> None:
    mention = finder.find(text)
    assert mention is None or mention.act == UNKNOWN_ACT, mention


@pytest.mark.parametrize(
    "text",
    [
        "Кто отвечает за вред?",
        "Мне 18 лет, могу ли я пользоваться нейросетью?",
        "Закон вступил в силу в 2026 году?",
        "Позвоните мне: 8 701 123 45 67",
        "Штраф 15 МРП, это сколько?",
        "сколько будет 21 + 2",
        "Сколько статей в законе?",
        "Какая статья за дипфейк?",
        "Қай бап бойынша айыппұл салады?",
        "ИИ поставил мне 5 баллов",
        "Чатботтың 2 баптауын өзгертуге бола ма?",
        "У меня 2 бабушки, их обманул голосовой робот",
        "Хочу стать 1 из операторов платформы",
        "Можно ли в 16 стать собственником системы ИИ?",
        "Нейросеть написала 3 статьи, кому они принадлежат?",
        "Я написал вторую статью для журнала с помощью ChatGPT, кому она принадлежит?",
        "I wrote my first article with ChatGPT, who owns it?",
        "I made AI art 3 months ago, who owns it?",
        "What do statistics 2025 say about AI?",
        "Is there a state 2026 plan on AI?",
        "The chatbot gave me status 200",
        "",
        "😀",
    ],
)
def test_numbers_that_are_no_article(finder: CitationFinder, text: str) -> None:
    assert found(finder, text) is None


@pytest.mark.parametrize("text", ["ст. 999", "999-бап", "article 999"])
def test_an_article_that_does_not_exist_is_still_found_to_be_asked_for(finder: CitationFinder, text: str) -> None:
    assert found(finder, text) == "kz-ai 999"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Что в статье 23 написано?", "статье 23"),
        ("Маған 21-бап керек", "21-бап"),
        ("See art. 24(1), please", "art. 24"),
    ],
)
def test_a_mention_says_where_it_stands(finder: CitationFinder, text: str, part: str) -> None:
    mention = finder.find(text)
    assert mention is not None
    assert text[mention.start : mention.end] == part


def test_the_first_of_two_articles_is_taken(finder: CitationFinder) -> None:
    assert found(finder, "статья 21 и статья 23") == "kz-ai 21"
