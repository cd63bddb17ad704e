"""Amounts counted in an index, computed for a year and written as each language writes money.

Law files and answers hold ``{mci:15}``, never tenge: the value of the index changes every year.
Source of the values: ``data/law/index_values.yml``.
"""

import re
from decimal import Decimal
from typing import Dict, Match

from babel.numbers import format_decimal

from bot.languages import Language
from bot.law.model import Index

#: ``{mci:15}`` or, for fees counted in tenths, ``{mci:0.3}``.
PLACEHOLDER = re.compile(r"\{mci:(\d+(?:\.\d)?)\}")

_WORDING: Dict[Language, str] = {
    "kk": "{count} АЕК ({year} жылы {tenge} теңге)",
    "ru": "{count} МРП ({tenge} тенге в {year} году)",
    "en": "{count} MCI ({tenge} tenge in {year})",
}
_BARE: Dict[Language, str] = {"kk": "{count} АЕК", "ru": "{count} МРП", "en": "{count} MCI"}


def fill_amounts(text: str, language: Language, mci: Index, year: int) -> str:
    """Replace each ``{mci:N}`` by the count and its value in tenge in that year.

    A year whose index is not known yet keeps the bare count: a guessed amount would be a wrong answer.
    """
    known = {value.year: value.value for value in mci.values}

    def amount(match: Match[str]) -> str:
        count = Decimal(match[1])
        shown = format_decimal(count, locale=language)
        if year not in known:
            return _BARE[language].format(count=shown)
        tenge = format_decimal(count * known[year], format="#,##0.##", locale=language)
        return _WORDING[language].format(count=shown, tenge=tenge, year=year)

    return PLACEHOLDER.sub(amount, text)
