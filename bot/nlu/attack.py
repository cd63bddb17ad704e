"""Tell by plain signs that a message is an attempt to give the program other rules, or to make it run something."""

import re

_SIGNS = (
    # Markup, templates, queries, shell
    r"<\s*(?:script|img|iframe|svg)",
    r"\{\{|\$\{|\{%|%7b%7b|javascript:|\.\./|/etc/|<\|",
    r";\s*(?:drop|delete|select|cat|rm)\b|\bunion\s+select\b|\bor\s+1\s*=\s*1",
    r"^\s*/?(?:restart|session_start)\s*$|\[(?:system|inst|admin)\b",
    # English
    r"(?:ignore|forget|disregard|override|bypass) (?:all |any |your |these |those |previous |prior |the above )+"
    r"(?:\w+ ){0,2}(?:instruction|rule|prompt)",
    r"system prompt|(?:developer|debug|god|admin) mode|jailbreak|\bdan\b|you are now|base64|rot13",
    r"pretend (?:that )?you|act as (?:a|an|my)\b",
    r"(?:print|show|reveal|output|repeat) (?:\w+ ){0,3}(?:prompt|config|instructions|training data|source code)",
    # Russian
    r"(?:забудь|игнорируй|отбрось|отмени|нарушь) (?:\w+ ){0,4}(?:инструкци|правил|ограничени|указани)",
    r"системн\w+ (?:промпт|подсказк|сообщени)|режим (?:разработчика|бога|отладки|администратора)",
    r"ты теперь|представь,? что ты|притворись|отвечай только|повтори за мной",
    r"(?:покажи|выведи|напечатай|раскрой) (?:\w+ ){0,3}(?:промпт|инструкци|настройк|конфиг|обучающ)",
    # Kazakh
    r"(?:нұсқау|ереже|шектеу|нускау)\w* (?:\w+ ){0,2}(?:ұмыт|елеме|умыт|алып таста)",
    r"жүйелік (?:промпт|нұсқау|хабарлама)|әзірлеуші режим|сен енді (?:\w+ )?(?:заңгер|адвокат|судья|бот)",
    r"(?:промпт|баптау|нұсқау)\w* (?:көрсет|шығар|айт)|тек (?:иә|жоқ) деп жауап",
)
_ATTACK = re.compile("|".join(_SIGNS), re.IGNORECASE)


def is_attack(text: str) -> bool:
    """Tell whether the text shows such a sign. What it asks may be a fair question all the same."""
    return bool(_ATTACK.search(text))
