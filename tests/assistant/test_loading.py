"""Loading the assistant: what is wrong is named, with its remedy."""

from pathlib import Path

import pytest


def test_a_missing_model(tmp_path: Path) -> None:
    from bot.assistant import Assistant, ModelMissingError

    path = tmp_path / "quqyq-0123456789ab.tar.gz"
    with pytest.raises(ModelMissingError) as refused:
        Assistant.load(path, tmp_path / "x.db")
    assert str(path) in str(refused.value) and "quqyq train" in str(refused.value)


@pytest.mark.parametrize("damage", ["empty", "garbage", "cut", "folder"])
def test_a_damaged_model(model: Path, tmp_path: Path, damage: str) -> None:
    from bot.assistant import Assistant, ModelMissingError

    path = tmp_path / model.name
    if damage == "folder":
        path.mkdir()
    else:
        whole = model.read_bytes()
        path.write_bytes({"empty": b"", "garbage": b"not a model" * 99, "cut": whole[: len(whole) // 2]}[damage])
    with pytest.raises(ModelMissingError) as refused:
        Assistant.load(path, tmp_path / "x.db")
    assert str(path) in str(refused.value) and "quqyq train" in str(refused.value)


async def test_the_store_is_known_to_be_well(model: Path, tmp_path: Path) -> None:
    from bot.assistant import Assistant

    assistant = Assistant.load(model, tmp_path / "x.db")
    assert assistant.store_is_well()
    assert assistant.model_name == model.name


def test_every_input_of_the_model_counts(tmp_path: Path) -> None:
    from bot import training
    from bot.paths import CONFIG, DATA, DOMAIN, NLU, ROOT

    inputs = training.inputs()
    assert {
        CONFIG,
        DATA / "rules.yml",
        DOMAIN / "intents.yml",
        NLU / "kk" / "rights.yml",
        ROOT / "bot" / "nlu" / "langid.py",
    } <= set(inputs)
    assert training.model_file(tmp_path).name == f"quqyq-{training.fingerprint()}.tar.gz"
    assert training.fresh_model(tmp_path) is None
