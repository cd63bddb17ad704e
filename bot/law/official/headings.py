"""Recognising articles, divisions, notes and signatures of Kazakhstan's acts in a sequence of lines."""

import re
from typing import Dict, Iterable, List, Optional, Tuple

from bot.languages import Language
from bot.law.official.errors import OfficialTextError
from bot.law.official.lines import Line
from bot.law.official.parsed import Block, ParsedArticle
from bot.law.official.structure import kazakhstan_blocks
from bot.law.refs import Ref

_NUMBER = r"([0-9]{1,4}(?:-[0-9]{1,3})?)"
_ARTICLE: Dict[Language, "re.Pattern[str]"] = {
    "kk": re.compile(rf"{_NUMBER}\s*-\s*бап\b\.?\s*(.*)", re.IGNORECASE | re.DOTALL),
    "ru": re.compile(rf"Статья\s+{_NUMBER}(?![\d-])\.?\s*(.*)", re.IGNORECASE | re.DOTALL),
    "en": re.compile(rf"Article\s+{_NUMBER}(?![\d-])\.?\s*(.*)", re.IGNORECASE | re.DOTALL),
}
_DIVISION = re.compile(
    r"(?:Глава|Раздел|Подраздел|Часть|Параграф|Общая часть|Особенная часть|Chapter|Section|Part)\b|§"
    r"|(?:\d+|[IVXLC]+)(?:-\d+)?\s*-?\s*(?:тарау|бөлім|кіші бөлім|параграф)\b|(?:тарау|бөлім)\b",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"(?:Сноска|Ескерту|Footnote)\.|(?:Примечание\s+(?:ИЗПИ|РЦПИ)|(?:ЗҚАИ|РҚАО)-ның\s+ескертпесі|Note\s+ILLI)",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"(?:Президент|(?:The )?President(?: of)?|Қазақстан\s+Республикасының\s+Президенті)\b", re.IGNORECASE
)
_APPENDIX = re.compile(r"(?:Приложение|Annex|Appendix)\b|(?:\d+-)?қосымша\b", re.IGNORECASE)


class _Open:
    """An article whose lines are still coming."""

    def __init__(self, number: str, heading: str) -> None:
        self.number = number
        self.heading = heading
        self.lines: List[Line] = []
        self.notes: List[str] = []


def articles_of(lines: Iterable[Line], language: Language, source: str) -> Tuple[ParsedArticle, ...]:
    """Divide an act's lines into articles.

    An article begins at a heading (or an old page's bold line), never where a sentence names one.

    Raises:
        OfficialTextError: no articles, an article twice, or an article without text.
    """
    found: Dict[str, _Open] = {}
    current: Optional[_Open] = None
    for line in lines:
        headlike = line.heading or line.bold
        match = _ARTICLE[language].fullmatch(line.text) if headlike and not line.table else None
        if match and current and match[1] in found and _introduces_quotation(current.lines):
            # A transitional article that quotes another one, heading and all.
            current.lines.append(line)
        elif match:
            known = found.pop(match[1], None)
            # What was but a heading so far stood in a table of contents.
            if known and (known.lines or known.notes):
                raise OfficialTextError(f"{source}: article {match[1]} stands twice")
            current = found[match[1]] = _Open(match[1], match[2].strip())
        elif is_note(line):
            if current:
                current.notes.append(line.text)
        elif (headlike and (_DIVISION.match(line.text) or _APPENDIX.match(line.text))) or _is_signature(line):
            current = None
        elif current:
            current.lines.append(line)
    if not found:
        raise OfficialTextError(f"{source}: no articles in it")
    return tuple(_finished(article, source) for article in found.values())


def _introduces_quotation(lines: List[Line]) -> bool:
    return bool(lines) and lines[-1].text.rstrip().endswith(":")


def is_note(line: Line) -> bool:
    """Tell whether a line is the register's note on amendments and not law."""
    return "note" in line.classes or bool(_NOTE.match(line.text))


def _is_signature(line: Line) -> bool:
    return len(line.text) < 120 and bool(_SIGNATURE.match(line.text)) and (line.table or line.bold or line.heading)


def _finished(article: _Open, source: str) -> ParsedArticle:
    notes = tuple(article.notes)
    blocks = kazakhstan_blocks(article.number, article.lines)
    if not blocks:
        # Of a repealed article the register leaves the heading, and says in a note what became of it.
        text = "\n".join(notes) or article.heading
        if not text:
            raise OfficialTextError(f"{source}: article {article.number} has no text; the file is damaged or cut")
        blocks = (Block(Ref(article.number), text),)
    return ParsedArticle(article.number, article.heading, blocks, notes)
