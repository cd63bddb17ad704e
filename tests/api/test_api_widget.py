"""The widget's file at its addresses, the page for frames, and modules that cannot be joined."""

import base64
import gzip
import hashlib
import re
from pathlib import Path
from typing import Any, Dict

import pytest
from starlette.testclient import TestClient

from bot.paths import ROOT
from bot.widget.bundle import Bundle, BundleError, bundle

LATEST = "/widget/quqyq-chat.js"
DESCRIPTION = "/widget/quqyq-chat.json"
PORTAL_ORIGINS = "https://egov.example http://localhost:9000"


def test_the_file_is_what_its_description_says(embedding: TestClient) -> None:
    told = embedding.get(DESCRIPTION).json()
    assert list(told) == ["version", "url", "integrity", "bytes", "gzip_bytes"]
    response = embedding.get(told["url"], headers={"accept-encoding": "identity"})
    content = response.content
    assert response.headers["content-type"] == "text/javascript; charset=utf-8"
    assert "content-encoding" not in response.headers
    assert told["url"] == f"/widget/{told['version']}/quqyq-chat.js"
    assert told["version"] == hashlib.sha256(content).hexdigest()[:12]
    assert told["integrity"] == "sha384-" + base64.b64encode(hashlib.sha384(content).digest()).decode()
    assert told["bytes"] == len(content)
    assert embedding.get(LATEST).content == content


def test_any_site_may_load_it_and_caches_may_keep_it(embedding: TestClient) -> None:
    told = embedding.get(DESCRIPTION).json()
    exact, latest = embedding.get(told["url"]), embedding.get(LATEST)
    for response in (exact, latest, embedding.get(DESCRIPTION)):
        assert response.headers["access-control-allow-origin"] == "*"
        assert response.headers["x-content-type-options"] == "nosniff"
    assert exact.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert latest.headers["cache-control"] == "public, max-age=300"
    again = embedding.get(LATEST, headers={"if-none-match": latest.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert embedding.head(LATEST).status_code == 200


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [("gzip, br", True), ("br;q=1.0, GZIP;q=0.8", True), ("gzip;q=0", False), ("br", False), ("", False)],
)
def test_it_is_packed_for_those_who_can_unpack(embedding: TestClient, accepted: str, packed: bool) -> None:
    with embedding.stream("GET", LATEST, headers={"accept-encoding": accepted}) as response:
        content = b"".join(response.iter_raw())
    assert (response.headers.get("content-encoding") == "gzip") is packed
    assert response.headers["vary"] == "Accept-Encoding"
    plain = gzip.decompress(content) if packed else content
    told = embedding.get(DESCRIPTION).json()
    assert len(plain) == told["bytes"] and (not packed or len(content) == told["gzip_bytes"])


@pytest.mark.parametrize("version", ["0" * 12, "latest", "..%2f..%2fetc", "a" * 300, "%00"])
def test_a_version_that_never_was(embedding: TestClient, version: str) -> None:
    assert embedding.get(f"/widget/{version}/quqyq-chat.js").status_code == 404


def test_a_version_that_a_site_has_named_stays(embedding: TestClient, folder: Path) -> None:
    earlier = Bundle.of("// earlier\n".encode())
    path = folder / "widgets" / f"{earlier.version}.js"
    path.write_bytes(earlier.content)
    response = embedding.get(earlier.url)
    assert response.content == earlier.content
    assert "immutable" in response.headers["cache-control"]
    # What is no longer what its name says is not handed out.
    path.write_bytes(b"// changed\n")
    assert embedding.get(earlier.url).status_code == 404
    # This version is there already for the day when it is an earlier one.
    version = embedding.get(DESCRIPTION).json()["version"]
    assert (folder / "widgets" / f"{version}.js").read_bytes() == embedding.get(LATEST).content


def policy(response: Any) -> Dict[str, str]:
    parts = response.headers["content-security-policy"].split("; ")
    return {name: rest for name, _space, rest in (part.partition(" ") for part in parts)}


@pytest.mark.parametrize(
    ("query", "ancestors"),
    [
        ("?portal=egov", PORTAL_ORIGINS),
        ("?portal=school&origin=https://egov.example", "https://school.example"),
        ("?portal=nobody", "'none'"),
        ("", "'none'"),
        ("?origin=https://egov.example", "'none'"),
    ],
)
def test_only_the_portals_own_sites_may_frame_it(embedding: TestClient, query: str, ancestors: str) -> None:
    response = embedding.get(f"/embed{query}")
    assert response.status_code == 200
    rules = policy(response)
    assert rules["frame-ancestors"] == ancestors
    assert (rules["default-src"], rules["script-src"], rules["style-src"]) == ("'none'", "'self'", "'self'")
    assert rules["require-trusted-types-for"] == "'script'"
    assert "x-frame-options" not in response.headers


async def test_without_a_file_nobody_may_frame_it(api: Any) -> None:
    assert policy(await api.get("/embed?portal=egov"))["frame-ancestors"] == "'none'"


@pytest.mark.parametrize("path", ["/", "/topics", LATEST])
def test_no_other_page_may_be_framed(embedding: TestClient, path: str) -> None:
    assert policy(embedding.get(path))["frame-ancestors"] == "'none'"


def test_the_frame_shows_the_chat_as_the_portal_wants_it(embedding: TestClient) -> None:
    address = "/embed?language=ru&theme=dark&portal=egov&topic=liability/who_pays&contrast=high&campaign=tv-2026"
    response = embedding.get(address)
    html, told = response.text, embedding.get(DESCRIPTION).json()
    assert '<html lang="ru">' in html
    assert f'src="{told["url"]}" integrity="{told["integrity"]}" crossorigin="anonymous"' in html
    element = re.search(r"<quqyq-chat ([^>]*)>", html)
    assert element and element[1] == (
        'open position="page" language="ru" theme="dark" portal="egov" '
        'topic="liability/who_pays" contrast="high" campaign="tv-2026"'
    )
    assert "<style" not in html and not re.search(r"<script(?![^>]*\bsrc=)", html)
    assert 'href="/?language=ru"' in html
    for path in ("/widget/embed.css", "/widget/embed.js"):
        assert path in html and embedding.get(path).status_code == 200


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("kk", "kk"), ("kk-Latn", "kk-Latn"), ("kz", "kk"), ("en-US", "en"), ("ru-Latn", "ru"), ("de", "en")],
)
def test_the_frame_speaks_the_language_asked_for(embedding: TestClient, asked: str, shown: str) -> None:
    html = embedding.get("/embed", params={"language": asked}, headers={"accept-language": "en"}).text
    assert f'<html lang="{shown}">' in html and f' language="{shown}"' in html


BAD = '"><script>alert(1)</script>'


@pytest.mark.parametrize("name", ["language", "theme", "portal", "topic", "origin", "campaign", "contrast", "greeting"])
@pytest.mark.parametrize("value", [BAD, "\x00", "x" * 5000, "javascript:alert(1)"], ids=lambda value: value[:9])
def test_nothing_of_the_address_gets_into_the_frame(embedding: TestClient, name: str, value: str) -> None:
    response = embedding.get("/embed", params={"portal": "egov", "language": "kk", name: value})
    assert response.status_code == 200
    assert value not in response.text and "alert(1)" not in response.text
    assert "alert" not in response.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("origin", "told"),
    [
        ("https://egov.example", True),
        ("http://localhost:9000", True),
        ("https://school.example", False),
        ("https://egov.example/", False),
        ("https://evil.example", False),
        ("*", False),
        ("", False),
    ],
)
def test_the_frame_talks_to_the_portals_own_origins_only(embedding: TestClient, origin: str, told: bool) -> None:
    html = embedding.get("/embed", params={"portal": "egov", "origin": origin}).text
    assert (f'<meta name="quqyq-origin" content="{origin}">' in html) is told
    assert ("quqyq-origin" in html) is told


def joined(folder: Path, **modules: str) -> str:
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return bundle(folder).content.decode("utf-8")


def test_modules_become_one_file(tmp_path: Path) -> None:
    text = joined(
        tmp_path,
        element='import "./texts.js";\nimport {\n  askBot,\n  keep,\n} from "./api.js";\n'
        'console.log(import.meta.url, "export const x", askBot);',
        texts="/**\n * @typedef {import('./api.js').Reply} Reply\n */\nexport const words = { kk: \"Сәлем\" };\n",
        api="// @ts-check\nexport async function askBot() {\n  // inside\n  return 1; // kept\n}\n"
        "export class Bot {}\n/* a */ const keep = 1; /* b */\nexport { keep };\n",
    )
    assert text.splitlines()[1:] == [
        'const words = { kk: "Сәлем" };',
        "async function askBot() {",
        "return 1; // kept",
        "}",
        "class Bot {}",
        "/* a */ const keep = 1; /* b */",
        'console.log(import.meta.url, "export const x", askBot);',
    ]


@pytest.mark.parametrize(
    ("modules", "told"),
    [
        ({"texts": "const a = 1;", "api": "export const a = 2;"}, "the name a is taken by texts.js"),
        ({"texts": "function a() {}", "api": "class a {}"}, "the name a is taken by texts.js"),
        ({"helper": "export const a = 1;"}, "helper.js: not in the list"),
        ({"element": 'import { a } from "./gone.js";'}, "element.js: imports ./gone.js"),
        ({"element": 'import { a } from "https://cdn.example/a.js";'}, "element.js: imports https://cdn.example/a.js"),
        ({"api": "const a = 1;\nexport { a };", "element": 'import { a as b } from "./api.js";'}, "another name"),
        ({"api": "const a = 1;", "element": 'import * as b from "./api.js";'}, "another name"),
        ({"element": "export default 1;"}, "element.js: cannot be joined: export default 1;"),
        ({"element": 'export * from "./api.js";'}, "element.js: cannot be joined"),
    ],
)
def test_modules_that_cannot_be_joined_are_named(tmp_path: Path, modules: Dict[str, str], told: str) -> None:
    with pytest.raises(BundleError, match=re.escape(told)):
        joined(tmp_path, **modules)


def test_the_file_asks_nobody_else_and_runs_no_text() -> None:
    text = bundle().content.decode("utf-8")
    assert not re.search(r"\b(?:eval|Function)\(|innerHTML|outerHTML|insertAdjacentHTML|document\.write", text)
    addresses = set(re.findall(r"https?://[\w.:/-]+", text))
    # Names of the standard, not addresses that are asked.
    assert {address for address in addresses if not address.startswith("http://www.w3.org/")} == set()
    assert len(bundle().gzipped) <= 25 * 1024


def test_the_example_portals_are_sound(law: Any) -> None:
    from bot.api.portals import Portals

    assert Portals.read(ROOT / "examples" / "portals.yml", law.topics).of_origin("http://localhost:9000")
