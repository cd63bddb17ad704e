"""The catalogs are whole, and the check that says so can say otherwise."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.catalogs import problems
from bot.languages import LANGUAGES
from bot.paths import LOCALES, ROOT


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The texts of the code as they are now."""
    path = tmp_path_factory.mktemp("texts") / "messages.pot"
    keywords = ["-k", "_", "-k", "N_", "-k", "ngettext:1,2"]
    command = ["-m", "babel.messages.frontend", "-q", "extract", "-F", "babel.cfg", *keywords, "-o", str(path)]
    subprocess.run([sys.executable, *command, "actions", "bot"], cwd=ROOT, check=True)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the catalogs to damage."""
    return Path(shutil.copytree(LOCALES, tmp_path / "locales"))


def damage(folder: Path, language: str, before: str, after: str) -> None:
    path = folder / language / "LC_MESSAGES" / "messages.po"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_the_catalogs_are_whole(template: Path) -> None:
    assert problems(template) == []


@pytest.mark.parametrize("text", ["Hello! I am Quqyq", "Which of these do you mean?", "Skip to the content"])
def test_texts_of_the_domain_the_code_and_the_pages_are_extracted(template: Path, text: str) -> None:
    assert text in template.read_text(encoding="utf-8")


def test_a_missing_translation_is_found(template: Path, folder: Path) -> None:
    damage(folder, "kk", 'msgstr "Қайсысын сұрап тұрсыз?"', 'msgstr ""')
    assert problems(template, folder) == ["kk: not translated: 'Which of these do you mean?'"]


def test_a_fuzzy_translation_is_found(template: Path, folder: Path) -> None:
    damage(folder, "ru", 'msgid "Which of these do you mean?"', '#, fuzzy\nmsgid "Which of these do you mean?"')
    assert problems(template, folder) == ["ru: fuzzy: 'Which of these do you mean?'"]


def test_a_lost_placeholder_is_found(template: Path, folder: Path) -> None:
    damage(folder, "ru", 'msgstr "Основание: %(places)s"', 'msgstr "Основание: %(place)s"')
    assert problems(template, folder) == ["ru: other placeholders than the English text: 'Основание: %(place)s'"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_that_is_no_longer_used_is_found(template: Path, folder: Path, language: str) -> None:
    path = folder / language / "LC_MESSAGES" / "messages.po"
    path.write_text(path.read_text(encoding="utf-8") + '\nmsgid "Gone"\nmsgstr "Gone"\n', encoding="utf-8")
    assert f"{language}: no longer used: 'Gone'" in problems(template, folder)
