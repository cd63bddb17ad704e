"""What routes depend on, as ``Annotated`` aliases."""

from typing import Annotated, Optional

from fastapi import Depends, Header, Query, Request

from bot.api.cors import FORBIDDEN, PORTAL_HEADER, foreign_origin
from bot.api.counts import Counts
from bot.api.language import reader_language
from bot.api.portals import Portals
from bot.api.problems import ProblemError
from bot.api.replies import Replies
from bot.assistant import Assistant
from bot.feedback import Feedback
from bot.i18n import N_
from bot.languages import Language, parse_language
from bot.law.store import LawStore
from bot.settings import Settings

UNKNOWN_PORTAL = N_("The portal that this site names is not known here. Its owner should check the id.")


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


def _portals(request: Request) -> Portals:
    portals: Portals = request.app.state.portals
    return portals


def _counts(request: Request) -> Counts:
    counts: Counts = request.app.state.counts
    return counts


def _replies(request: Request) -> Replies:
    replies: Replies = request.app.state.replies
    return replies


def _feedback(request: Request) -> Feedback:
    return Feedback(request.app.state.settings.database)


def _portal(
    request: Request,
    portal: Annotated[
        Optional[str], Header(alias=PORTAL_HEADER, description="Id of the portal through which the person asks")
    ] = None,
) -> Optional[str]:
    portals: Portals = request.app.state.portals
    origin = foreign_origin(request, request.app.state.settings.base_url)
    if portal:
        found = portals.get(portal)
        if found is None:
            raise ProblemError(403, "unknown_portal", UNKNOWN_PORTAL)
        if origin is not None and origin not in found.origins:
            raise ProblemError(403, "forbidden_origin", FORBIDDEN)
        return portal
    # A site that does not name its portal is counted for it all the same, if it can only be one.
    candidates = portals.of_origin(origin) if origin is not None else []
    return candidates[0].id if len(candidates) == 1 else None


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
PortalsDep = Annotated[Portals, Depends(_portals)]
PortalDep = Annotated[Optional[str], Depends(_portal)]
CountsDep = Annotated[Counts, Depends(_counts)]
RepliesDep = Annotated[Replies, Depends(_replies)]
FeedbackDep = Annotated[Feedback, Depends(_feedback)]
LanguageDep = Annotated[Language, Depends(_language)]
