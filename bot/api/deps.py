"""What routes depend on, as ``Annotated`` aliases."""

from typing import Annotated, Optional

from fastapi import Depends, Query, Request

from bot.api.language import reader_language
from bot.api.problems import ProblemError
from bot.assistant import Assistant
from bot.i18n import N_
from bot.languages import Language, parse_language
from bot.law.store import LawStore
from bot.settings import Settings


def _assistant(request: Request) -> Assistant:
    assistant: Optional[Assistant] = request.app.state.assistant
    if assistant is None:
        raise ProblemError(503, "not_ready", N_("The bot is not ready. Please try again in a minute."))
    return assistant


def _law(request: Request) -> LawStore:
    law: LawStore = request.app.state.law
    return law


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


def language_or_problem(code: str) -> Language:
    """Read a language code.

    Raises:
        ProblemError: it is none of ours.
    """
    language = parse_language(code)
    if language is None:
        raise ProblemError(422, "unknown_language", N_("This language is not known. Choose kk, ru or en."))
    return language


def _language(
    request: Request, language: Annotated[Optional[str], Query(description="kk, ru or en")] = None
) -> Language:
    return language_or_problem(language) if language is not None else reader_language(request)


AssistantDep = Annotated[Assistant, Depends(_assistant)]
LawDep = Annotated[LawStore, Depends(_law)]
SettingsDep = Annotated[Settings, Depends(_settings)]
LanguageDep = Annotated[Language, Depends(_language)]
