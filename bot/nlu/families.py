"""Intents that belong together: what is not ours, what is a crisis, what goes on about the topic answered last."""

from typing import FrozenSet, Mapping

#: Rasa's name for "understood nothing" (its FallbackClassifier uses the same).
FALLBACK = "nlu_fallback"
#: Two or three topics are close: ask which one is meant.
UNCLEAR = "unclear"
LOOKUP = "lookup_article"
SWITCH_LANGUAGE = "switch_language"
OTHER_COUNTRY = "other_country"
INJECTION = "injection"

#: What is not ours, by what it is; the probabilities of these add up to "not ours".
OUTSIDE: FrozenSet[str] = frozenset({"other_field", OTHER_COUNTRY, "prediction", "off_topic", "insult", INJECTION})
#: Danger to life or to a child.
CRISIS: FrozenSet[str] = frozenset({"crisis_self_harm", "crisis_violence", "crisis_child"})
#: Topics that are about services, data and rules of other countries.
ABOUT_ABROAD: FrozenSet[str] = frozenset(
    {"law_foreign_services", "personal_data_abroad", "state_international", "law_treaties"}
)

#: How the intents of topics on the law of the European Union begin.
ABOUT_UNION = "eu_"

#: Follow-ups that, where nothing has been asked yet, are answered like a topic: confusing the two misleads nobody.
_LIKE_TOPICS = {"ask_fine": "law_fines", "ask_complain": "law_complain"}


def family(intent: str, articles: Mapping[str, str]) -> str:
    """The family of an intent.

    Topics whose answers rest on the same article are one family: mixing them up misleads nobody. Dialogue intents are
    their own.

    Args:
        intent: the intent.
        articles: the article that each topic's answer rests on, by intent.
    """
    if intent in OUTSIDE:
        return "outside"
    if intent in CRISIS:
        return "crisis"
    intent = _LIKE_TOPICS.get(intent, intent)
    return articles.get(intent, intent)
