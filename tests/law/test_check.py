"""``quqyq law check``: every way in which the law base can be wrong is found, with the place named."""

from datetime import date
from typing import Any, Callable, Dict, List

import pytest

from bot.law.check import check
from bot.law.store import LawStore

AI = "law/kz-ai/provisions.yml"
ACT = "law/kz-ai/act.yml"
LIABILITY = "answers/liability.yml"
WHO_PAYS = "liability/who_pays"


def topic(area: Dict[str, Any], name: str = WHO_PAYS) -> Dict[str, Any]:
    return next(found for found in area["topics"] if found["id"] == name)


def article(articles: List[Dict[str, Any]], number: str) -> Dict[str, Any]:
    return next(found for found in articles if found["article"] == number)


def put(path: str, value: Any) -> Callable[[Any], None]:
    """Set ``path`` (steps divided by slashes) inside the topic or article."""

    def change(record: Any) -> None:
        *steps, last = path.split("/")
        for step in steps:
            record = record[int(step) if step.isdigit() else step]
        record[int(last) if last.isdigit() else last] = value

    return change


def drop(path: str) -> Callable[[Any], None]:
    def change(record: Any) -> None:
        *steps, last = path.split("/")
        for step in steps:
            record = record[int(step) if step.isdigit() else step]
        del record[int(last) if last.isdigit() else last]

    return change


def test_the_untouched_copy_is_sound(copy: Any) -> None:
    assert copy.problems() == []


IN_ANSWERS = {
    "no Kazakh answer": (drop("answer/kk"), ["liability.yml", "kk"]),
    "no Russian title": (drop("title/ru"), ["liability.yml", "ru"]),
    "empty English text": (put("answer/en/short", ""), ["liability.yml", "short"]),
    "no steps": (put("answer/en/next", []), ["liability.yml", "next"]),
    "not a reference": (put("citations", ["kz-ai 24(1"]), [WHO_PAYS, "24(1"]),
    "a missing article": (put("citations", ["kz-ai 99"]), [WHO_PAYS, "99"]),
    "a missing paragraph": (put("citations", ["kz-ai 24(9)"]), [WHO_PAYS, "24(9)"]),
    "an unknown act": (put("citations", ["kz-labour-code 1"]), [WHO_PAYS, "kz-labour-code"]),
    "a reference without an act": (put("citations", ["24(1)"]), [WHO_PAYS, "24(1)"]),
    "the same citation twice": (put("citations", ["kz-ai 24(1)", "kz-ai 24(1)"]), [WHO_PAYS, "twice"]),
    "no citation": (put("citations", []), ["liability.yml", "citations"]),
    "no citations at all": (drop("citations"), ["liability.yml", "citations"]),
    "a typed amount in English": (put("answer/en/short", "The fine is 64,875 tenge."), [WHO_PAYS, "en", "amount"]),
    "a typed amount in Russian": (put("answer/ru/meaning", "Штраф 15 МРП."), [WHO_PAYS, "ru", "amount"]),
    "a typed amount in Kazakh": (put("answer/kk/next/0", "Айыппұл 64 875 теңге төленеді."), [WHO_PAYS, "kk", "amount"]),
    "a typed count in Kazakh": (put("answer/kk/short", "Айыппұл мөлшері 15 АЕК болады."), [WHO_PAYS, "kk", "amount"]),
    "an amount in one language only": (put("answer/en/short", "It is {mci:15} at most."), [WHO_PAYS, "same amounts"]),
    "an unknown placeholder": (put("answer/en/short", "It is {mrp:15} at most."), [WHO_PAYS, "placeholder"]),
    "an unclosed placeholder": (put("answer/en/short", "It is {mci:15 at most."), [WHO_PAYS, "placeholder"]),
    "a step too few": (drop("answer/ru/next/0"), [WHO_PAYS, "next steps"]),
    "Russian in the Kazakh place": (put("answer/kk/short", "Отвечает человек."), [WHO_PAYS, "Kazakh letter"]),
    "an answer that is too long": (put("answer/en/short", "One. Two. Three. Four."), [WHO_PAYS, "three sentences"]),
    "an unknown related topic": (put("related", ["liability/nothing"]), [WHO_PAYS, "liability/nothing"]),
    "related to itself": (put("related", [WHO_PAYS]), [WHO_PAYS, "related"]),
    "no simple answer": (drop("answer/kk/simple"), ["liability.yml", "simple"]),
    "an empty simple answer": (put("answer/en/simple", ""), ["liability.yml", "simple"]),
    "no example": (drop("answer/ru/example"), ["liability.yml", "example"]),
    "an empty example": (put("answer/ru/example", ""), ["liability.yml", "example"]),
    "a typed amount in an example": (
        put("answer/ru/example", "Айгуль заплатила 64 875 тенге."),
        [WHO_PAYS, "example", "ru", "amount"],
    ),
    "a typed amount in a simple answer": (put("answer/en/simple", "You pay 15 MCI."), [WHO_PAYS, "simple", "amount"]),
    "an amount in one example only": (
        put("answer/kk/example", "Айгүл {mci:15} төледі."),
        [WHO_PAYS, "example", "same amounts"],
    ),
    "an unknown placeholder in an example": (
        put("answer/en/example", "Aigul paid {mrp:15}."),
        [WHO_PAYS, "example", "placeholder"],
    ),
    "Russian in the place of simple Kazakh": (
        put("answer/kk/simple", "Отвечает человек."),
        [WHO_PAYS, "simple", "Kazakh letter"],
    ),
    "the same example in two languages": (
        lambda topic: put("answer/en/example", topic["answer"]["ru"]["example"])(topic),
        [WHO_PAYS, "example", "two languages"],
    ),
    **{
        f"an unknown topic to follow up {kind}": (
            put(f"follow_ups/{kind}", "law/nothing"),
            [WHO_PAYS, f"follow-up {kind}", "law/nothing"],
        )
        for kind in ("fine", "complain", "state_body", "private")
    },
    "a follow-up of a kind that is none": (put("follow_ups/price", "law/fines"), ["liability.yml", "price"]),
    "a follow-up that leads to two topics": (
        put("follow_ups/fine", ["law/fines", "eu/fines"]),
        ["liability.yml", "fine"],
    ),
    "a misspelt field": (put("citation", ["kz-ai 24(1)"]), ["liability.yml", "citation"]),
    "a day that does not exist": (put("reviewed", "2026-13-45"), ["liability.yml", "reviewed"]),
    "no review date": (drop("reviewed"), ["liability.yml", "reviewed"]),
    "a topic of another area": (put("id", "rights/who_pays"), ["rights/who_pays", "area"]),
    "an id that is no id": (put("id", "Who pays?"), ["liability.yml", "id"]),
}


@pytest.mark.parametrize("case", IN_ANSWERS)
def test_a_damaged_answer_is_found(copy: Any, case: str) -> None:
    change, words = IN_ANSWERS[case]
    copy.edit(LIABILITY, lambda area: change(topic(area)))
    problems = copy.problems()
    assert any(all(word in problem for word in words) for problem in problems), problems


IN_ARTICLES = {
    "no Kazakh gist": (drop("points/0/gist/kk"), ["kz-ai/provisions.yml", "kk"]),
    "no English heading": (drop("heading/en"), ["kz-ai/provisions.yml", "en"]),
    "an empty gist": (put("points/0/gist/ru", ""), ["kz-ai/provisions.yml", "ru"]),
    "a broken reference": (put("points/0/ref", "21(1"), ["kz-ai/provisions.yml", "21(1"]),
    "a point of another article": (put("points/0/ref", "22(1)"), ["kz-ai 21", "22(1)", "another article"]),
    "a point twice": (put("points/1/ref", "21(1)"), ["kz-ai 21", "21(1)", "twice"]),
    "no points": (put("points", []), ["kz-ai/provisions.yml", "points"]),
    "no sources": (put("sources", []), ["kz-ai/provisions.yml", "sources"]),
    "an unknown chapter": (put("chapter", "77"), ["kz-ai 21", "77"]),
    "an unknown confidence": (put("confidence", "sure"), ["kz-ai/provisions.yml", "confidence"]),
    "a typed amount": (put("points/0/gist/en", "A fine of 15 MCI."), ["kz-ai 21", "en", "amount"]),
    "the same text twice": (
        put(
            "points/0/gist",
            {
                "kk": "Бұл өте ұзақ қазақша мәтін.",
                "ru": "This is the very same text.",
                "en": "This is the very same text.",
            },
        ),
        ["kz-ai 21", "two languages"],
    ),
    "Kazakh without Kazakh letters": (
        put("points/0/gist/kk", "Это написано по-русски."),
        ["kz-ai 21", "Kazakh letter"],
    ),
    "repealed": (put("valid_to", "2026-11-01"), ["cites kz-ai 21", "not in force"]),
    "not yet in force": (put("valid_from", "2099-01-01"), ["cites kz-ai 21", "not in force"]),
    "a number that is no number": (put("article", "XXI"), ["kz-ai/provisions.yml", "article"]),
}


@pytest.mark.parametrize("case", IN_ARTICLES)
def test_a_damaged_article_is_found(copy: Any, case: str) -> None:
    change, words = IN_ARTICLES[case]
    copy.edit(AI, lambda articles: change(article(articles, "21")))
    problems = copy.problems()
    assert any(all(word in problem for word in words) for problem in problems), problems


def double(records: List[Any]) -> List[Any]:
    return [*records, records[0]]


IN_FILES = {
    "an article twice": (AI, double, ["kz-ai/provisions.yml", "1 stands twice"]),
    "a topic twice": (LIABILITY, lambda area: area["topics"].append(area["topics"][0]), [WHO_PAYS, "twice"]),
    "an area twice": (LIABILITY, put("area", "rights"), ["rights", "twice"]),
    "an article is missing": (
        AI,
        lambda articles: [a for a in articles if a["article"] != "12"],
        ["kz-ai", "complete", "missing"],
    ),
    "articles out of order": (AI, lambda articles: [*articles[1:], articles[0]], ["kz-ai", "order"]),
    "a complete act without articles": (AI, lambda articles: [], ["cites kz-ai", "no article"]),
    "an act in the wrong folder": (ACT, put("id", "kz-other"), ["kz-ai/act.yml", "kz-other"]),
    "an act id that is no id": (ACT, put("id", "AI law"), ["kz-ai/act.yml", "id"]),
    "an act without an official link": (ACT, drop("official_url/kk"), ["kz-ai/act.yml", "kk"]),
    "an act without a day in force": (ACT, drop("in_force"), ["kz-ai/act.yml", "in_force"]),
    "a day proven somehow": (ACT, put("in_force_proven", "somehow"), ["kz-ai/act.yml", "in_force_proven"]),
    "a by-law under a missing article": (ACT, put("bylaws/0/under", "99(1)"), ["kz-ai", "99(1)"]),
    "an act repealed yesterday": (ACT, put("repealed", "2026-01-19"), ["cites kz-ai", "not in force"]),
    "a term without Kazakh": ("law/kz-ai/glossary.yml", lambda terms: drop("0/term/kk")(terms), ["glossary.yml", "kk"]),
    "an index that is no table": ("law/index_values.yml", lambda _: ["mci"], ["index_values.yml"]),
    "an index value that is no number": (
        "law/index_values.yml",
        put("mci/values/0/value", "much"),
        ["index_values.yml"],
    ),
    "no monthly index": ("law/index_values.yml", lambda _: {}, ["index_values.yml"]),
    "a list instead of an area": (LIABILITY, lambda area: [area], ["liability.yml"]),
    "an empty file": (LIABILITY, lambda area: "", ["liability.yml"]),
}


@pytest.mark.parametrize("case", IN_FILES)
def test_a_damaged_file_is_found(copy: Any, case: str) -> None:
    name, change, words = IN_FILES[case]
    copy.edit(name, change)
    problems = copy.problems()
    assert any(all(word in problem for word in words) for problem in problems), problems


def test_a_topic_needs_no_follow_ups(copy: Any) -> None:
    copy.edit(LIABILITY, lambda area: drop("follow_ups")(topic(area)))
    assert copy.problems() == []
    assert not any(copy.load().topics[WHO_PAYS].follow_ups.dict().values())


def test_answers_stand_on_law_in_force_on_the_day(law: LawStore) -> None:
    eve = check(law, date(2026, 1, 17))
    assert "liability/who_pays: cites kz-ai 24(1), which is not in force on 2026-01-17" in eve
    assert check(law, date(2026, 11, 24)) == []


def test_problems_come_in_the_same_order_each_time(law: LawStore) -> None:
    assert check(law, date(2026, 1, 17)) == check(law, date(2026, 1, 17))
