"""What a conversation says about the reader: the language and the script to answer in.

Rasa (the response generator) and rasa_sdk (the actions) each have their own tracker class, so these functions take
what both share: the latest message's parse data and the slots.
"""

from typing import Any, Mapping

from bot.languages import DEFAULT_LANGUAGE, Language, parse_language

#: From here on even a single word says more about the reader than the browser's settings do.
_SURE = 0.9


def reply_language(latest_message: Mapping[str, Any], slots: Mapping[str, Any]) -> Language:
    """Choose the language of the reply.

    In order: what the page or the API asked for with this message (``language``), what the reader asked for in words,
    the last language detected with certainty, a good guess from this message, the language of the page or the browser
    (``language_hint``), a poor guess, the state language.
    """
    metadata = latest_message.get("metadata") or {}
    detected = latest_message.get("language") or {}
    guess, sure = detected.get("language"), detected.get("confidence", 0.0) >= _SURE
    candidates = (
        metadata.get("language"),
        slots.get("chosen_language"),
        slots.get("language"),
        guess if sure else None,
        metadata.get("language_hint"),
        guess,
    )
    for candidate in candidates:
        language = parse_language(candidate) if candidate else None
        if language:
            return language
    return DEFAULT_LANGUAGE


def reply_script(latest_message: Mapping[str, Any], slots: Mapping[str, Any], language: Language) -> str:
    """Choose the script of the reply as an ISO 15924 code: Latin Kazakh only for readers who chose it.

    Those who write Latin Kazakh may just have no other keyboard, so what they write decides nothing.
    """
    if language != "kk":
        return "Latn" if language == "en" else "Cyrl"
    metadata = latest_message.get("metadata") or {}
    # A pressed button may name anything.
    chosen = (script for script in (metadata.get("script"), slots.get("script")) if script in ("Latn", "Cyrl"))
    return next(chosen, "Cyrl")
