"""Fetching from the state register: allowed pages only, one at a time, with the certificate checked."""

from pathlib import Path
from typing import Callable, Dict, List

import httpx
import pytest
from invented_law import register_page
from official_shelf import FOLLOWED, Shelf

from bot.law.official import OfficialTextError, OfficialTexts
from bot.law.official.fetch import PAUSE, Fetcher
from bot.law.official.importing import import_act
from bot.law.official.sources import MAX_BYTES

ADDRESS = "https://adilet.zan.kz/rus/docs/Z2500000230"


class Register:
    """The register's side of the line: what it was asked and what it answers."""

    def __init__(self, answers: Dict[str, httpx.Response]) -> None:
        self.answers = answers
        self.asked: List[str] = []
        self.pauses: List[float] = []

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(str(request.url))
        return self.answers[str(request.url)]

    def fetcher(self) -> Fetcher:
        return Fetcher(transport=httpx.MockTransport(self._answer), pause=self.pauses.append)


def failing(error: Exception) -> Fetcher:
    def fail(_request: httpx.Request) -> httpx.Response:
        raise error

    return Fetcher(transport=httpx.MockTransport(fail), pause=lambda _seconds: None)


def page(language: str = "ru") -> httpx.Response:
    return httpx.Response(200, text=register_page(language))


def test_pages_are_fetched_one_after_another_and_imported(shelf: Shelf) -> None:
    kazakh = ADDRESS.replace("rus", "kaz")
    register = Register({ADDRESS: page(), kazakh: page("kk")})
    with register.fetcher() as fetcher:
        import_act(shelf.law, "kz-ai", [ADDRESS, kazakh], path=shelf.path, edition=FOLLOWED, fetcher=fetcher)
    assert register.asked == [ADDRESS, kazakh]
    assert register.pauses == [PAUSE]
    found = OfficialTexts(shelf.path).text("kz-ai", "1", "ru")
    assert found is not None and found.source == ADDRESS


def test_a_dated_address_gives_the_edition(shelf: Shelf) -> None:
    dated = f"{ADDRESS}/24.06.2026"
    with Register({dated: page()}).fetcher() as fetcher:
        imported = import_act(shelf.law, "kz-ai", [dated], path=shelf.path, fetcher=fetcher)
    assert str(imported.written[0].edition) == "2026-06-24"


@pytest.mark.parametrize(
    "url",
    [
        "http://adilet.zan.kz/rus/docs/Z2500000230",
        "https://adilet.zan.kz/rus/search/docs/",
        "https://adilet.zan.kz/rus/list/docs/Z2500000230",
        "https://adilet.zan.kz/rus/archive/docs/Z2500000230",
        "https://adilet.zan.kz/rus/docs/Z2500000230/history",
        "https://adilet.zan.kz/rus/docs/../search/Z2500000230",
        "https://adilet.zan.kz/rus/docs/Z2500000230?x=1",
        "https://adilet.zan.kz:8443/rus/docs/Z2500000230",
        "https://user@adilet.zan.kz/rus/docs/Z2500000230",
        "https://adilet.zan.kz.example.org/rus/docs/Z2500000230",
        "https://example.org/rus/docs/Z2500000230",
        "file:///etc/passwd",
        "://",
    ],
)
def test_no_other_address_is_asked(shelf: Shelf, url: str) -> None:
    register = Register({})
    with register.fetcher() as fetcher, pytest.raises(OfficialTextError, match="only acts' pages"):
        import_act(shelf.law, "kz-ai", [ADDRESS, url], path=shelf.path, edition=FOLLOWED, fetcher=fetcher)
    assert register.asked == []
    assert not shelf.path.exists()


def test_a_redirect_leads_to_another_page_of_the_kind_only(shelf: Shelf) -> None:
    old = ADDRESS.replace("adilet", "old.adilet", 1)
    away = httpx.Response(302, headers={"location": "https://example.org/rus/docs/Z2500000230"})
    register = Register({ADDRESS: httpx.Response(301, headers={"location": old}), old: away})
    with register.fetcher() as fetcher, pytest.raises(OfficialTextError, match="only acts' pages"):
        fetcher.fetch(ADDRESS)
    assert register.asked == [ADDRESS, old]


def test_redirects_without_end_are_left(shelf: Shelf) -> None:
    register = Register({ADDRESS: httpx.Response(302, headers={"location": ADDRESS})})
    with register.fetcher() as fetcher, pytest.raises(OfficialTextError, match="without end"):
        fetcher.fetch(ADDRESS)


def test_an_answer_without_end_is_cut_off() -> None:
    def endless() -> object:
        while True:
            yield b"x" * 1_000_000

    response = httpx.Response(200, content=endless())  # type: ignore[arg-type]
    with Register({ADDRESS: response}).fetcher() as fetcher, pytest.raises(OfficialTextError, match="limit") as refused:
        fetcher.fetch(ADDRESS)
    assert f"{MAX_BYTES / 1e6:.0f} MB" in str(refused.value)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: httpx.ConnectError("Name or service not known"), "offline"),
        (lambda: httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] unable to get local issuer"), "--certificates"),
        (lambda: httpx.ReadTimeout("slow"), "no answer in time"),
        (lambda: httpx.RemoteProtocolError("odd"), "cannot be fetched"),
    ],
)
def test_trouble_on_the_line_is_told_plainly(shelf: Shelf, make: Callable[[], Exception], told: str) -> None:
    with failing(make()) as fetcher, pytest.raises(OfficialTextError, match=told) as refused:
        import_act(shelf.law, "kz-ai", [ADDRESS], path=shelf.path, edition=FOLLOWED, fetcher=fetcher)
    assert "save the page in a browser" in str(refused.value)
    assert not shelf.path.exists()


def test_an_error_page_is_no_law() -> None:
    register = Register({ADDRESS: httpx.Response(403, text=register_page())})
    with register.fetcher() as fetcher, pytest.raises(OfficialTextError, match="answered 403"):
        fetcher.fetch(ADDRESS)


def test_certificates_that_are_none_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "chain.pem"
    path.write_text("nothing")
    with pytest.raises(OfficialTextError, match="no certificates"):
        Fetcher(path)
