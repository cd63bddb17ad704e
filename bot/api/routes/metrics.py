"""Figures for those who watch the bot, in Prometheus' text format. No person's words, no identifiers."""

import logging

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest

from bot.api.deps import CountsDep, FeedbackDep, LawDep, SettingsDep
from bot.feedback import FeedbackError
from bot.law.official.errors import OfficialTextError
from bot.law.official.reviews import Reviews

logger = logging.getLogger(__name__)

router = APIRouter(tags=["health"])


@router.get("/metrics", response_class=Response)
def metrics(law: LawDep, settings: SettingsDep, counts: CountsDep, feedback: FeedbackDep) -> Response:
    """Tell how many topics there are and how many of their answers wait for a person's review, and count questions and
    feedback by portal and language.
    """
    registry = CollectorRegistry()
    Gauge("quqyq_topics", "Topics with a reviewed answer", registry=registry).set(len(law.topics))
    waiting = Gauge("quqyq_topics_under_review", "Topics whose law changed since their review", registry=registry)
    try:
        waiting.set(Reviews(settings.law_database).count())
    except OfficialTextError:
        # Not a number, because zero would say that all is well.
        waiting.set(float("nan"))
    # A gauge: whoever changes their mind takes one back.
    helped = Gauge(
        "quqyq_feedback", "Answers found helpful or not", ["portal", "language", "helpful"], registry=registry
    )
    try:
        for portal, language, helpful, number in feedback.counts():
            helped.labels(portal, language, "yes" if helpful else "no").set(number)
    except FeedbackError:
        logger.error("feedback cannot be counted")
    return Response(generate_latest(registry) + generate_latest(counts.registry), media_type=CONTENT_TYPE_LATEST)
