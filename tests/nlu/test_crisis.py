"""Words by which a message tells of danger: found however they are typed, and not in questions of law."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.corpus import training_questions
from bot.law.files import DataFileError
from bot.law.store import LawStore
from bot.nlu import crisis
from bot.nlu.crisis import CrisisFinder
from bot.nlu.families import CRISIS
from bot.orthography.folding import KEYBOARD
from bot.orthography.kazakh_latin import to_latin

SELF_HARM, VIOLENCE, CHILD = "crisis_self_harm", "crisis_violence", "crisis_child"


@pytest.fixture(scope="module")
def finder() -> CrisisFinder:
    return CrisisFinder()


TOLD = [
    ("өлгім келеді", SELF_HARM),
    ("Өмір сүргім келмейді.", SELF_HARM),
    ("өзімді өлтіремін", SELF_HARM),
    ("не хочу жить", SELF_HARM),
    ("Я больше не хочу жить!", SELF_HARM),
    ("хочу умереть", SELF_HARM),
    ("я покончу с собой", SELF_HARM),
    ("убью себя", SELF_HARM),
    ("I want to die", SELF_HARM),
    ("I don't want to live anymore", SELF_HARM),
    ("I'm going to kill myself", SELF_HARM),
    ("i wanna die", SELF_HARM),
    ("күйеуім мені ұрып жатыр", VIOLENCE),
    ("муж меня бьёт", VIOLENCE),
    ("Помогите, убивают", VIOLENCE),
    ("my husband is beating me", VIOLENCE),
    ("he will kill me", VIOLENCE),
    ("балам жоғалып кетті", CHILD),
    ("пропал ребёнок", CHILD),
    ("our daughter is missing", CHILD),
]


@pytest.mark.parametrize(("text", "intent"), TOLD)
def test_danger_is_heard(finder: CrisisFinder, text: str, intent: str) -> None:
    assert finder.find(text) == intent


@pytest.mark.parametrize(("text", "intent"), TOLD)
def test_danger_is_heard_amid_other_words(finder: CrisisFinder, text: str, intent: str) -> None:
    assert finder.find(f"Сәлем. {text}\nЧто делать? ChatGPT says nothing") == intent


@pytest.mark.parametrize(("text", "intent"), TOLD)
def test_danger_is_heard_when_shouted(finder: CrisisFinder, text: str, intent: str) -> None:
    assert finder.find(f"  {text.upper()}!!! ") == intent


@pytest.mark.parametrize(("text", "intent"), TOLD)
def test_danger_is_heard_from_a_keyboard_without_kazakh_letters(finder: CrisisFinder, text: str, intent: str) -> None:
    assert finder.find(text.lower().translate(KEYBOARD)) == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [(to_latin(text), intent) for text, intent in TOLD if set(text) & set("әғқңөұүһі")],
)
def test_danger_is_heard_in_the_alphabet_of_2021(finder: CrisisFinder, text: str, intent: str) -> None:
    assert finder.find(text) == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("olgim keledi", SELF_HARM),
        ("omir surgim kelmeidi", SELF_HARM),
        ("jasagym kelmeydi", SELF_HARM),
        ("kuieuim meni uryp jatyr", VIOLENCE),
        ("ne hochu zhit", SELF_HARM),
        ("ne hochu zhit'", SELF_HARM),
        ("ne xochu zhit", SELF_HARM),
        ("hochu umeret", SELF_HARM),
        ("hochu umeret'", SELF_HARM),
        ("ya ubyu sebya", SELF_HARM),
        ("ub'yu sebya", SELF_HARM),
        ("muzh menya byet", VIOLENCE),
        ("propal rebenok", CHILD),
    ],
)
def test_danger_is_heard_in_plain_latin_letters(finder: CrisisFinder, text: str, intent: str) -> None:
    assert finder.find(text) == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("не хoчу жить", SELF_HARM),
        ("хoчу умepeть", SELF_HARM),
        ("ＮＯＴ ｏｋ, I want to die", SELF_HARM),
        ("не, хочу... жить? нет, не хочу жить", SELF_HARM),
    ],
)
def test_danger_is_heard_through_look_alikes_and_marks(finder: CrisisFinder, text: str, intent: str) -> None:
    assert finder.find(text) == intent


@pytest.mark.parametrize(
    "text",
    [
        "Робот адам өлтірсе, кім жауап береді?",
        "Кто отвечает, если робот убьёт человека?",
        "Who is liable if a robot kills a man?",
        "Хочу жить по закону",
        "Өмір сүру құқығы",
        "Балама бот керек пе?",
        "Можно ли показать ребёнку нейросеть?",
        "My daughter draws with AI, who owns the picture?",
        "kto otvechaet za vred",
        "sūret kımdıkı?",
        "",
        "?!",
        "😀",
    ],
)
def test_questions_of_law_are_no_crisis(finder: CrisisFinder, text: str) -> None:
    assert finder.find(text) is None


def test_hardly_a_training_question_of_another_intent_is_a_crisis(finder: CrisisFinder, law: LawStore) -> None:
    topics = {topic.intent for topic in law.topics.values()}
    questions = [
        question
        for blocks in training_questions().values()
        for intent, found in blocks.items()
        for question in found
        if intent in topics
    ]
    taken = [question for question in questions if finder.find(question)]
    assert len(taken) / len(questions) < 0.001, taken


def test_only_crises_are_found(finder: CrisisFinder) -> None:
    assert {intent for _, intent in TOLD} == CRISIS
    assert all(finder.find(text) in CRISIS for text, _ in TOLD)


@given(st.text(max_size=300))
def test_any_text_can_be_listened_to(text: str) -> None:
    assert CrisisFinder().find(text) in {None, *CRISIS}


@pytest.mark.parametrize(
    "text", ["a" * 1000, "бала " * 200, "my daughter " * 80, "сын бьёт" * 120, "пышақ ала алып " * 60]
)
def test_a_long_message_is_heard_to_its_end(finder: CrisisFinder, text: str) -> None:
    assert finder.find(f"{text} не хочу жить") in CRISIS


@pytest.mark.parametrize(
    "content", ["- a list", "crisis_child: word", "crisis_child:\n- '('", "crisis_child:\n- 5", "crisis_child:\n- ["]
)
def test_a_damaged_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    path = tmp_path / "crisis.yml"
    path.write_text(content, encoding="utf-8")
    monkeypatch.setattr(crisis, "WORDS", path)
    with pytest.raises(DataFileError, match="crisis.yml"):
        CrisisFinder()


def test_a_missing_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crisis, "WORDS", tmp_path / "none.yml")
    with pytest.raises(DataFileError):
        CrisisFinder()
