"""A copy of the law base that a test may damage."""

import shutil
from pathlib import Path
from typing import Any, Callable, List

import pytest
import yaml

from bot.law.check import check
from bot.law.files import DataFileError
from bot.law.store import LawStore, today
from bot.paths import DATA


class LawCopy:
    """Law and answers in a folder of the test's own."""

    def __init__(self, folder: Path) -> None:
        self.law = folder / "law"
        self.answers = folder / "answers"
        shutil.copytree(DATA / "law", self.law)
        shutil.copytree(DATA / "answers", self.answers)

    def file(self, name: str) -> Path:
        """A file by its path below ``data/``."""
        return self.law.parent / name

    def edit(self, name: str, change: Callable[[Any], Any]) -> None:
        """Change what a YAML file holds; the change may work in place or return new content."""
        path = self.file(name)
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        changed = change(content)
        path.write_text(
            yaml.dump(
                content if changed is None else changed, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False
            ),
            encoding="utf-8",
        )

    def load(self) -> LawStore:
        """Load the copy."""
        return LawStore.load(self.law, self.answers)

    def problems(self) -> List[str]:
        """What loading refuses, or else what the check finds."""
        try:
            store = self.load()
        except DataFileError as error:
            return [str(error)]
        return check(store, today())


@pytest.fixture
def copy(tmp_path: Path) -> LawCopy:
    """A sound copy of the law base."""
    return LawCopy(tmp_path)
