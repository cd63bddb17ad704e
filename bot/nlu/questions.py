"""Part a message that asks two things into its questions."""

import re
from typing import List

#: A part with fewer words is a remark, not a question.
_FEWEST_WORDS = 3
# A question in quotation marks is somebody else's.
_QUESTION_END = re.compile(r"(?<=[?？])(?![?？!»”\"’)\]])\s*")
# "and another question": what follows is one.
_ALSO = (
    r"и ещ[её](?: (?:один )?вопрос)?",
    r"ещ[её] (?:один )?вопрос",
    r"(?:и|а) также",
    "заодно",
    "второй вопрос",
    "тағы бір сұрақ",
    "тағы да сұрайын",
    "және тағы",
    "сосын тағы",
    r"екінші сұрақ(?:ым)?",
    "and also",
    "another question",
    "one more question",
    "second question",
    "and another thing",
)
_AND_ALSO = re.compile(rf"(?:^|[\s,.;!])(?:{'|'.join(_ALSO)})[\s,:]+", re.IGNORECASE)


def questions_in(text: str) -> List[str]:
    """The questions of a message that asks at least two; an empty list for any other."""
    asked = [part.strip() for part in _QUESTION_END.split(text)]
    parts = [part for part in asked if part.rstrip("!").endswith(("?", "？")) and _long_enough(part)]
    if len(parts) < 2:
        parts = [part.strip() for part in _AND_ALSO.split(text) if _long_enough(part)]
    return parts if len(parts) > 1 else []


def _long_enough(part: str) -> bool:
    return len(part.split()) >= _FEWEST_WORDS
