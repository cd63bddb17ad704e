"""Tell whether a message speaks of artificial intelligence at all, or at least of some program."""

import re

from bot.orthography.folding import fold

# Beginnings of words over folded text; abbreviations stand alone.
_INTELLIGENCE = (
    "неиро нейро neiro neyro neural интеллект intellekt intellig робот robot бот(?!ан|ин[окч]|ва|окс) "
    "bot(?!h|t[lo]|an|in[ko]|ox) чатбот chatbot алгоритм algorithm algoritm дипфеик дипфейк deepfake dipfeik dipfeyk "
    "gpt chatgpt джипити модель модели model генератив сгенерир generat синтетич синтетика synthetic midjourney gemini "
    "copilot автопилот беспилот дрон drone умная умный умной акылды smart"
)
_ABBREVIATIONS = "ии жи ai ji"
_PROGRAM = (
    "програм program багдарлама систем system жуие жуйе прилож косымша application software софт автомат automat "
    "компьютер computer камер camera machine цифр digital маркир танба label mark платформ platform портал portal "
    "биометр biometr данны дерек data"
)


def _any_of(words: str, whole: str) -> "re.Pattern[str]":
    beginnings = "|".join(words.split())
    alone = "|".join(whole.split())
    return re.compile(rf"\b(?:{beginnings}|(?:{alone})\b)")


_NAMES_INTELLIGENCE, _NAMES_PROGRAM = _any_of(_INTELLIGENCE, _ABBREVIATIONS), _any_of(_PROGRAM, "app apps")


def names_intelligence(text: str) -> bool:
    """Tell whether the text names artificial intelligence, or what is commonly meant by it."""
    return bool(_NAMES_INTELLIGENCE.search(fold(text)))


def names_program(text: str) -> bool:
    """Tell whether the text names a program, a system, a camera, data: what may involve artificial intelligence."""
    return bool(_NAMES_PROGRAM.search(fold(text)))
