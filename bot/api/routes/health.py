"""Probes for those who run the bot."""

from fastapi import APIRouter

from bot.api.deps import AssistantDep
from bot.api.problems import RESPONSES, ProblemError
from bot.api.schemas import Health
from bot.i18n import N_

router = APIRouter(tags=["health"])


@router.get("/healthz", response_model=Health)
async def healthz() -> Health:
    """Tell that the process lives."""
    return Health(status="ok")


@router.get("/readyz", response_model=Health, responses={503: RESPONSES[503]})
async def readyz(assistant: AssistantDep) -> Health:
    """Tell that the model is loaded and the database answers."""
    if not assistant.store_is_well():
        raise ProblemError(503, "store_down", N_("The database of conversations does not answer."))
    return Health(status="ready")
