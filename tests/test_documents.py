"""Documents say what is: every setting is described, every package has its reason, no machine or registry is named."""

import re
import subprocess

import pytest

from bot.paths import ROOT
from bot.settings import PREFIX, Settings, SettingsError


def test_every_setting_is_described_as_the_code_describes_it() -> None:
    rows = re.findall(r"^\| `(\w+)` \| `(.+?)` \| (.+?) \|$", (ROOT / "docs/settings.md").read_text("utf-8"), re.M)
    wanted = [
        (PREFIX + name.upper(), str(field.default).replace(f"{ROOT}/", ""), field.field_info.description)
        for name, field in Settings.__fields__.items()
    ]
    assert rows == wanted


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("PORT", "0", "QUQYQ_PORT"),
        ("PORT", "many", "QUQYQ_PORT"),
        ("LOG_LEVEL", "LOUD", "QUQYQ_LOG_LEVEL"),
        ("PROT", "1", "QUQYQ_PROT"),
    ],
)
def test_a_wrong_setting_is_named(name: str, value: str, told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        Settings.read({PREFIX + name: value})


def test_every_package_has_its_reason() -> None:
    reasons = (ROOT / "docs/dependencies.md").read_text("utf-8")
    for name in ("runtime", "dev"):
        for line in (ROOT / f"requirements/{name}.in").read_text("utf-8").splitlines():
            package = re.match(r"[A-Za-z][\w-]*", line)
            if package:
                assert re.search(rf"\b{re.escape(package[0])}\b", reasons), package[0]


def test_every_locked_package_has_a_version_and_a_hash() -> None:
    for name in ("runtime", "dev"):
        lines = (ROOT / f"requirements/{name}.txt").read_text("utf-8").splitlines()
        packages = [line for line in lines if line and not line.startswith(("#", " "))]
        assert packages
        assert all(re.match(r"[\w.\[\]-]+==\S+", line) and line.endswith("\\") for line in packages)
        assert not any("//" in line for line in lines), "an address has no place in a lock file"


def test_no_machine_is_named() -> None:
    files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.split(b"\0")
    machine = re.compile(rb"/(?:wor[k]|roo[t]|hom[e])/|py[p]i\.org|pythonh[o]sted")
    named = [name.decode() for name in files if name and machine.search((ROOT / name.decode()).read_bytes())]
    assert named == []
