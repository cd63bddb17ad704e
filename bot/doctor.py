"""Look the installation over: versions, catalogs, law, portals, model, database, port."""

import socket
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Callable, List, Optional

from bot.settings import Settings, SettingsError

_PINNED = {"rasa": "3.6.21", "fastapi": "0.125.0", "pydantic": "1.10.9"}


@dataclass(frozen=True)
class Finding:
    """One thing looked at."""

    what: str
    found: str
    well: bool = True
    remedy: str = ""


def examine(read_settings: Callable[[], Settings]) -> List[Finding]:
    """Look at everything; never raises for what it finds."""
    findings = [_python(), *map(_package, _PINNED), _catalogs(), _law()]
    try:
        settings: Optional[Settings] = read_settings()
    except SettingsError as error:
        settings = None
        findings.append(Finding("settings", str(error), False, "Correct the variable; docs/settings.md lists them."))
    if settings:
        findings += [_portals(settings), _model(settings), _database(settings), _official(settings), _port(settings)]
    return findings


def _python() -> Finding:
    found = sys.version.split()[0]
    return Finding("Python", found, sys.version_info[:2] == (3, 10), "Rasa 3.6.21 needs Python 3.10. Run: make setup")


def _package(name: str) -> Finding:
    try:
        found = version(name)
    except PackageNotFoundError:
        return Finding(name, "not installed", False, "Run: make setup")
    return Finding(name, found, found == _PINNED[name], f"{name}=={_PINNED[name]} is needed. Run: make setup")


def _catalogs() -> Finding:
    from bot.i18n import CatalogMissingError, load_all

    try:
        load_all()
    except CatalogMissingError as error:
        return Finding("catalogs", str(error), False, "Run: make setup")
    return Finding("catalogs", "kk, ru, en")


def _law() -> Finding:
    from bot.law.check import check
    from bot.law.files import DataFileError
    from bot.law.store import LawStore, today

    try:
        store = LawStore.load()
    except DataFileError as error:
        return Finding("law", str(error), False, "Run: git checkout -- data")
    problems = check(store, today())
    found = f"{len(store.acts)} acts, {len(store.topics)} topics" + (f", {len(problems)} problems" if problems else "")
    return Finding("law", found, not problems, "Run: quqyq law check")


def _portals(settings: Settings) -> Finding:
    from bot.api.portals import Portals
    from bot.law.files import DataFileError
    from bot.law.store import LawStore

    if settings.portals is None:
        return Finding("portals", "no file, no other site may use the bot")
    try:
        Portals.read(settings.portals, LawStore.load().topics)
    except SettingsError as error:
        return Finding("portals", str(error), False, "Correct the file; docs/for-portals.md shows one.")
    except DataFileError:
        return Finding("portals", "topics cannot be checked", False, "Mend the law base first.")
    return Finding("portals", settings.portals.name)


def _model(settings: Settings) -> Finding:
    from bot.training import fresh_model, model_file

    path = fresh_model(settings.models)
    if path:
        return Finding("model", path.name)
    found = "older than its inputs" if any(settings.models.glob("quqyq-*.tar.gz")) else "missing"
    return Finding("model", f"{model_file(settings.models).name}: {found}", False, "Run: quqyq train")


def _database(settings: Settings) -> Finding:
    import sqlite3

    if not settings.database.exists():
        return Finding("database", f"{settings.database.name}: will be made at the first start")
    try:
        with sqlite3.connect(settings.database) as connection:
            result = connection.execute("PRAGMA quick_check").fetchone()[0]
    except sqlite3.Error as error:
        return Finding(
            "database", str(error), False, f"Move {settings.database} away; a new one is made at the next start."
        )
    return Finding(
        "database", result, result == "ok", f"Move {settings.database} away; a new one is made at the next start."
    )


def _official(settings: Settings) -> Finding:
    from bot.law.official.errors import OfficialTextError
    from bot.law.official.reviews import Reviews

    try:
        waiting = Reviews(settings.law_database).count()
    except OfficialTextError as error:
        return Finding("official texts", str(error), False, f"Move {settings.law_database} away and import again.")
    found = f"{waiting} answers under review" if waiting else "no answer under review"
    return Finding("official texts", found)


def _port(settings: Settings) -> Finding:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            found = f"{settings.host}:{settings.port}: {error.strerror}"
            return Finding("port", found, False, "If that is not Quqyq itself, choose another: QUQYQ_PORT=9000")
    return Finding("port", f"{settings.host}:{settings.port} is free")
