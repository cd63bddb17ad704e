"""An empty database of official texts for each test."""

from pathlib import Path

import pytest
from official_shelf import Shelf

from bot.law.store import LawStore


@pytest.fixture
def shelf(tmp_path: Path, law: LawStore) -> Shelf:
    """An empty database."""
    return Shelf(tmp_path, law)
