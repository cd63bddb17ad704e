"""Which language a message is in."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.corpus import sentences
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
    texts += ["привет", "жасанды", "ok", "штраф", "salem", "құқық", "zan turaly", "zakon ob ii"]
    program = (
        "import json, sys; from bot.law.store import LawStore; from bot.corpus import sentences;"
        "from bot.nlu.langid import LanguageDetector, build_profiles;"
        "detector = LanguageDetector(build_profiles(sentences(LawStore.load())));"
        "print(json.dumps([[d.language, d.script, d.confidence] for d in map(detector.detect, json.load(sys.stdin))]))"
    )
    here = [[d.language, d.script, d.confidence] for d in map(detector.detect, texts)]
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


SETS = ROOT.parent / "shared" / "langid"


@pytest.mark.skipif(not SETS.is_dir(), reason=f"the outside evaluation sets are not at {SETS}: nothing to measure on")
@pytest.mark.parametrize(("name", "gate"), [("sentences", 99.5), ("questions", 98.5), ("words3", 98.5)])
def test_clean_text_gates_on_outside_text(detector: LanguageDetector, name: str, gate: float) -> None:
    assert share_right(detector, SETS / f"{name}.tsv") >= gate


def share_right(detector: LanguageDetector, path: Path) -> float:
    """Percentage of the lines of a file whose language is found."""
    lines = [line.split("\t", 1) for line in path.read_text(encoding="utf-8").splitlines() if line]
    return 100 * sum(detector.detect(text).language == label for label, text in lines) / len(lines)
