"""What the tests share: the real law base, the real trained model, a real SQLite file, the real application."""

import shutil
import socket
import sys
from pathlib import Path
from typing import Any, AsyncIterator, Callable, Dict

import httpx
import pytest
import pytest_asyncio
from hypothesis import settings as hypothesis_settings

from bot import training
from bot.law.store import LawStore
from bot.paths import ROOT
from bot.settings import Settings

# pytest puts tests/ on the path, where the folder "actions" would be taken for the package of that name.
sys.path.append(str(ROOT))

# The same examples in every run, and no folder of found ones: a test that passed yesterday must not fail today.
hypothesis_settings.register_profile("fixed", derandomize=True, deadline=None, database=None)
hypothesis_settings.load_profile("fixed")


@pytest.fixture(scope="session")
def law() -> LawStore:
    """The law base of the repository."""
    return LawStore.load()


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The model of the present inputs; trained if it is not there (half a minute)."""
    models = Settings.read().models
    found = training.fresh_model(models) or training.train(models)
    # In a folder of our own: whoever trains anew meanwhile removes older models.
    return Path(shutil.copy(found, tmp_path_factory.mktemp("models")))


@pytest.fixture(scope="session")
def assistant(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """One assistant for all tests, with its own database."""
    from bot.assistant import Assistant

    return Assistant.load(model, tmp_path_factory.mktemp("assistant") / "conversations.db")


@pytest.fixture(scope="session")
def app(assistant: Any, law: LawStore) -> Any:
    """The application as ``quqyq serve`` makes it."""
    from bot.api.app import create_app

    return create_app(Settings(), law, assistant)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def api(app: Any) -> AsyncIterator[httpx.AsyncClient]:
    """An HTTP client of the application."""
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://quqyq.test") as client:
        yield client


@pytest.fixture
def free_port() -> Callable[[], int]:
    """Find ports nobody listens on."""

    def find() -> int:
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.bind(("127.0.0.1", 0))
            return int(probe.getsockname()[1])

    return find


@pytest.fixture(scope="session")
def questions() -> Dict[str, Dict[str, str]]:
    """A plain question on the same three topics in each language."""
    return {
        "kk": {
            "liability/who_pays": "Жасанды интеллект зиян келтірсе, кім жауап береді?",
            "ownership/who_owns": "Жасанды интеллект салған сурет кімге тиесілі?",
            "rights/refuse_ai": "Ботпен сөйлесуден бас тарта аламын ба?",
        },
        "ru": {
            "liability/who_pays": "Кто отвечает, если искусственный интеллект причинил вред?",
            "ownership/who_owns": "Кому принадлежит картинка, которую сделала нейросеть?",
            "rights/refuse_ai": "Могу ли я отказаться разговаривать с ботом?",
        },
        "en": {
            "liability/who_pays": "Who pays if AI causes harm?",
            "ownership/who_owns": "Who owns a picture made by a neural network?",
            "rights/refuse_ai": "Can I refuse to talk to a bot?",
        },
    }
