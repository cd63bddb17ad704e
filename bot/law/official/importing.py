"""Importing an act: read the sources, refuse what cannot be trusted, then keep everything in one transaction."""

import hashlib
import re
import sqlite3
from dataclasses import dataclass
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Dict, List, Mapping, Optional, Sequence, Tuple

from bot.languages import Language
from bot.law.model import Act
from bot.law.official.corpus import parse_corpus
from bot.law.official.database import DEFAULT_PATH, reading, writing
from bot.law.official.differences import Change, affected, citing, compare, merge
from bot.law.official.errors import OfficialTextError
from bot.law.official.eurlex import is_eurlex_page, parse_eurlex
from bot.law.official.fetch import Fetcher, refuse_address
from bot.law.official.parsed import ParsedAct
from bot.law.official.register import ADDRESS, Address, is_register_page, parse_register
from bot.law.official.reviews import mark
from bot.law.official.sources import decode, read_file
from bot.law.official.texts import ArticleContent, find_edition, load_articles, save_act
from bot.law.refs import Ref
from bot.law.store import LawStore, today

_CELEX = re.compile(r"CELEX(?::|%3A)[03](\d{4}[A-Z]{1,2}\d{4})")
_ELI = re.compile(r"/eli/(reg|dir)/(\d{4})/(\d{1,4})\b")
#: How many article numbers a message lists.
_SHOWN = 10


@dataclass(frozen=True)
class Imported:
    """What an import did."""

    #: The editions written; those that were there already, unchanged, are not among them.
    written: Tuple[ParsedAct, ...]
    unchanged: Tuple[ParsedAct, ...]
    #: Topics put under review.
    marked: Tuple[str, ...]
    #: There was no older edition to compare with, so every answer that cites the act was marked.
    compared: bool


@dataclass(frozen=True)
class _Effect:
    topics: Dict[str, Tuple[str, ...]]
    old_edition: Optional[date]
    compared: bool
    again: bool


def import_act(
    store: LawStore,
    act_id: str,
    sources: Sequence[str],
    *,
    path: Path = DEFAULT_PATH,
    language: Optional[Language] = None,
    edition: Optional[date] = None,
    allow_drift: bool = False,
    fetcher: Optional[Fetcher] = None,
) -> Imported:
    """Import an act from files, folders and addresses, all of them or none.

    Answers that cite what a newer edition changed, compared with the newest one imported before, are put under review.

    Args:
        store: the law base; it knows the acts, and the editions its restatements follow.
        act_id: the act, such as ``kz-ai``.
        sources: saved pages, folders of a corpus, addresses of the state register.
        path: the database.
        language: language the sources are said to be in.
        edition: day of the edition, where the sources do not tell.
        allow_drift: accept that one language has articles another lacks.
        fetcher: what fetches addresses.

    Raises:
        OfficialTextError: something is wrong; the database is as it was.
    """
    act = store.acts.get(act_id)
    if act is None:
        raise OfficialTextError(f"{act_id[:60]!r}: no such act; there are {', '.join(sorted(store.acts))}")
    if not sources:
        raise OfficialTextError("nothing to import")
    parsed = _read_all(sources, language, edition, fetcher)
    for one in parsed:
        _refuse_other_act(act, one)
    _refuse_twice(parsed)
    if not allow_drift:
        _refuse_drift(path, act, parsed)
    return _keep(store, act_id, parsed, path)


def _read_all(
    sources: Sequence[str], language: Optional[Language], edition: Optional[date], fetcher: Optional[Fetcher]
) -> List[ParsedAct]:
    for source in sources:
        if "://" in source:
            refuse_address(source)
    if fetcher is None and any("://" in source for source in sources):
        with Fetcher() as fetcher:
            return _read_all(sources, language, edition, fetcher)
    parsed: List[ParsedAct] = []
    for source in sources:
        if "://" in source and fetcher:
            parsed.append(parse_page(fetcher.fetch(source), source, language=language, edition=edition))
        elif _is_folder(source):
            parsed += parse_corpus(Path(source), language=language, edition=edition)
        else:
            content = read_file(Path(source))
            parsed.append(parse_page(content, Path(source).name, language=language, edition=edition))
    return parsed


def _is_folder(source: str) -> bool:
    try:
        return Path(source).is_dir()
    except (OSError, ValueError):
        return False


def parse_page(
    content: bytes, source: str, *, language: Optional[Language] = None, edition: Optional[date] = None
) -> ParsedAct:
    """Read a page of the state register or of EUR-Lex.

    Raises:
        OfficialTextError: it is neither, or not a whole one.
    """
    text = decode(content, source)
    sha256 = hashlib.sha256(content).hexdigest()
    if is_register_page(text):
        address = Address.read(source) if ADDRESS.fullmatch(source) else None
        return parse_register(text, source, sha256, address=address, language=language, edition=edition)
    if is_eurlex_page(text):
        return parse_eurlex(text, source, sha256, language=language, edition=edition)
    raise OfficialTextError(f"{source}: neither an act's page of the state register nor one of EUR-Lex")


def _refuse_other_act(act: Act, parsed: ParsedAct) -> None:
    """Refuse the text of another act, where both the source and the law base tell which it is."""
    wanted = {number for _, url in act.official_url.items() for number in _identifiers(url)}
    if parsed.identifier and wanted and parsed.identifier not in wanted:
        raise OfficialTextError(
            f"{parsed.source}: the text of {parsed.identifier}, but {act.id} is {', '.join(sorted(wanted))}"
        )


def _identifiers(url: str) -> List[str]:
    """The numbers by which an official address names its act: in the register, in CELEX, in ELI."""
    address, celex, eli = Address.read(url), _CELEX.search(url), _ELI.search(url)
    return [
        *([address.identifier] if address else []),
        *([celex[1]] if celex else []),
        *([f"{eli[2]}{'R' if eli[1] == 'reg' else 'L'}{int(eli[3]):04}"] if eli else []),
    ]


def _refuse_twice(parsed: Sequence[ParsedAct]) -> None:
    keys = [(one.language, one.edition) for one in parsed]
    for key in keys:
        if keys.count(key) > 1:
            raise OfficialTextError(f"two sources give the same edition, {key[0]} of {key[1]}: which one counts?")


def _refuse_drift(path: Path, act: Act, parsed: Sequence[ParsedAct]) -> None:
    """Refuse an edition whose Kazakh and Russian texts have different articles, together or with what is stored."""
    known: Dict[Tuple[str, date], List[str]] = {
        (one.language, one.edition): [article.number for article in one.articles] for one in parsed
    }
    with reading(path) as connection:
        for one in parsed:
            other = {"kk": "ru", "ru": "kk"}.get(one.language)
            if other is None:
                continue
            numbers = known.get((other, one.edition))
            if numbers is None and connection:
                row = find_edition(connection, act.id, other, one.edition)
                numbers = list(load_articles(connection, row[0])) if row else None
            if numbers is not None:
                _compare_numbers(one, other, numbers)


def _compare_numbers(one: ParsedAct, other: str, numbers: Sequence[str]) -> None:
    mine = [article.number for article in one.articles]
    lacking = [number for number in mine if number not in numbers]
    extra = [number for number in numbers if number not in mine]
    for missing, language, has in ((lacking, other, one.language), (extra, one.language, other)):
        if missing:
            shown = ", ".join(sorted(missing, key=lambda number: Ref(number).order)[:_SHOWN])
            more = f" and {len(missing) - _SHOWN} more" if len(missing) > _SHOWN else ""
            raise OfficialTextError(
                f"{one.source}: the {has} text has articles that the {language} text of {one.edition} lacks: "
                f"{shown}{more}. Give --allow-drift if that is so in the official texts"
            )


def _keep(store: LawStore, act_id: str, parsed: Sequence[ParsedAct], path: Path) -> Imported:
    now = datetime.now(timezone.utc)
    written: List[ParsedAct] = []
    unchanged: List[ParsedAct] = []
    marked: Dict[str, None] = {}
    compared = True
    with writing(path) as connection:
        for one in sorted(parsed, key=lambda one: one.edition):
            row = find_edition(connection, act_id, one.language, one.edition)
            if row and row[2] == one.sha256 and _content(one) == load_articles(connection, row[0]):
                unchanged.append(one)
                continue
            effect = _effect(store, connection, act_id, one)
            save_act(connection, act_id, one, now)
            written.append(one)
            topics = mark(
                connection, act_id, effect.topics, effect.old_edition, one.edition, today(), again=effect.again
            )
            marked.update(dict.fromkeys(topics))
            compared = compared and (effect.compared or not topics)
    return Imported(tuple(written), tuple(unchanged), tuple(marked), compared)


def _effect(store: LawStore, connection: sqlite3.Connection, act_id: str, one: ParsedAct) -> _Effect:
    """What an edition means for the answers, seen from the edition it replaces or follows."""
    row = connection.execute(
        "SELECT id, edition FROM edition WHERE act = ? AND language = ? AND edition <= ? ORDER BY edition DESC LIMIT 1",
        (act_id, one.language, one.edition.isoformat()),
    ).fetchone()
    if row is None:
        return _Effect(citing(store, act_id, one.edition), None, False, False)
    old = date.fromisoformat(row[1])
    changes = compare(load_articles(connection, row[0]), _content(one), words=False)
    return _Effect(affected(store, act_id, changes, one.edition), old, True, old == one.edition)


def _content(parsed: ParsedAct) -> Mapping[str, ArticleContent]:
    return {
        article.number: ArticleContent(article.number, article.heading, article.blocks) for article in parsed.articles
    }


def changes_between(path: Path, act_id: str, old: date, new: date) -> List[Change]:
    """What changed between two imported editions, in every language both are there in.

    Raises:
        OfficialTextError: an edition is not there, or there is no language they share.
    """
    with reading(path) as connection:
        if connection is None:
            raise OfficialTextError("no official texts are imported yet; quqyq law import does that")
        found: Dict[date, Dict[str, int]] = {}
        for day in (old, new):
            rows = connection.execute(
                "SELECT language, id FROM edition WHERE act = ? AND edition = ?", (act_id, day.isoformat())
            ).fetchall()
            if not rows:
                raise OfficialTextError(f"{act_id}: the edition of {day} is not imported")
            found[day] = dict(rows)
        shared = [language for language in found[old] if language in found[new]]
        if not shared:
            raise OfficialTextError(f"{act_id}: the editions of {old} and {new} are not imported in the same language")
        return merge(
            compare(load_articles(connection, found[old][language]), load_articles(connection, found[new][language]))
            for language in sorted(shared)
        )


def apply_changes(
    store: LawStore, path: Path, act_id: str, changes: Sequence[Change], old: date, new: date
) -> List[str]:
    """Put the topics that cite what changed under review and return them.

    Raises:
        OfficialTextError: the database cannot be written.
    """
    topics = affected(store, act_id, list(changes), new)
    with writing(path) as connection:
        return mark(connection, act_id, topics, old, new, today())
