from typing import Any, Iterator

import pytest
from fastapi.testclient import TestClient


@pytest.fixture(scope="session")
def client(app: Any) -> Iterator[TestClient]:
    """A browser that all tests share: for pages that do not depend on cookies."""
    with TestClient(app) as client:
        yield client
