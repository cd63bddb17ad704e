"""Damaged and missing law files: refused, with the file and the remedy named."""

from typing import Any

import pytest

from bot.law.files import DataFileError

FILES = [
    "law/kz-ai/act.yml",
    "law/kz-ai/provisions.yml",
    "law/kz-civil-code/provisions.yml",
    "law/index_values.yml",
    "answers/rights.yml",
]
REMEDY = "git checkout -- data"


def refusal(copy: Any) -> str:
    with pytest.raises(DataFileError) as refused:
        copy.load()
    return str(refused.value)


@pytest.mark.parametrize("name", FILES)
def test_a_file_cut_off_in_the_middle(copy: Any, name: str) -> None:
    path = copy.file(name)
    whole = path.read_bytes()
    # In the middle of a line that opened a quote or a mapping, so that what is left is not YAML.
    path.write_bytes(whole[: len(whole) // 2].rsplit(b"\n", 1)[0] + b'\n  "cut: [')
    message = refusal(copy)
    assert str(path) in message and "YAML" in message and REMEDY in message


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_not_utf8(copy: Any, name: str) -> None:
    path = copy.file(name)
    path.write_bytes("заң: ".encode("utf-16") + path.read_bytes())
    message = refusal(copy)
    assert str(path) in message and "UTF-8" in message and REMEDY in message


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_empty(copy: Any, name: str) -> None:
    path = copy.file(name)
    path.write_bytes(b"")
    message = refusal(copy)
    assert str(path) in message and REMEDY in message


@pytest.mark.parametrize(
    "name", ["law/kz-ai/provisions.yml", "law/kz-civil-code/provisions.yml", "law/index_values.yml"]
)
def test_a_file_that_is_missing(copy: Any, name: str) -> None:
    path = copy.file(name)
    path.unlink()
    message = refusal(copy)
    assert str(path) in message and REMEDY in message


@pytest.mark.parametrize("name", ["law/kz-ai/act.yml", "law/kz-civil-code/act.yml"])
def test_an_act_whose_own_file_is_missing_does_not_vanish_in_silence(copy: Any, name: str) -> None:
    path = copy.file(name)
    path.unlink()
    message = refusal(copy)
    assert str(path) in message and REMEDY in message


@pytest.mark.parametrize("name", ["answers/rights.yml", "answers/state.yml"])
def test_missing_answers_are_noticed(copy: Any, name: str) -> None:
    copy.file(name).unlink()
    assert any("rights" in problem or "state" in problem for problem in copy.problems())


def test_a_folder_without_law(copy: Any) -> None:
    for path in copy.law.glob("*/act.yml"):
        path.unlink()
    message = refusal(copy)
    assert str(copy.law) in message and REMEDY in message


def test_yaml_cannot_run_code(copy: Any) -> None:
    path = copy.file("law/index_values.yml")
    path.write_text("mci: !!python/object/apply:os.getcwd []\n", encoding="utf-8")
    message = refusal(copy)
    assert str(path) in message and REMEDY in message
