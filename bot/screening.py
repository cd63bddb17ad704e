"""The first look at a message: is it text we can take, and what of it must not go further."""

import re
import unicodedata

#: Longest message taken, in characters.
MAX_LENGTH = 1000

# Tag characters (U+E0000 to U+E007F) and other invisible ones can hide text from the person who pastes it.
_INVISIBLE = re.compile("[\U000e0000-\U000e007f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u00ad]")
# Not Cn: to an older Python the emoji of newer years are unassigned.
_CONTROL = {"Cc", "Cs", "Co"}


class UnreadableMessageError(ValueError):
    """A message that cannot be taken; ``reason`` is ``empty``, ``too_long`` or ``control_characters``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def screen(text: str) -> str:
    """Return the message with invisible characters removed and white space in order.

    Raises:
        UnreadableMessageError: it is empty, over :data:`MAX_LENGTH` characters, or holds control characters.
    """
    if len(text) > MAX_LENGTH:
        raise UnreadableMessageError("too_long")
    visible = _INVISIBLE.sub("", text)
    spaced = re.sub(r"[\s\u0085]+", " ", visible).strip()
    if any(unicodedata.category(character) in _CONTROL for character in spaced):
        raise UnreadableMessageError("control_characters")
    if not spaced:
        raise UnreadableMessageError("empty")
    return spaced
