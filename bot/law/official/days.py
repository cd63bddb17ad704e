"""Days as sources write them."""

import re
from datetime import date
from typing import Optional

from bot.law.official.errors import OfficialTextError

_RUSSIAN = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
_KAZAKH = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split()
_ENGLISH = "january february march april may june july august september october november december".split()
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_DOTTED = re.compile(r"(\d{2})\.(\d{2})\.(\d{4})", re.ASCII)
_WRITTEN = (
    (re.compile(rf"(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(_RUSSIAN)})\s+(?P<year>\d{{4}})", re.I), _RUSSIAN),
    (re.compile(rf"(?P<year>\d{{4}})\s+жыл\w*\s+(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(_KAZAKH)})", re.I), _KAZAKH),
    (re.compile(rf"(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(_ENGLISH)}),?\s+(?P<year>\d{{4}})", re.I), _ENGLISH),
    (re.compile(rf"(?P<month>{'|'.join(_ENGLISH)})\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})", re.I), _ENGLISH),
)


def read_day(text: str) -> date:
    """Read ``2026-06-24`` or ``24.06.2026``.

    Raises:
        OfficialTextError: it is not a day.
    """
    iso, dotted = _ISO.fullmatch(text), _DOTTED.fullmatch(text)
    day = _day(iso[1], iso[2], iso[3]) if iso else _day(dotted[3], dotted[2], dotted[1]) if dotted else None
    if day is None:
        raise OfficialTextError(f"{text[:40]!r} is not a day; write it as 2026-06-24")
    return day


def find_written_day(text: str) -> Optional[date]:
    """Find the first day written in words, such as ``17 ноября 2025 года``."""
    for pattern, months in _WRITTEN:
        match = pattern.search(text)
        if match:
            return _day(match["year"], str(months.index(match["month"].lower()) + 1), match["day"])
    return None


def _day(year: str, month: str, day: str) -> Optional[date]:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
