"""A folder of a Markdown corpus: ``meta.yaml``, ``rus.md`` and ``kaz.md``, large acts divided into parts beside them.

Articles stand under headings (or bold lines) after an anchor ``<a id="st5"></a>``; notes are quotations.
"""

import hashlib
import re
from datetime import date
from pathlib import Path
from typing import Any, Dict, Iterator, List, Optional, Tuple

import yaml

from bot.languages import Language, parse_language
from bot.law.official.days import read_day
from bot.law.official.errors import OfficialTextError
from bot.law.official.headings import articles_of
from bot.law.official.language import language_of, refuse_other_language
from bot.law.official.lines import Line, squeeze
from bot.law.official.parsed import ParsedAct
from bot.law.official.sources import decode, read_file, refuse_size

_FILES = ("kaz", "rus", "eng")
_MAX_META = 64 * 1024
_PART = re.compile(r"^\|\s*\[`?[\w-]+`?\]\(([^)\s]+)\)", re.MULTILINE)
_ANCHOR = re.compile(r"""\s*<a\s+(?:id|name)=["']st[\w-]*["']\s*>\s*</a>\s*""")
_HEADING = re.compile(r"#{1,6}\s+(.*)")
_BOLD = re.compile(r"(\*\*|__)(?P<text>.+)\1")
#: The corpus keeps the register's marks of amended places.
_MARK = re.compile(r" ?(?:<\*>|#)$")
_TAG = re.compile(r"</?(?:a|b|i|u|em|strong|span|sup|sub|br|font)\b[^<>]*>", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>])")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")


def parse_corpus(
    folder: Path, *, language: Optional[Language] = None, edition: Optional[date] = None
) -> List[ParsedAct]:
    """Read every language of a folder, or the one that is asked for.

    Raises:
        OfficialTextError: the folder is not of this kind, or something in it is damaged or lies outside it.
    """
    try:
        home = folder.resolve(strict=True)
    except (OSError, RuntimeError, ValueError) as error:
        raise OfficialTextError(f"{folder}: cannot be read") from error
    meta = _meta(home)
    acts = []
    for name in _FILES:
        code = parse_language(name)
        if (home / f"{name}.md").exists() and language in (None, code):
            acts.append(_act(home, name, meta, code, edition))
    if not acts:
        raise OfficialTextError(f"{folder}: no kaz.md, rus.md or eng.md in it, or not the language asked for")
    return acts


def _act(
    home: Path, name: str, meta: Dict[str, Any], claimed: Optional[Language], edition: Optional[date]
) -> ParsedAct:
    source = f"{home.name}/{name}.md"
    parts = [_read(home, Path(f"{name}.md"))]
    main = decode(parts[0], source)
    names = list(dict.fromkeys(_PART.findall(main)))
    parts += [_read(home, Path(part)) for part in names]
    refuse_size(sum(map(len, parts)), source)
    texts = [main, *(decode(content, f"{home.name}/{part}") for content, part in zip(parts[1:], names))]
    lines = [line for text in texts for line in markdown_lines(text)]
    found = language_of(" ".join(line.text for line in lines))
    if found is None:
        raise OfficialTextError(f"{source}: no text in it")
    refuse_other_language(found, claimed, source)
    day = edition or _edition(meta, name, source)
    address = _mapping(meta.get("source")).get(name)
    origin = str(address) if isinstance(address, str) and address else source
    sha256 = hashlib.sha256(b"".join(parts)).hexdigest()
    return ParsedAct(found, day, sha256, origin[:300], articles_of(lines, found, source))


def _read(home: Path, relative: Path) -> bytes:
    """Read a file of the folder, whatever links and ``..`` it leads through, if it ends inside.

    Raises:
        OfficialTextError: it lies outside, or cannot be read.
    """
    path = home / relative
    try:
        target = path.resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise OfficialTextError(f"{home.name}: {str(relative)[:100]!r} cannot be read") from error
    if home not in target.parents:
        raise OfficialTextError(f"{home.name}: {str(relative)[:100]!r} lies outside the folder; refused")
    return read_file(target)


def _meta(home: Path) -> Dict[str, Any]:
    content = _read(home, Path("meta.yaml"))
    if len(content) > _MAX_META:
        raise OfficialTextError(f"{home.name}/meta.yaml: too large")
    try:
        # The base loader makes nothing but strings, lists and mappings; the one written in C can overflow its stack.
        meta = yaml.load(decode(content, f"{home.name}/meta.yaml"), Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, ValueError, RecursionError, TypeError) as error:
        if isinstance(error, OfficialTextError):
            raise
        raise OfficialTextError(f"{home.name}/meta.yaml: not valid YAML") from error
    if not isinstance(meta, dict):
        raise OfficialTextError(f"{home.name}/meta.yaml: not a table of facts")
    return meta


def _mapping(value: Any) -> Dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _edition(meta: Dict[str, Any], name: str, source: str) -> date:
    value = meta.get("version_date")
    day = value.get(name) if isinstance(value, dict) else value
    if not isinstance(day, str):
        raise OfficialTextError(f"{source}: meta.yaml gives no version_date for it; give --edition YYYY-MM-DD")
    return read_day(day)


def markdown_lines(text: str) -> Iterator[Line]:
    """The lines of a Markdown text: one paragraph, heading, note or table row each."""
    paragraph: List[str] = []
    anchored = False
    for raw in [*text.split("\n"), ""]:
        stripped = raw.strip()
        kind, content = _kind(stripped, anchored and not paragraph)
        if kind == "text":
            paragraph.append(content)
            continue
        if paragraph:
            yield _line(" ".join(paragraph))
            paragraph = []
            anchored = False
        if kind == "anchor":
            anchored = True
        elif kind == "heading":
            # The corpus sometimes sets a numbered paragraph as a heading.
            yield _line(content, heading=not re.match(r"\d+(?:-\d+)?[.)]\s", content), bold=False)
            anchored = False
        elif kind == "bold":
            yield _line(content, bold=True)
            anchored = False
        elif kind == "note":
            yield _line(content)
        elif kind == "row":
            yield _line(content, table=True)


def _kind(text: str, anchored: bool) -> Tuple[str, str]:
    if not text or text.startswith("↑ ["):
        return "blank", ""
    if _ANCHOR.fullmatch(text):
        return "anchor", ""
    heading = _HEADING.fullmatch(text)
    if heading:
        return "heading", heading[1].rstrip(" #")
    bold = _BOLD.fullmatch(text)
    if bold and anchored:
        return "bold", bold["text"]
    if text.startswith(">"):
        return "note", text.lstrip("> ").strip("*")
    if text.startswith("|"):
        if not text.strip("|-: "):
            return "blank", ""
        return "row", " | ".join(cell.strip() for cell in text.strip("|").split("|"))
    return "text", text


def _line(text: str, *, heading: bool = False, bold: bool = False, table: bool = False) -> Line:
    plain = _LINK.sub(r"\1", _TAG.sub("", text))
    plain = _ESCAPE.sub(r"\1", plain).replace("**", "")
    return Line(_MARK.sub("", squeeze(plain)), heading=heading, bold=bold, table=table)
