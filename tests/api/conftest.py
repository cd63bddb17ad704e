"""An application that portals may embed, with files of its own."""

from pathlib import Path
from typing import Any, Iterator

import pytest
from starlette.testclient import TestClient

from bot.law.store import LawStore
from bot.settings import Settings

PORTALS = """
- id: egov
  origins: ["https://egov.example", "http://localhost:9000"]
  theme: {accent: "#00518f", accent_text: "#ffffff", radius: 8px, font: "Inter, Noto Sans, sans-serif"}
  greeting: {kk: "Сәлеметсіз бе!", ru: "<b>Здравствуйте</b> & добро пожаловать", en: "Welcome"}
  topics: [rights/refuse_ai, liability/who_pays]
- id: school
  origins: ["https://school.example"]
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the application keeps its files."""
    return tmp_path_factory.mktemp("embedding")


@pytest.fixture(scope="module")
def embedding(assistant: Any, law: LawStore, folder: Path) -> Iterator[TestClient]:
    """A client of an application with two portals."""
    from bot.api.app import create_app

    (folder / "portals.yml").write_text(PORTALS, encoding="utf-8")
    settings = Settings(
        portals=folder / "portals.yml",
        database=folder / "conversations.db",
        widgets=folder / "widgets",
        search_database=str(folder / "search.db"),
        base_url="https://bot.example",
    )
    with TestClient(create_app(settings, law, assistant), base_url="http://bot.test") as client:
        yield client
