"""List the topics one can ask about."""

from fastapi import APIRouter

from bot.api.deps import LanguageDep, LawDep
from bot.api.problems import RESPONSES
from bot.api.schemas import AreaTopics, TopicList, TopicSummary
from bot.languages import Language
from bot.law.model import Topic

router = APIRouter(tags=["topics"])


def summary(topic: Topic, language: Language) -> TopicSummary:
    """Summarise a topic in a language."""
    return TopicSummary(id=topic.id, area=topic.area, title=topic.title[language], payload=f"/{topic.intent}")


@router.get("/topics", response_model=TopicList, responses={422: RESPONSES[422]})
async def topics(law: LawDep, language: LanguageDep) -> TopicList:
    """List all topics by area."""
    areas = [
        AreaTopics(
            area=area.area, title=area.title[language], topics=[summary(topic, language) for topic in area.topics]
        )
        for area in law.areas.values()
    ]
    return TopicList(language=language, areas=areas)
