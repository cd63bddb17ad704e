"""Which language a message is in."""

import json
import math
import os
import subprocess
import sys
import time
import unicodedata

import pytest
from hypothesis import given, strategies

from bot.corpus import sentences
from bot.evaluation.language import GATES, SETS, measure, read
from bot.law.store import LawStore
from bot.nlu.langid import LanguageDetector, build_profiles
from bot.paths import ROOT

CLEAN = {
    "kk": [
        "Менің құқықтарым бұзылса, кімге шағымданамын?",
        "Банк несиеден бас тартты, шешімді робот қабылдапты.",
        "Бүгін қалада күн өте жылы болды, балалар далада ойнап жүр.",
        "Ертең жиналыс сағат онда басталады, кешікпей келіңіз.",
        "Суретті салған адамның аты кім екен?",
        "Мектепте жаңа оқулықтар таратылды.",
        "Сіз маған көмектесе аласыз ба?",
        "Ұлы дала елінің тарихы тым тереңде жатыр.",
    ],
    "ru": [
        "Куда мне жаловаться, если мои права нарушены?",
        "Банк отказал в кредите, решение принял робот.",
        "Сегодня в городе было очень тепло, дети играли во дворе.",
        "Завтра собрание начнётся в десять часов, не опаздывайте.",
        "Как зовут человека, который нарисовал эту картину?",
        "В школе раздали новые учебники.",
        "Вы можете мне помочь?",
        "Хватит ли одной подписи под заявлением?",
    ],
    "en": [
        "Where do I complain if my rights were violated?",
        "The bank refused the loan and a robot made the decision.",
        "It was very warm in town today and the children played outside.",
        "The meeting starts at ten tomorrow, please be on time.",
        "What is the name of the person who painted this picture?",
        "New textbooks were handed out at school.",
        "Could you help me?",
        "Is one signature under the application enough?",
    ],
}
KEYBOARD_KAZAKH = [
    "Менин кукыктарым бузылса, кимге шагымданамын?",
    "Банк несиеден бас тартты, шешимди робот кабылдапты.",
    "Ертен жиналыс сагат онда басталады, кешикпей келиниз.",
    "Сиз маган комектесе аласыз ба?",
]
LATIN_KAZAKH = [
    "Meniñ qūqyqtarym būzylsa, kımge şağymdanamyn?",
    "Bank nesieden bas tartty, sheshimdi robot qabyldapty.",
    "Siz magan komektese alasyz ba?",
]
NOT_LANGUAGE = ["", " ", "123", "21", "+7 701 123 45 67", "64 875", "😀", "👍🏽🎉", "?!", "…", "№ 5", "€100"]
LINKS = ["https://example.com", "http://adilet.zan.kz/rus/docs/Z2500000230", "www.gov.kz", "mail@example.com"]


@pytest.fixture(scope="module")
def detector(law: LawStore) -> LanguageDetector:
    return LanguageDetector(build_profiles(sentences(law)))


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language, texts in CLEAN.items() for text in texts]
)
def test_a_clean_sentence(detector: LanguageDetector, language: str, text: str) -> None:
    detection = detector.detect(text)
    assert detection.language == language
    assert detection.confidence >= 0.9
    assert detection.script == ("Latn" if language == "en" else "Cyrl")


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language, texts in CLEAN.items() for text in texts]
)
def test_shouting_and_lost_punctuation_make_no_difference(detector: LanguageDetector, language: str, text: str) -> None:
    assert detector.detect(text.upper()).language == language
    assert detector.detect(text.lower().strip("?.")).language == language


@pytest.mark.parametrize("text", KEYBOARD_KAZAKH)
def test_kazakh_without_its_letters(detector: LanguageDetector, text: str) -> None:
    detection = detector.detect(text)
    assert (detection.language, detection.script) == ("kk", "Cyrl")


@pytest.mark.parametrize("text", LATIN_KAZAKH)
def test_kazakh_in_latin_letters(detector: LanguageDetector, text: str) -> None:
    detection = detector.detect(text)
    assert (detection.language, detection.script) == ("kk", "Latn")


@pytest.mark.parametrize("text", NOT_LANGUAGE)
def test_a_text_without_letters_is_undecided(detector: LanguageDetector, text: str) -> None:
    detection = detector.detect(text)
    assert (detection.language, detection.confidence) == (None, 0.0)


@pytest.mark.parametrize("text", LINKS)
def test_a_bare_link_is_undecided(detector: LanguageDetector, text: str) -> None:
    assert detector.detect(text).language is None


def test_a_link_does_not_change_the_language_of_a_sentence(detector: LanguageDetector) -> None:
    assert detector.detect("Посмотрите https://www.example.com/some/long/english/address вот здесь").language == "ru"
    assert detector.detect("Мынаны қараңыз: https://www.example.com/some/long/english/address").language == "kk"


def test_a_foreign_name_does_not_change_the_language_of_a_sentence(detector: LanguageDetector) -> None:
    assert detector.detect("Я сделал картинку в Midjourney и ChatGPT").language == "ru"
    assert detector.detect("ChatGPT жазған мәтін кімдікі?").language == "kk"


def test_the_answer_is_the_same_in_another_process(detector: LanguageDetector) -> None:
    texts = [text for group in (*CLEAN.values(), KEYBOARD_KAZAKH, LATIN_KAZAKH, NOT_LANGUAGE, LINKS) for text in group]
    texts += [text for _, text in MIXED + LOOK_ALIKES] + ASCII_KAZAKH + LATIN_RUSSIAN
    texts += ["привет", "жасанды", "ok", "штраф", "salem", "құқық", "zan turaly", "zakon ob ii"]
    program = (
        "import json, sys; from bot.law.store import LawStore; from bot.corpus import sentences;"
        "from bot.nlu.langid import LanguageDetector, build_profiles;"
        "detector = LanguageDetector(build_profiles(sentences(LawStore.load())));"
        "found = map(detector.detect, json.load(sys.stdin));"
        "print(json.dumps([[d.language, d.script, d.confidence, d.mixed] for d in found]))"
    )
    here = [[d.language, d.script, d.confidence, d.mixed] for d in map(detector.detect, texts)]
    # This process has a seed of its own, drawn at random; the other one surely another.
    environment = {**os.environ, "PYTHONHASHSEED": "4242", "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    result = subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        env=environment,
        timeout=120,
    )
    assert result.returncode == 0, result.stderr[-2000:]
    assert json.loads(result.stdout) == here


ASCII_KAZAKH = [
    # The same questions by people of different habits.
    "Qujattardy qaidan aluga bolady?",
    "Kuzhattardy kaidan aluga bolady?",
    "kujattardi kaydan alwga boladi",
    "erten jumyska erte baruym kerek",
    "erteng zhumysqa erte baruim kerek",
    "balalardy mektepke kim aparady",
]
LATIN_RUSSIAN = [
    "Gde mozhno vzyat spravku?",
    "gde mojno vziat spravku",
    "ya ne mogu voiti v svoy akkaunt",
    "skolko nuzhno zhdat otveta",
]
LOOK_ALIKES = [
    ("kk", "C\u0259лем, қ\u0061л\u0061й көмектеcе аласыз?"),
    ("ru", "Kто oтвечaeт зa врeд oт рoбoтa?"),
    ("kk", "Cалем, калайсын, комeк кeрeк"),
]
MIXED = [
    ("ru", "Рахмет, бәрі түсінікті, но я всё равно не понимаю, куда мне теперь обращаться с жалобой"),
    ("kk", "Менің өтінімімді робот қабылдамай тастады, неге екенін ешкім айтпайды, что теперь делать"),
]


@pytest.mark.parametrize("text", ASCII_KAZAKH)
def test_kazakh_in_plain_latin_letters_whatever_the_habits(detector: LanguageDetector, text: str) -> None:
    detection = detector.detect(text)
    assert (detection.language, detection.script) == ("kk", "Latn")
    assert detection.confidence >= 0.9


@pytest.mark.parametrize("text", LATIN_RUSSIAN)
def test_russian_in_latin_letters(detector: LanguageDetector, text: str) -> None:
    detection = detector.detect(text)
    assert (detection.language, detection.script) == ("ru", "Latn")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "бұл не"),
        ("kk", "кім екен"),
        ("kk", "калай болады"),
        ("ru", "что это"),
        ("ru", "кто там был"),
        ("ru", "она не была там"),
        ("en", "what is it"),
        ("en", "who are you"),
    ],
)
def test_small_words_tell_the_language(detector: LanguageDetector, language: str, text: str) -> None:
    assert detector.detect(text).language == language


@pytest.mark.parametrize(("language", "text"), LOOK_ALIKES)
def test_latin_letters_that_look_cyrillic_do_no_harm(detector: LanguageDetector, language: str, text: str) -> None:
    detection = detector.detect(text)
    assert (detection.language, detection.script, detection.mixed) == (language, "Cyrl", False)


def test_a_letter_and_its_mark_are_one(detector: LanguageDetector) -> None:
    for text in ("Мой сайт ещё не готов", "Meniñ qūqyqtarym būzyldy", "İsten şyğaryldym, ne ısteimın"):
        composed, taken_apart = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
        assert detector.detect(taken_apart) == detector.detect(composed)


@pytest.mark.parametrize(("language", "text"), MIXED)
def test_two_languages_in_one_text(detector: LanguageDetector, language: str, text: str) -> None:
    detection = detector.detect(text)
    assert detection.mixed
    assert detection.language == language
    assert detector.detect(text.upper()) == detection


def test_halves_of_a_text_leave_the_language_open(detector: LanguageDetector) -> None:
    detection = detector.detect("Маған банк несие бермейді что мне теперь делать")
    assert detection.mixed
    assert detection.confidence < 0.9


def test_an_english_passage_makes_a_text_mixed_and_a_name_does_not(detector: LanguageDetector) -> None:
    assert detector.detect("Можно ли мне use this for my homework, если учитель разрешил?").mixed
    assert not detector.detect("Я сделал картинку в Midjourney и ChatGPT").mixed


@pytest.mark.parametrize(
    "text", [text for group in (*CLEAN.values(), KEYBOARD_KAZAKH, LATIN_KAZAKH, ASCII_KAZAKH) for text in group]
)
def test_a_text_in_one_language_is_not_mixed(detector: LanguageDetector, text: str) -> None:
    assert not detector.detect(text).mixed


@pytest.mark.parametrize("text", ["gov.kz", "egov.kz/cms/kk", "t.me/quqyq", "你好", "مرحبا", "\x00", "№"])
def test_what_is_no_language_of_ours_is_undecided(detector: LanguageDetector, text: str) -> None:
    assert detector.detect(text).language is None


def test_a_letter_of_another_language_leaves_doubt(detector: LanguageDetector) -> None:
    assert detector.detect("Хто відповідає за шкоду від робота?").confidence <= 0.5


@given(strategies.text(max_size=200))
def test_any_text_has_an_answer(detector: LanguageDetector, text: str) -> None:
    detection = detector.detect(text)
    assert 0 <= detection.confidence <= 1
    assert (detection.language is None) == (detection.confidence == 0)
    assert detection.language in (None, "kk", "ru", "en")


def test_a_question_takes_less_than_a_millisecond(detector: LanguageDetector) -> None:
    texts = [text for group in (*CLEAN.values(), KEYBOARD_KAZAKH, LATIN_KAZAKH) for text in group]
    best = math.inf
    for _ in range(5):
        started = time.perf_counter()
        for text in texts:
            detector.detect(text)
        best = min(best, time.perf_counter() - started)
    assert best / len(texts) < 0.001


@pytest.mark.skipif(not SETS.is_dir(), reason=f"the outside evaluation sets are not at {SETS}: nothing to measure on")
class TestOnOutsideText:
    @pytest.mark.parametrize("name", GATES)
    def test_the_gate_is_passed(self, detector: LanguageDetector, name: str) -> None:
        lines = read(SETS)[name]
        measured = measure(lines, lambda text: detector.detect(text).language)
        assert measured.percent >= GATES[name][0]

    def test_what_it_is_sure_of_is_nearly_always_right(self, detector: LanguageDetector) -> None:
        asked = [(label, detector.detect(text)) for lines in read(SETS).values() for label, text in lines]
        sure = [label == found.language for label, found in asked if found.confidence >= 0.9 and found.words >= 2]
        assert sum(sure) >= 0.995 * len(sure)
        assert len(sure) >= 0.95 * sum(found.words >= 2 for _, found in asked)

    def test_mixed_is_told_from_one_language(self, detector: LanguageDetector) -> None:
        sets = read(SETS)
        called = {
            name: sum(detector.detect(text).mixed for _, text in sets[name]) / len(sets[name])
            for name in ("mixed_kk_ru", "sentences", "kk_keyboard_sent", "questions")
        }
        assert called["mixed_kk_ru"] >= 0.8
        assert max(called["sentences"], called["kk_keyboard_sent"], called["questions"]) <= 0.04
