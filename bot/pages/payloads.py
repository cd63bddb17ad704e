"""Show a pressed button as the words that stood on it."""

import re
from typing import Tuple

from bot.i18n import gettext as _
from bot.languages import AUTONYMS, Language, parse_language
from bot.law.store import LawStore
from bot.reply import Turn

_VALUE = re.compile(r'"(?:area|named_language|ref)": ?"([^"]+)"')


def wording(law: LawStore, turn: Turn, page_language: Language) -> Tuple[str, str]:
    """Return what the reader asked, in words, and the language of these words."""
    language = turn.reply.language
    if not turn.text.startswith("/"):
        return turn.text, turn.reply.detected.language or language
    intent = turn.text[1:].partition("{")[0]
    found = _VALUE.search(turn.text)
    value = found[1] if found else ""
    topic = law.topic_of_intent(intent)
    if topic:
        return topic.title[language], language
    if value in law.areas:
        return law.areas[value].title[language], language
    named = parse_language(value)
    if named:
        return AUTONYMS[named], named
    return value or _("What can I ask?", page_language), page_language
