"""Fetching a page of the state register: only the pages robots.txt leaves open, one at a time, certificates checked."""

import ssl
import time
from pathlib import Path
from typing import Callable, Optional

import httpx

from bot import __version__
from bot.law.official.errors import OfficialTextError
from bot.law.official.register import ADDRESS
from bot.law.official.sources import MAX_BYTES, refuse_size

_AGENT = f"quqyq/{__version__} (imports single acts; one request at a time)"
_MAX_REDIRECTS = 3
#: Seconds between two requests of one import.
PAUSE = 2.0
_BY_HAND = "You can save the page in a browser and import the file."


def refuse_address(url: str) -> None:
    """Refuse every address but those of acts in the state register.

    Raises:
        OfficialTextError: another scheme, host or path.
    """
    if not (url.startswith("https://") and ADDRESS.fullmatch(url)):
        raise OfficialTextError(
            f"{url[:200]}: only acts' pages of the state register are fetched, "
            "https://adilet.zan.kz/kaz|rus|eng/docs/<number> (or old.adilet.zan.kz)"
        )


class Fetcher:
    """Fetches pages one after another."""

    def __init__(
        self,
        certificates: Optional[Path] = None,
        *,
        transport: Optional[httpx.BaseTransport] = None,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        """Prepare.

        Args:
            certificates: file with the certificates to trust, where the register sends an incomplete chain.
            transport: what carries the requests, if not the network.
            pause: waits between two requests.

        Raises:
            OfficialTextError: the certificates cannot be read.
        """
        self._pause = pause
        self._asked = False
        self._client = httpx.Client(
            verify=_trusted(certificates), headers={"User-Agent": _AGENT}, timeout=30, transport=transport
        )

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(self, *_error: object) -> None:
        self._client.close()

    def fetch(self, url: str) -> bytes:
        """Fetch a page; redirects are followed to other pages of the kind only.

        Raises:
            OfficialTextError: the address is not one of those allowed, or the page cannot be had.
        """
        try:
            for _ in range(_MAX_REDIRECTS + 1):
                refuse_address(url)
                if self._asked:
                    self._pause(PAUSE)
                self._asked = True
                with self._client.stream("GET", url) as response:
                    if not response.is_redirect:
                        return self._content(url, response)
                    url = str(response.url.join(response.headers["location"]))
        except (httpx.TransportError, httpx.InvalidURL, httpx.StreamError) as error:
            raise OfficialTextError(_explain(url, error)) from error
        raise OfficialTextError(f"{url}: redirects without end. {_BY_HAND}")

    def _content(self, url: str, response: httpx.Response) -> bytes:
        if response.status_code != 200:
            raise OfficialTextError(f"{url}: the register answered {response.status_code}. {_BY_HAND}")
        content = bytearray()
        for piece in response.iter_bytes():
            content += piece
            if len(content) > MAX_BYTES:
                break
        refuse_size(len(content), url)
        return bytes(content)


def _trusted(certificates: Optional[Path]) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if certificates:
        try:
            context.load_verify_locations(cafile=str(certificates))
        except (OSError, ValueError) as error:
            raise OfficialTextError(f"{certificates}: no certificates can be read from it") from error
    return context


def _explain(url: str, error: Exception) -> str:
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return (
            f"{url}: the register's certificate cannot be checked, so the page is not trusted. "
            f"Give its chain with --certificates FILE. {_BY_HAND}"
        )
    if isinstance(error, httpx.TimeoutException):
        return f"{url}: no answer in time. {_BY_HAND}"
    if isinstance(error, httpx.ConnectError):
        return f"{url}: the register cannot be reached; is this machine offline? {_BY_HAND}"
    return f"{url}: the page cannot be fetched ({type(error).__name__}). {_BY_HAND}"
