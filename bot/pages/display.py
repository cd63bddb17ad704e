"""High contrast, large text and wide spacing: the reader's choice, kept in a cookie, worn by every page as classes."""

from typing import Dict, Iterable, List, Tuple

from fastapi import Request

#: Holds the chosen classes, joined by dots; there is none where the reader chose nothing special.
COOKIE = "quqyq_display"

#: How long the choice is kept, in seconds.
KEPT = 365 * 24 * 3600

#: For each choice its values; the first is what a page looks like without a choice.
CHOICES: Dict[str, Tuple[str, ...]] = {
    "contrast": ("normal", "high"),
    "size": ("normal", "large"),
    "spacing": ("normal", "wide"),
}

_CLASSES = tuple(f"{name}-{value}" for name, values in CHOICES.items() for value in values[1:])


def classes(names: Iterable[str]) -> List[str]:
    """Those of the names that are classes of a choice, each once and in a fixed order."""
    known = set(names)
    return [name for name in _CLASSES if name in known]


def chosen(request: Request) -> List[str]:
    """The classes of the reader's choice."""
    return classes(request.cookies.get(COOKIE, "").split("."))
