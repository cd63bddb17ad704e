"""Figures for those who watch the bot, in Prometheus' text format. No person's words, no identifiers."""

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest

from bot.api.deps import LawDep, SettingsDep
from bot.law.official.errors import OfficialTextError
from bot.law.official.reviews import Reviews

router = APIRouter(tags=["health"])


@router.get("/metrics", response_class=Response)
async def metrics(law: LawDep, settings: SettingsDep) -> Response:
    """Tell how many topics there are, and how many of their answers wait for a person's review."""
    registry = CollectorRegistry()
    Gauge("quqyq_topics", "Topics with a reviewed answer", registry=registry).set(len(law.topics))
    waiting = Gauge("quqyq_topics_under_review", "Topics whose law changed since their review", registry=registry)
    try:
        waiting.set(Reviews(settings.law_database).count())
    except OfficialTextError:
        # Not a number, because zero would say that all is well.
        waiting.set(float("nan"))
    return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)
