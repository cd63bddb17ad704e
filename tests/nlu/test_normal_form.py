"""The normal form of a message: the words of the domain, whatever they were typed with."""

from typing import Dict, Optional

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.corpus import vocabulary
from bot.languages import LANGUAGES, Language
from bot.law.store import LawStore
from bot.nlu.normal_form import NormalForm, Reading
from bot.orthography.folding import KEYBOARD, fold
from bot.orthography.kazakh_latin import to_latin

#: Folded words, as the domain has them.
WORDS: Dict[Language, Dict[str, int]] = {
    "kk": {
        fold(word): 3
        for word in "жасанды интеллект құқық шағым беремін қалай зиян кім төлейді айыппұл шешім сот бап".split()
    },
    "ru": {
        fold(word): 3
        for word in "кто отвечает за вред жалоба на нейросеть объект решение штраф суд что такое обжаловать".split()
    },
    "en": dict.fromkeys("who pays for harm label labelling picture don t can it s the bot gpt law".split(), 3),
}


@pytest.fixture(scope="module")
def small() -> NormalForm:
    return NormalForm(WORDS)


@pytest.fixture(scope="module")
def real_words(law: LawStore) -> Dict[Language, Dict[str, int]]:
    return vocabulary(law)


@pytest.fixture(scope="module")
def real(real_words: Dict[Language, Dict[str, int]]) -> NormalForm:
    return NormalForm(real_words)


@pytest.mark.parametrize(
    ("text", "language", "reading"),
    [
        # words as the domain has them
        ("Шағым қалай беремін?", "kk", "шагым калай беремин"),
        ("шагым калай беремин", "kk", "шагым калай беремин"),
        ("КТО ОТВЕЧАЕТ ЗА ВРЕД?!", "ru", "кто отвечает за вред"),
        ("Who pays for harm?", "en", "who pays for harm"),
        # Latin Kazakh and Russian
        ("jasandy intellekt", "kk", "жасанды интеллект"),
        ("şağym qalai beremın", "kk", "шагым калай беремин"),
        ("shagym kalai beremin", "kk", "шагым калай беремин"),
        ("qūqyq", "kk", "кукык"),
        ("kto otvechaet za vred", "ru", "кто отвечает за вред"),
        ("zhaloba na neyroset'", "ru", "жалоба на нейросеть"),
        ("jaloba", "ru", "жалоба"),
        ("4to takoe", "ru", "что такое"),
        ("ob'ekt", "ru", "объект"),
        # look-alikes and letters over and over
        ("cуд", "ru", "суд"),
        ("штрааааф", "ru", "штраф"),
        ("кто отвечаеттт", "ru", "кто отвечает"),
        # signs, doubles, slips of the finger
        ("об'ект", "ru", "объект"),
        ("обект", "ru", "объект"),
        ("обжаловоть", "ru", "обжаловать"),
        ("нейрасеть", "ru", "нейросеть"),
        ("интелект", "kk", "интеллект"),
        ("айыпұл", "kk", "айыппул"),
        ("labeling", "en", "labelling"),
        # words of another language of ours stay themselves
        ("шағым беремін на суд", "kk", "шагым беремин на суд"),
        ("что такое harm", "ru", "что такое harm"),
        # English forms
        ("Don't, can't, it's the bot's law", "en", "don t can t it s the bot s law"),
        ("don’t", "en", "don t"),
        # numbers
        ("21-бап", "kk", "21 бап"),
        ("2026", "ru", "2026"),
        ("21бап, 5ғасыр", "kk", "21бап 5гасыр"),
        ("gpt4, GPT-5", "ru", "gpt gpt 5"),
        # nothing
        ("", "ru", ""),
        ("?! … 😀", None, ""),
    ],
)
def test_a_message_is_read(small: NormalForm, text: str, language: Optional[Language], reading: str) -> None:
    assert small.read(text, language).text == reading


@pytest.mark.parametrize("language", [*LANGUAGES, None])
def test_an_unknown_word_stays_itself(small: NormalForm, language: Optional[Language]) -> None:
    assert small.read("вигвам", language) == Reading("вигвам", 0.0, 0.0)


@pytest.mark.parametrize(
    ("text", "language", "known", "mended"),
    [
        ("кто отвечает за вред", "ru", 1.0, 0.0),
        ("kto otvechaet za vred", "ru", 0.0, 1.0),
        ("кто отвечаит за вигвам", "ru", 0.5, 0.25),
        ("вигвам", "ru", 0.0, 0.0),
        ("кім төлейді 2026", "kk", 1.0, 0.0),
        ("don't", "en", 1.0, 0.0),
        ("who pays", None, 1.0, 0.0),
        ("кто pays", "en", 1.0, 0.0),
        ("", "kk", 0.0, 0.0),
    ],
)
def test_it_tells_how_many_words_are_known_and_mended(
    small: NormalForm, text: str, language: Optional[Language], known: float, mended: float
) -> None:
    reading = small.read(text, language)
    assert (reading.known, reading.mended) == pytest.approx((known, mended))


def test_short_words_are_not_guessed(small: NormalForm) -> None:
    # "сад" is one slip from "суд", and so is every third short word.
    assert small.read("сад", "ru") == Reading("сад", 0.0, 0.0)


def test_the_first_letter_is_not_guessed(small: NormalForm) -> None:
    assert small.read("мжаловать", "ru").text != "обжаловать"


@pytest.mark.parametrize("language", [*LANGUAGES, None])
@given(data=st.data())
def test_known_words_stay_as_they_are(small: NormalForm, language: Optional[Language], data: st.DataObject) -> None:
    words = [word for code, found in WORDS.items() for word in found if language in (None, code)]
    text = " ".join(data.draw(st.lists(st.sampled_from(words), min_size=1, max_size=8)))
    assert small.read(text, language) == Reading(text, 1.0, 0.0)


@given(
    st.text("абвгдежзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіabcxyz' 01?", max_size=60), st.sampled_from([*LANGUAGES, None])
)
def test_shares_are_shares(text: str, language: Optional[Language]) -> None:
    reading = NormalForm(WORDS).read(text, language)
    assert 0 <= reading.known <= 1 and 0 <= reading.mended <= 1 and reading.known + reading.mended <= 1.0001
    assert reading.text == fold(reading.text)


@given(st.text(max_size=100), st.sampled_from([*LANGUAGES, None]))
def test_any_text_can_be_read(text: str, language: Optional[Language]) -> None:
    NormalForm(WORDS).read(text, language)


@given(st.sampled_from(["Шағым қалай беремін", "Айыппұл кім төлейді", "Құқық, шешім, сот"]))
def test_the_keyboard_and_the_alphabet_make_no_difference(text: str) -> None:
    form = NormalForm(WORDS)
    meant = form.read(text, "kk").text
    assert form.read(text.lower().translate(KEYBOARD), "kk").text == meant
    assert form.read(to_latin(text), "kk").text == meant
    assert form.read(text.upper(), "kk").text == meant


def test_no_words_at_all_are_enough_to_read() -> None:
    assert NormalForm({"kk": {}, "ru": {}, "en": {}}).read("Кто отвечает 21?", "ru") == Reading(
        "кто отвечает 21", pytest.approx(1 / 3), 0.0
    )


class TestOnTheRealWords:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_nearly_every_word_of_the_domain_stays_itself(
        self, real: NormalForm, real_words: Dict[Language, Dict[str, int]], language: Language
    ) -> None:
        changed = [word for word in real_words[language] if real.read(word, language).text != word]
        # Mixed alphabets and letters over and over, as somebody typed them.
        assert len(changed) / len(real_words[language]) < 0.002, changed

    @pytest.mark.parametrize(
        ("text", "language", "reading"),
        [
            (
                "jasandy intellekt ziian keltırse, kım kınälı?",
                "kk",
                "жасанды интеллект зиян келтирсе ким кинали",
            ),
            ("zhasandy intellekt turaly zañ", "kk", "жасанды интеллект туралы зан"),
            ("kto otvechaet esli neyroset prichinila vred", "ru", None),
            ("iskusstvennyi intellekt", "ru", "искусственный интеллект"),
            ("кто отвечает за ушерб", "ru", "кто отвечает за ущерб"),
            ("nejroset otkazala v kredite", "ru", None),
            ("who ownes the picure", "en", None),
            ("искуственный интилект", "ru", "искусственный интеллект"),
            ("жасанды интелект", "kk", "жасанды интеллект"),
        ],
    )
    def test_a_message_is_read(self, real: NormalForm, text: str, language: Language, reading: Optional[str]) -> None:
        found = real.read(text, language)
        assert found.known + found.mended == pytest.approx(1.0)
        assert reading is None or found.text == reading

    @settings(max_examples=200)
    @given(data=st.data())
    def test_kazakh_in_the_alphabet_of_2021_is_read_as_in_cyrillic(
        self, real: NormalForm, real_words: Dict[Language, Dict[str, int]], data: st.DataObject
    ) -> None:
        word = data.draw(st.sampled_from(sorted(word for word in WORDS["kk"] if word in real_words["kk"])))
        assert real.read(to_latin(word), "kk").text == word


def test_the_number_of_an_inserted_article_stays_whole() -> None:
    # Cut in two, "сатья 19-1" would be looked up as article 19.
    form = NormalForm({"kk": {}, "ru": {"статья": 5}, "en": {}})
    assert form.read("сатья 19-1", "ru").text == "статья 19-1"
    assert form.read("st 641-1", "ru").text.endswith(" 641-1")
