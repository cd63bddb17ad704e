"""Join the widget's modules into the one file that sites load; Node is not needed for it.

Joined modules share one scope: imports between them and the word ``export`` are left out, so every name at the top of a
module must be its alone. Comments on lines of their own and indentation stay in the sources, so no text in a module may
depend on its indentation.
"""

import base64
import gzip
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, List

SOURCES = Path(__file__).parent / "src"

#: The modules in the order in which they are joined: what runs at once comes after what it needs.
MODULES = (
    "texts.js",
    "dom.js",
    "context.js",
    "api.js",
    "memory.js",
    "speech.js",
    "style.js",
    "card.js",
    "reply.js",
    "actions.js",
    "transcript.js",
    "sender.js",
    "composer.js",
    "start.js",
    "settings.js",
    "paper.js",
    "panel.js",
    "view.js",
    "chat.js",
    "element.js",
)

_BANNER = "// Quqyq chat. Apache License 2.0. Sources: bot/widget/src\n"
_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:[^*]|\*(?!/))*\*/[ \t]*|//[^\n]*)\n", re.MULTILINE)
_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)
_IMPORT = re.compile(r"""^import\b([^;"']*?)(?:\bfrom\s*)?["']([^"']+)["'];?[ \t]*\n""", re.MULTILINE)
_EXPORT_LIST = re.compile(r"^export\s*\{[^}]*\};?[ \t]*\n", re.MULTILINE)
_EXPORT = re.compile(r"^export\s+(?=(?:async\s+)?function\b|class\b|const\b|let\b|var\b)", re.MULTILINE)
_LEFT = re.compile(r"^(?:import\b(?!\s*[.(])|export\b)[^\n]*", re.MULTILINE)
_NAME = re.compile(r"^(?:(?:async\s+)?function\b\*?|class|const|let|var)\s*([\w$]+)", re.MULTILINE)


class BundleError(RuntimeError):
    """The widget's modules cannot be joined; the message names the module."""


@dataclass(frozen=True)
class Bundle:
    """The joined file: its text in UTF-8, and the same compressed."""

    content: bytes
    gzipped: bytes

    @classmethod
    def of(cls, content: bytes) -> "Bundle":
        """A joined file with its compressed form, the same bytes on every machine."""
        return cls(content, gzip.compress(content, 9, mtime=0))

    @property
    def version(self) -> str:
        """Twelve hexadecimal digits that name exactly this content."""
        return version_of(self.content)

    @property
    def url(self) -> str:
        """Path under which this content stays for good."""
        return f"/widget/{self.version}/quqyq-chat.js"

    @property
    def integrity(self) -> str:
        """What sites put into ``integrity``, so that browsers run this content and no other."""
        return "sha384-" + base64.b64encode(hashlib.sha384(self.content).digest()).decode()


def version_of(content: bytes) -> str:
    """The version of a joined file."""
    return hashlib.sha256(content).hexdigest()[:12]


def bundle(sources: Path = SOURCES) -> Bundle:
    """Join the modules in a folder.

    Raises:
        BundleError: a module cannot be read or joined.
    """
    present = {path.name for path in sources.glob("*.js")}
    strangers = sorted(present.difference(MODULES))
    if strangers:
        raise BundleError(f"{strangers[0]}: not in the list of modules, bot/widget/bundle.py")
    names = [name for name in MODULES if name in present]
    owners: Dict[str, str] = {}
    parts: List[str] = []
    for name in names:
        part = _plain(name, _read(sources / name), present)
        for top in _NAME.findall(part):
            if owners.setdefault(top, name) != name:
                raise BundleError(f"{name}: the name {top} is taken by {owners[top]}")
        parts.append(_INDENTATION.sub("", part).strip("\n") + "\n")
    return Bundle.of((_BANNER + "".join(parts)).encode("utf-8"))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BundleError(f"{path.name}: cannot be read") from error


def _plain(name: str, text: str, present: "set[str]") -> str:
    """A module without what only makes sense while it is one."""
    text = _COMMENT.sub("", text.rstrip("\n") + "\n")
    for match in _IMPORT.finditer(text):
        names, source = match[1], match[2]
        if not source.startswith("./") or source[2:] not in present:
            raise BundleError(f"{name}: imports {source}, which is not one of the modules")
        if "*" in names or re.search(r"\bas\b", names):
            raise BundleError(f"{name}: gives another name to what it imports from {source}")
    text = _EXPORT.sub("", _EXPORT_LIST.sub("", _IMPORT.sub("", text)))
    left = _LEFT.search(text)
    if left:
        raise BundleError(f"{name}: cannot be joined: {left[0][:60]}")
    return text
