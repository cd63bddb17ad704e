"""Reading what a person points at: size, kind, encoding and hostile parts are judged before anything is parsed."""

import re
import stat
from pathlib import Path

from bot.law.official.errors import OfficialTextError

#: The largest act in the register, the Tax Code, is a page of some 5 MB.
MAX_BYTES = 32 * 1024 * 1024

_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]*encoding\s*=\s*["']([\w-]+)""", re.IGNORECASE)
_HOSTILE = re.compile(r"<!ENTITY|<!DOCTYPE[^>]{0,300}\[", re.IGNORECASE)
_UTF_8 = {"utf-8", "utf8"}
_CYRILLIC = {"windows-1251", "cp1251", "cp-1251"}


def read_file(path: Path) -> bytes:
    """Read an ordinary file of a size an act can have.

    Raises:
        OfficialTextError: no such file, not an ordinary file, empty or too large.
    """
    try:
        # A named pipe would block, a device would never end: only then is the file opened.
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise OfficialTextError(f"{path}: not an ordinary file")
        refuse_size(status.st_size, str(path))
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise OfficialTextError(f"{path}: cannot be read ({error.strerror})") from error
    except ValueError as error:
        if isinstance(error, OfficialTextError):
            raise
        raise OfficialTextError(f"{str(path)!r}: not a path") from error
    refuse_size(len(content), str(path))
    return content


def refuse_size(size: int, source: str) -> None:
    """Refuse what is empty or larger than any act.

    Raises:
        OfficialTextError: the size is 0 or above the limit.
    """
    if size == 0:
        raise OfficialTextError(f"{source}: empty")
    if size > MAX_BYTES:
        raise OfficialTextError(f"{source}: {size / 1e6:.0f} MB; the limit is {MAX_BYTES / 1e6:.0f} MB")


def decode(content: bytes, source: str) -> str:
    """Turn bytes into text: UTF-8, UTF-16 with a mark, or windows-1251.

    UTF-8 is tried whatever the page declares: browsers re-encode a page they save and may leave its declaration,
    while Cyrillic text in windows-1251 is never valid UTF-8.

    Raises:
        OfficialTextError: the bytes are none of these, or hold what no text holds.
    """
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        text = _decode_otherwise(content, source, error)
    if "\0" in text:
        raise OfficialTextError(f"{source}: damaged, there are null characters in it")
    return text.replace("\r\n", "\n")


def _decode_otherwise(content: bytes, source: str, error: UnicodeDecodeError) -> str:
    declared = _DECLARED.search(content[:4096])
    name = (declared[1] or declared[2]).decode("ascii").lower() if declared else "windows-1251"
    if name in _CYRILLIC:
        try:
            return content.decode("windows-1251")
        except UnicodeDecodeError as other:
            raise OfficialTextError(f"{source}: not windows-1251 at byte {other.start}; the file is damaged") from other
    if name in _UTF_8:
        raise OfficialTextError(f"{source}: not UTF-8 at byte {error.start}; the file is damaged or cut") from error
    raise OfficialTextError(f"{source}: encoding {name}; only UTF-8 and windows-1251 are read") from error


def refuse_entities(text: str, source: str) -> None:
    """Refuse a document that declares entities: no page of law does, and expanding them can exhaust the memory.

    Raises:
        OfficialTextError: there is a declaration.
    """
    if _HOSTILE.search(text):
        raise OfficialTextError(f"{source}: declares entities, which no page of law does; refused")
