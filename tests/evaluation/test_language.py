"""Measuring language identification: what is read, what is compared, what is written."""

from pathlib import Path
from typing import Dict, List

import click
import pytest

from bot.corpus import sentences
from bot.evaluation import language
from bot.law.store import LawStore
from bot.nlu.langid import LanguageDetector, build_profiles

LINES = {
    "questions": ["kk\tКімге шағымданамын?", "ru\tКуда жаловаться?", "en\tWhere do I complain?"],
    "kk_latin_ascii": ["kk\tkimge shagymdanamyn", "kk\tsurak koiuga bola ma"],
    "mixed_kk_ru": ["ru\tРахмет, бәрі түсінікті, но я всё равно не понимаю, куда мне обращаться"],
}


@pytest.fixture(scope="module")
def detector(law: LawStore) -> LanguageDetector:
    return LanguageDetector(build_profiles(sentences(law)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, lines in LINES.items():
        (tmp_path / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Two questions held out, so that a run takes no time."""
    path = tmp_path / "held-out.yml"
    path.write_text(
        "questions:\n- {text: 'Кім жауап береді?', language: kk}\n- {text: 'Кто отвечает?', language: ru}\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(language, "QUESTIONS", path)
    return path


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No other detector is installed."""
    monkeypatch.setattr(language, "OTHERS", {name: (how, missing) for name, (how, _) in language.OTHERS.items()})


def missing() -> language.Detect:
    raise ModuleNotFoundError


def test_sets_are_read_by_name(few: Path, folder: Path) -> None:
    sets = language.read(folder)
    assert list(sets) == ["held_out", "questions", "kk_latin_ascii", "mixed_kk_ru"]
    assert sets["questions"][1] == ("ru", "Куда жаловаться?")


@pytest.mark.parametrize("line", ["no tab", "de\tWo beschwere ich mich?", "\ttext"])
def test_a_damaged_set_is_named_with_its_line(folder: Path, line: str) -> None:
    (folder / "words1.tsv").write_text(f"kk\tқұқық\n{line}\n", encoding="utf-8")
    with pytest.raises(language.SetsError, match=r"words1\.tsv: line 2"):
        language.read(folder)


def test_damaged_questions_are_named(few: Path, folder: Path) -> None:
    few.write_text("questions:\n- {text: 'no language'}\n", encoding="utf-8")
    with pytest.raises(click.ClickException, match=r"held-out\.yml"):
        language.run(folder=folder)


def test_a_language_that_is_none_of_ours_is_an_error() -> None:
    answers: List[str] = ["kk", "uk", "en"]
    measured = language.measure([("kk", "a"), ("ru", "b"), ("en", "c")], lambda _text: answers.pop(0))
    assert (measured.right, measured.texts, measured.answers) == (2, 3, ["kk", "uk", "en"])
    assert measured.percent == pytest.approx(200 / 3)


def test_gates_stand_beside_our_figures(few: Path, folder: Path, alone: None, detector: LanguageDetector) -> None:
    tables, absent = language.compare(language.read(folder), detector)
    assert absent == list(language.OTHERS)
    rows: Dict[str, List[str]] = {}
    for line in tables["language-accuracy"].markdown().splitlines()[2:]:
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        rows[cells[0]] = cells[1:]
    assert rows["`questions`"] == ["people's questions", "3", "100.0", "98.5", "yes"]
    assert rows["`held_out`"][-2:] == ["", ""]


@pytest.mark.parametrize("package", language.OTHERS)
def test_another_detector_tells_a_clear_sentence(package: str) -> None:
    pytest.importorskip(package.split("-")[0])
    detect = language.OTHERS[package][1]()
    assert detect("This sentence is written in plain English and nothing else.") == "en"
    assert detect("Это предложение написано по-русски, и больше ничего в нём нет.") == "ru"
    assert detect("12345") in (None, "un", "en", "kk", "ru")


def test_what_is_missing_is_said(few: Path, folder: Path, alone: None, capsys: pytest.CaptureFixture[str]) -> None:
    language.run(folder=folder)
    out, err = capsys.readouterr()
    assert "words3" in err
    assert "not installed" in err.lower()
    assert "lingua-language-detector" in err
    assert "`questions`" in out
    assert "shagymdanamyn" not in out, "no line of a set is shown"


def test_without_outside_sets_the_own_questions_remain(
    few: Path, tmp_path: Path, alone: None, capsys: pytest.CaptureFixture[str]
) -> None:
    language.run(folder=tmp_path / "nowhere")
    out, err = capsys.readouterr()
    assert "nowhere" in err
    assert "`held_out`" in out
    assert "`sentences`" not in out


def test_the_document_is_not_written_from_half_of_the_sets(
    few: Path, folder: Path, alone: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    document = tmp_path / "languages.md"
    monkeypatch.setattr(language, "DOCUMENT", document)
    with pytest.raises(click.ClickException, match="all sets"):
        language.run(markdown=True, folder=folder)


def test_the_document_gets_every_table(
    few: Path, folder: Path, alone: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(language, "GATES", {name: language.GATES[name] for name in LINES})
    names = ["accuracy", "speed", "confidence", "mixed", "confusions"]
    document = tmp_path / "languages.md"
    places = [f"<!-- language-{name} -->\nold\n<!-- /language-{name} -->\n" for name in names]
    document.write_text("\n".join(places), encoding="utf-8")
    monkeypatch.setattr(language, "DOCUMENT", document)
    language.run(markdown=True, folder=folder)
    written = document.read_text(encoding="utf-8")
    assert "old" not in written
    assert written.count("\n| ---") == len(names)


def test_the_document_of_the_repository_has_a_place_for_every_table() -> None:
    text = language.DOCUMENT.read_text(encoding="utf-8")
    for name in ("accuracy", "speed", "confidence", "mixed", "confusions"):
        assert f"<!-- language-{name} -->\n| " in text
    assert "| NO |" not in text
