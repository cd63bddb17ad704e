"""Tell which law a message is about: ours, that of the European Union, or that of another country.

Names of countries and peoples come from the Unicode locale data (CLDR, by way of Babel), so none is forgotten.
"""

import re
from typing import Callable, Dict, Iterable, List, Pattern

from babel import Locale

from bot.languages import LANGUAGES, Language
from bot.orthography.folding import fold

_HOME = "KZ"
#: Member states of the European Union since 1 February 2020 (ISO 3166-1), and their languages (ISO 639).
_UNION = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split()
_UNION_LANGUAGES = "bg hr cs da et fi fr de el hu it lv lt mt nl pl pt ro sk sl es sv".split()
# Shorter names are too many other words: Самоа and самое, Куба and куб. Russian ones by their last letter.
_SHORTEST_NAME: Dict[Language, int] = {"kk": 5, "ru": 6, "en": 4}
_SHORTEST_RUSSIAN = {"я": 5, "consonant": 4}
#: Without its Kazakh letters "қатардағы" (ordinary) is "in Qatar".
_NO_NAME = "катар"

# What people say instead of the names in the locale data, and the cities they name instead of countries.
_OTHER: Dict[Language, str] = {
    "ru": "сша америке штатах рф оаэ эмиратах англии кнр китае корее литве кыргызстане туркмении белоруссии молдавии "
    "голландии гонконге москве лондоне пекине стамбуле анкаре ташкенте бишкеке тбилиси ереване баку дубае калифорнии "
    "техасе колорадо иллинойсе сеуле токио сиэтле",
    "kk": "америка акш оаэ эмираттар амирликтер англия британия корея россия рф турция австралия австрия азербайжан "
    "туркименстан киргизия гонконг иран ирак маскеу лондон пекин стамбул анкара ташкент бишкек тбилиси дубай "
    "калифорния техас сеул",
    "en": "us usa america states uk england britain uae emirates korea turkey turkiye holland moscow london beijing "
    "istanbul ankara tashkent bishkek tbilisi dubai california texas colorado illinois seoul tokyo seattle",
}
_UNION_CITIES: Dict[Language, str] = {
    "ru": "берлине париже варшаве праге мадриде барселоне амстердаме брюсселе вильнюсе риге таллине дублине хельсинки "
    "стокгольме копенгагене лиссабоне афинах будапеште бухаресте мюнхене гамбурге милане лейпциге кракове вене риме "
    "кельне франкфурте лионе антверпене загребе любляне братиславе никосии валлетте венеции болонье дрездене штутгарте "
    "роттердаме",
    "kk": "берлин париж варшава прага мадрид барселона амстердам брюссель вильнюс рига таллин дублин хельсинки "
    "стокгольм копенгаген лиссабон афина будапешт бухарест мюнхен гамбург милан лейпциг краков вена рим кельн "
    "франкфурт загреб любляна братислава никосия валлетта венеция болонья дрезден штутгарт роттердам",
    "en": "berlin paris warsaw prague madrid barcelona amsterdam brussels vilnius riga tallinn dublin helsinki "
    "stockholm copenhagen lisbon athens budapest bucharest munich hamburg milan leipzig krakow vienna rome cologne "
    "frankfurt antwerp zagreb ljubljana bratislava nicosia valletta venice bologna dresden stuttgart rotterdam lyon",
}
_UNION_WORDS = (
    r"\bевро|\bеуро|\beuro|\bevro|\bес\b|\bео\b|\beu\b|\bgdpr|\bгдпр|\bai act\b|2024 1689|\bannex\b|\bthe union\b"
    r"|\bдиректив|\bdirective|\baild\b|\bdsm\b|\bнеми?с|\bавстри|\bнемец"
)
# "узбекский закон", "by Uzbek law", "Ресей заңы": the law of another country, wherever one is.
_OTHER_LAWS = (
    # "на английский закон", "по-английски закон": a language
    r"\b(?<!на )(?:российск|узбекск|кыргызск|киргизск|китайск|американск|турецк|украинск|белорусск|британск|английск"
    r"|японск|корейск|индийск|грузинск)(?!и\b)\w* (?:\w+ )?(?:закон|прав[оау]\b|кодекс|суд)"
    r"|\b(?:ресей|озбек|кытай|америка|акш|турик|украин|кыргыз|жапон|корей|британ)\w* (?:\w+ )?(?:зан[ыди]|кодекс|соты)"
    r"|\b(?<!in )(?:russian|uzbek|kyrgyz|chinese|american|turkish|ukrainian|belarusian|british|uk|english|japanese"
    r"|korean|indian|georgian|new york|california) (?:(?!the\b|an?\b)\w+ )?"
    r"(?:laws?|zakon|code|courts?|regulations?|act)\b"
    # "tell us the law" is about no country
    r"|\bus (?:laws?|courts?|(?:federal|state|copyright|ai|privacy|data|civil) (?:laws?|code|courts?|regulations?))\b"
)
# Being there: "в Германии", "in California", "АҚШ-та"; "как в Китае" only compares.
_RUSSIAN_IN = r"(?<!как )\b(?:в|во|на) "
_RUSSIAN_BY_THE_LAWS = r"\bпо законам "
_ENGLISH_IN = r"(?<!like )(?<!as )\b(?:in|by the laws? of|under the laws? of) (?:the )?"
_KAZAKH_IN = r"\s?(?:да|де|та|те|дагы|деги|тагы|теги|нын|нин|дын|дин|тын|тин)\b"
_NO_CONSONANTS = "аеиоуыэюяьй"
#: So short a name of a city is another word too (вена), unless something is in it.
_SHORT_CITY = 4
# "polish my essay" is another word, and so it may begin a sentence; so is a union of anybody else.
_IN_CAPITALS = re.compile(
    r"[a-z,] Polish\b|\bpolish (?:laws?|courts?|banks?|compan|firms?|government|universit)"
    r"|[а-я,] Союз(?:а|е|у|ом)?\b"
)
_HERE = re.compile(r"казахстан|казакстан|kazakhstan|\bрк\b|бизде|у нас|\bhere\b")


def _names(language: Language, codes: Iterable[str]) -> List[str]:
    """The folded names of the countries, those that are too short left out."""
    territories = Locale(language).territories
    names = sorted({fold(territories.get(code, "")) for code in codes})
    return [name for name in names if len(name) >= _shortest(name, language) and name != _NO_NAME]


def _shortest(name: str, language: Language) -> int:
    if language != "ru":
        return _SHORTEST_NAME[language]
    ending = name[-1:] if name[-1:] in _NO_CONSONANTS else "consonant"
    return _SHORTEST_RUSSIAN.get(ending, _SHORTEST_NAME["ru"])


def _declined(name: str, ending: Callable[[str], str]) -> str:
    """A pattern of a Russian name in another case; words before the last are adjectives."""
    *before, last = name.split(" ")
    adjectives = [rf"{word[:-2]}\w{{0,3}} " if len(word) > 3 else f"{word} " for word in before]
    return "".join(adjectives) + ending(last)


def _where(word: str) -> str:
    """Prepositional: в Германии, в Польше, в Узбекистане; but not "в Германию", nor "в камеру" for Камерун."""
    if word[-1] not in _NO_CONSONANTS:
        return f"{word}е"
    return f"{word[:-1]}(?:е|и|ах|ях)" if word[-1] in "аяьый" else word


def _stem(word: str) -> str:
    """The beginning that all cases and adjectives share."""
    return word if word[-1] not in _NO_CONSONANTS else word[:-1]


def _peoples() -> List[str]:
    """Beginnings of the names of the Union's languages, which are those of its peoples: "шведский банк"."""
    found = set()
    for code in _UNION_LANGUAGES:
        found.add(fold(Locale("ru").languages[code])[:-2])
        found.add(fold(Locale("kk").languages[code]).split()[0])
        found.add(fold(Locale("en").languages[code]))
    return sorted(name for name in found - {"polish"} if len(name) > 3)


def _elsewhere() -> Pattern[str]:
    codes = [code for code in Locale("en").territories if len(code) == 2 and code.isalpha() and code != _HOME]
    names = {language: _names(language, codes) for language in LANGUAGES}
    others = {language: [*_OTHER[language].split(), *_UNION_CITIES[language].split()] for language in LANGUAGES}
    where = [_declined(name, _where) for name in names["ru"]] + others["ru"]
    whose = [_declined(name, lambda word: rf"{_stem(word)}\w{{0,2}}") for name in names["ru"]] + ["рф", "сша"]
    there = [
        rf"{_RUSSIAN_IN}(?:южной |северной )?(?:{'|'.join(where)}|нью [ий]орке|абу даби)\b",
        rf"{_RUSSIAN_BY_THE_LAWS}(?:{'|'.join(whose)})\b",
        rf"{_ENGLISH_IN}(?:{'|'.join([*names['en'], *others['en']])}|new york|hong kong|abu dhabi)\b",
        rf"\b(?:{'|'.join([*names['kk'], *others['kk']])}|нью [ий]орк|абу даби){_KAZAKH_IN}",
    ]
    return re.compile("|".join(there))


def _in_union() -> Pattern[str]:
    names = {language: [fold(Locale(language).territories[code]) for code in _UNION] for language in LANGUAGES}
    long, short = (
        {
            language: [city for city in cities.split() if (len(city) > _SHORT_CITY) == is_long]
            for language, cities in _UNION_CITIES.items()
        }
        for is_long in (True, False)
    )
    found = [
        # not Данияр and Даниил
        *(rf"{_stem(name)}(?!яр|ил|эл|л)" for name in names["ru"]),
        *(rf"{name}(?!р)" for name in names["kk"]),
        *names["en"],
        *_peoples(),
        *(rf"{city[:-1]}\w{{0,2}}\b" for city in long["ru"]),
        *long["kk"],
        *(rf"{city}(?!h)" for city in long["en"]),  # not "parish"
        *(rf"{city}\b" for city in short["en"]),
        *(rf"{city}{_KAZAKH_IN}" for city in short["kk"]),
    ]
    short_ru = "|".join(rf"в {city}|из {city[:-1]}[аиы]" for city in short["ru"])
    return re.compile(rf"{_UNION_WORDS}|\b(?:{'|'.join(found)})|\b(?:{short_ru})\b")


_ELSEWHERE, _IN_UNION, _LAW_OF_OTHERS = _elsewhere(), _in_union(), re.compile(_OTHER_LAWS)


def names_union(text: str) -> bool:
    """Tell whether the text names the European Union, its acts, or one of its countries, peoples or cities."""
    return bool(_IN_UNION.search(fold(text)) or _IN_CAPITALS.search(text))


def names_other_law(text: str) -> bool:
    """Tell whether the text asks by the law of another country: "by Uzbek law"."""
    folded = fold(text)
    return bool(_LAW_OF_OTHERS.search(folded)) and not _HERE.search(folded)


def is_abroad(text: str) -> bool:
    """Tell whether the text places what it asks about in another country and says nothing of Kazakhstan."""
    folded = fold(text)
    return bool(_ELSEWHERE.search(folded) or _LAW_OF_OTHERS.search(folded)) and not _HERE.search(folded)
