"""What a portal has chosen for its chat."""

from fastapi import APIRouter

from bot.api.deps import LanguageDep, LawDep, PortalsDep
from bot.api.problems import RESPONSES, ProblemError
from bot.api.routes.topics import summary
from bot.api.schemas import PortalDetail, PortalTheme
from bot.i18n import N_

router = APIRouter(prefix="/portals", tags=["portals"])

NO_PORTAL_OF_ID = N_("There is no portal of this id here.")


@router.get("/{portal_id}", response_model=PortalDetail, responses={s: RESPONSES[s] for s in (404, 422)})
async def portal(portal_id: str, portals: PortalsDep, law: LawDep, language: LanguageDep) -> PortalDetail:
    """Return a portal's theme, greeting and topics; never its addresses."""
    found = portals.get(portal_id)
    if found is None:
        raise ProblemError(404, "unknown_portal", NO_PORTAL_OF_ID)
    return PortalDetail(
        id=found.id,
        language=language,
        theme=PortalTheme(**found.theme.dict()),
        greeting=found.greeting[language] if found.greeting else None,
        topics=[summary(law.topics[topic], language) for topic in found.topics],
    )
