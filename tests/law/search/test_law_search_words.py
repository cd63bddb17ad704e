"""From words to terms: folding, Latin Kazakh, stems, typing errors."""

from typing import Dict, List

import pytest

from bot.languages import Language
from bot.law.search.analysis import Analyser
from bot.law.search.kazakh import stem
from bot.law.search.spelling import Speller, slips_between
from bot.orthography.latin_kazakh import to_cyrillic

ANALYSERS: Dict[Language, Analyser] = {"kk": Analyser("kk"), "ru": Analyser("ru"), "en": Analyser("en")}


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("kk", "құқық құқығы құқықтары құқықтарым құқықтарыңыз құқығымды құқықтарымыздан кукык кукыгы"),
        ("kk", "жүйе жүйесі жүйелер жүйелерінің жүйеге жүйеден жуйе"),
        ("kk", "пайдаланушы пайдаланушының пайдаланушылар пайдаланушыларға"),
        ("kk", "айыппұл айыппұлды айыппұлдың айыппұлдар"),
        ("kk", "дерек деректер деректерді деректерімді деректеріңізді"),
        ("kk", "төлейді төлеу төлеген төлейтін төлесе толейди"),
        ("kk", "кітап кітабым кітабы кітаптар"),
        ("kk", "шешім шешімге шешімді шешімі"),
        ("kk", "сурет суретім суреттің суретті"),
        ("ru", "вред вреда вредом ВРЕД"),
        ("ru", "решение решения решениями"),
        ("en", "label labels labelled labelling"),
    ],
)
def test_forms_of_a_word_meet(language: Language, forms: str) -> None:
    assert len({tuple(ANALYSERS[language].terms(form)) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("зиян", "зияткерлік"), ("дерек", "дереу"), ("сот", "сату"), ("бап", "баға")]
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert ANALYSERS["kk"].terms(one) != ANALYSERS["kk"].terms(other)


def test_a_kazakh_stem_obeys_vowel_harmony() -> None:
    assert stem("кызмет" + "лер") == "кызмет"
    # A front ending never follows ы, nor a back one е: such letters belong to the word.
    assert stem("кыздер") == "кыздер"
    assert stem("еменлар") == "еменлар"


@pytest.mark.parametrize("word", ["мен", "ол", "ар", "у", "а", "", "сы", "лар"])
def test_short_words_stay_whole(word: str) -> None:
    assert stem(word)[:1] == word[:1] and len(stem(word)) >= min(len(word), 2)


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("qūqyq", "құқық"),
        ("jasandy", "жасанды"),
        ("zhasandy", "жасанды"),
        ("şeşim", "шешім"),
        ("sheshim", "шешім"),
        ("aiyppūl", "айыппұл"),
        ("bailanys", "байланыс"),
        ("baylanys", "байланыс"),
        ("zañ", "заң"),
        ("zang", "заң"),
        ("jüie", "жүйе"),
        ("tyiym", "тыйым"),
    ],
)
def test_latin_kazakh(latin: str, cyrillic: str) -> None:
    # Both as the index has them, where й is и.
    assert ANALYSERS["kk"].terms(to_cyrillic(latin)) == ANALYSERS["kk"].terms(cyrillic)


def test_a_word_that_laws_write_in_latin_letters_may_stay_latin() -> None:
    assert ANALYSERS["kk"].readings("deepfake")[0][0][0] == "deepfake"


def test_words_without_meaning_are_left_out() -> None:
    assert ANALYSERS["ru"].terms("что это и как") == []
    assert ANALYSERS["en"].terms("What is the") == []
    assert ANALYSERS["kk"].terms("және бұл мен") == []


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [("вред", "вред", 0), ("вред", "врд", 1), ("вред", "врде", 1), ("вред", "брёд", 2), ("а", "аббб", 3)],
)
def test_slips_are_counted(one: str, other: str, slips: int) -> None:
    assert slips_between(one, other, 2) == slips


def speller(terms: List[str]) -> Speller:
    return Speller({term: count for count, term in enumerate(terms, start=1)})


def test_the_nearest_word_is_found() -> None:
    found = speller(["совет", "ответ", "ответственность", "система", "схема"])
    assert found.nearest("сстема") == "система"
    assert found.nearest("ответсвеность") == "ответственность"
    assert found.nearest("отвте") == "ответ"
    assert found.nearest("ищтема") is None  # two slips are too many for a short word
    assert found.nearest("отв") is None
    assert found.nearest("12345") is None
    assert speller([]).nearest("система") is None


def test_every_single_slip_is_mended() -> None:
    word, found = "ответственность", speller(["ответственность", "собственность", "деятельность"])
    for place in range(len(word)):
        for slip in (
            word[:place] + word[place + 1 :],
            word[:place] + "ж" + word[place:],
            word[:place] + "ж" + word[place + 1 :],
        ):
            assert found.nearest(slip) == word
