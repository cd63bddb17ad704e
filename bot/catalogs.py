"""Prove that the catalogs are whole: every message translated, none fuzzy or out of date, no placeholder lost.

Run as ``python -m bot.catalogs TEMPLATE`` with the freshly extracted template.
"""

import re
import sys
from pathlib import Path
from typing import Iterator, List, Set, Tuple, Union

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from bot.languages import LANGUAGES
from bot.paths import LOCALES

_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|https?://\S+|/api/\S+")
_KAZAKH_LETTER = re.compile("[әғқңөұүһі]", re.IGNORECASE)


def problems(template: Path, folder: Path = LOCALES) -> List[str]:
    """List what is wrong with the catalogs in a folder against a template, a sentence each."""
    wanted = _read(template)
    return [problem for language in LANGUAGES for problem in _catalog(folder, language, wanted)]


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def _catalog(folder: Path, language: str, template: Catalog) -> Iterator[str]:
    catalog = _read(folder / language / "LC_MESSAGES" / "messages.po")
    wanted = {message.id for message in template if message.id}
    for message in catalog:
        if message.id and message.id not in wanted:
            yield f"{language}: no longer used: {message.id!r}"
    for message_id in sorted(wanted, key=str):
        found = catalog.get(message_id)
        if found is None or not all(_strings(found.string)):
            yield f"{language}: not translated: {message_id!r}"
        elif found.fuzzy:
            yield f"{language}: fuzzy: {message_id!r}"
        else:
            yield from _entry(language, found)


def _entry(language: str, message: Message) -> Iterator[str]:
    wanted = _placeholders(message.id)
    for text in _strings(message.string):
        if _placeholders(text) != wanted:
            yield f"{language}: other placeholders than the English text: {text!r}"
        if language == "kk" and len(_PLACEHOLDER.sub("", text)) > 20 and not _KAZAKH_LETTER.search(text):
            yield f"{language}: no Kazakh letter: {text!r}"
        if language == "en" and text not in _strings(message.id):
            yield f"{language}: not the English text itself: {text!r}"


def _strings(value: Union[str, Tuple[str, ...], None]) -> Tuple[str, ...]:
    return value if isinstance(value, tuple) else (value or "",)


def _placeholders(value: Union[str, Tuple[str, ...]]) -> Set[str]:
    return set(_PLACEHOLDER.findall(" ".join(_strings(value))))


if __name__ == "__main__":
    found = problems(Path(sys.argv[1]))
    sys.stderr.writelines(f"{problem}\n" for problem in found)
    sys.exit(bool(found))
