"""Kazakh answers in the Latin alphabet of 2021: every letter, capitals, and what is not Kazakh left alone."""

import re
import unicodedata
from typing import Iterator, Set

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.corpus import sentences
from bot.law.store import LawStore
from bot.orthography import latin_kazakh
from bot.orthography.folding import fold
from bot.orthography.kazakh_latin import to_latin
from bot.orthography.skeleton import skeleton

#: The letters of Kazakh Cyrillic in the order of its alphabet, and how the draft of 2021 writes each.
ALPHABET = dict(
    pair.split("=")
    for pair in (
        "а=a ә=ä б=b в=v г=g ғ=ğ д=d е=e ё=io ж=j з=z и=i й=i к=k қ=q л=l м=m н=n ң=ñ о=o ө=ö п=p р=r с=s т=t у=u ұ=ū "
        "ү=ü ф=f х=h һ=h ц=ts ч=tş ш=ş щ=ştş ъ= ы=y і=ı ь= э=e ю=iu я=ia"
    ).split()
)
LETTERS_OF_2021 = set("aäbdefgğhıijklmnñoöpqrsştuūüvyz")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
CAPITALS = {**{letter: letter.upper() for letter in LETTERS_OF_2021}, "i": "İ", "ı": "I"}
KAZAKH_WORDS = st.text("".join(ALPHABET), min_size=1, max_size=12)
NOT_CYRILLIC = st.text(st.characters(max_codepoint=0x3FF, exclude_categories=["Cs"]), max_size=60)


def capital(latin: str) -> str:
    return "".join(CAPITALS[letter] for letter in latin)


def test_all_forty_two_letters_are_looked_at() -> None:
    assert len(ALPHABET) == 42


@pytest.mark.parametrize(("letter", "latin"), ALPHABET.items())
def test_every_letter(letter: str, latin: str) -> None:
    assert to_latin(letter) == latin


@pytest.mark.parametrize(("letter", "latin"), ALPHABET.items())
def test_every_capital_at_the_beginning_of_a_word(letter: str, latin: str) -> None:
    assert to_latin(f"{letter.upper()}аба") == capital(latin[:1]) + latin[1:] + "aba"


@pytest.mark.parametrize(("letter", "latin"), ALPHABET.items())
def test_every_capital_in_a_shouted_word(letter: str, latin: str) -> None:
    assert to_latin(f"{letter}аба".upper()) == capital(latin) + "ABA"


def test_the_alphabet_has_thirty_one_letters() -> None:
    assert len(LETTERS_OF_2021) == 31
    assert set("".join(ALPHABET.values())) == LETTERS_OF_2021


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Жасанды интеллект туралы заң", "Jasandy intellekt turaly zañ"),
        ("ЖИ", "Jİ"),
        ("ЖИ-дің иесі", "Jİ-dıñ iesı"),
        ("Иә", "İä"),
        ("Ірі", "Irı"),
        ("ІСКЕР", "ISKER"),
        ("Инвестиция", "İnvestitsiia"),
        ("ИНВЕСТИЦИЯ", "İNVESTİTSİİA"),
        ("Юрист", "İurist"),
        ("ЮРИСТ", "İURİST"),
        ("Яхта", "İahta"),
        ("Чатбот", "Tşatbot"),
        ("ЧАТБОТ", "TŞATBOT"),
        ("Щербаков", "Ştşerbakov"),
        ("Объект", "Obekt"),
        ("Цифрлық кодекс", "Tsifrlyq kodeks"),
        ("Қауіпсіздік", "Qauıpsızdık"),
        ("ӘҚБтК", "ÄQBtK"),
        ("Я", "İa"),
        ("21-бап, 2-тармақ", "21-bap, 2-tarmaq"),
        ("«Заң» — № 230-VIII ҚРЗ.", "«Zañ» — № 230-VIII QRZ."),
        ("GPT-4 моделі", "GPT-4 modelı"),
        ("", ""),
    ],
)
def test_words_and_capitals(cyrillic: str, latin: str) -> None:
    assert to_latin(cyrillic) == latin


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        (
            "Қараңыз: https://adilet.zan.kz/kaz/docs/K2600000377#z1",
            "Qarañyz: https://adilet.zan.kz/kaz/docs/K2600000377#z1",
        ),
        ("https://қазақ.kz/заң мұнда", "https://қазақ.kz/заң mūnda"),
        ("HTTPS://ҚАЗ.KZ мұнда", "HTTPS://ҚАЗ.KZ mūnda"),
        ("www.заң.kz сайты", "www.заң.kz saity"),
        ("(https://egov.kz/анықтама)", "(https://egov.kz/анықтама)"),
        ("поштасы:info@gov.kz", "poştasy:info@gov.kz"),
        ("асель@пошта.қаз мекенжайы", "асель@пошта.қаз mekenjaiy"),
        ("екі сілтеме: https://а.kz және https://б.kz", "ekı sılteme: https://а.kz jäne https://б.kz"),
    ],
)
def test_links_and_mail_addresses_stay(cyrillic: str, latin: str) -> None:
    assert to_latin(cyrillic) == latin


@given(NOT_CYRILLIC)
def test_latin_words_numbers_and_marks_stay(text: str) -> None:
    assert to_latin(text) == text


@given(KAZAKH_WORDS)
def test_no_cyrillic_letter_is_left(word: str) -> None:
    assert not CYRILLIC.search(to_latin(word))


@given(KAZAKH_WORDS)
def test_writing_a_text_twice_changes_nothing(word: str) -> None:
    assert to_latin(to_latin(word)) == to_latin(word)


@given(st.lists(KAZAKH_WORDS, max_size=6))
def test_words_are_written_one_by_one(words: list) -> None:
    assert to_latin(" ".join(words)) == " ".join(map(to_latin, words))


@given(KAZAKH_WORDS)
def test_capitals_change_no_letter(word: str) -> None:
    def small(text: str) -> str:
        return text.replace("İ", "i").replace("I", "ı").lower()

    assert small(to_latin(word.upper())) == to_latin(word)
    assert small(to_latin(word[:1].upper() + word[1:])) == to_latin(word)


def kazakh_texts(law: LawStore) -> Iterator[str]:
    for topic in law.topics.values():
        answer = topic.answer["kk"]
        yield from (topic.title["kk"], answer.short, answer.meaning, answer.simple, answer.example, *answer.next)
    for articles in law.articles.values():
        for article in articles.values():
            yield article.heading["kk"]
            yield from (point.gist["kk"] for point in article.points)


def test_every_reviewed_answer_and_gist_is_written_whole(law: LawStore) -> None:
    texts = list(kazakh_texts(law))
    assert len(texts) > 1000
    left = {}
    for text in texts:
        outside_links = re.sub(r"\S*(?:https?://|www\.|@)\S*", " ", to_latin(text))
        # Composed, so that no letter hides in two characters.
        if CYRILLIC.search(unicodedata.normalize("NFC", outside_links)):
            left[text] = outside_links
    assert left == {}


def words_of(law: LawStore) -> Set[str]:
    found: Set[str] = set()
    for text in kazakh_texts(law):
        found.update(re.findall("[абвгғдежзийкқлмнңоөпрстуұүфхһшыіэәцчюя]+", text.lower()))
    return found


def test_what_readers_are_shown_is_understood_when_they_write_it_back(law: LawStore) -> None:
    words = {word for word in words_of(law) if len(word) > 2}
    assert len(words) > 2000
    lost = {word for word in words if skeleton(fold(latin_kazakh.to_cyrillic(to_latin(word)))) != skeleton(fold(word))}
    assert len(lost) / len(words) < 0.02, sorted(lost)[:50]


def test_what_people_ask_is_understood_too(law: LawStore) -> None:
    words = {word for text in sentences(law)["kk"] for word in re.findall("[а-яәғқңөұүһі]{3,}", text.lower())}
    kept = sum(
        skeleton(fold(latin_kazakh.to_cyrillic(to_latin(word)))) == skeleton(fold(word)) for word in words
    ) / len(words)
    assert kept > 0.97
