"""Every answer in every language stands on law that exists, is in force and speaks of the same thing."""

from collections import Counter
from typing import Dict, Set

import pytest

from bot.languages import LANGUAGES, Language
from bot.law.model import Topic
from bot.law.search.analysis import Analyser
from bot.law.store import LawStore, Provision, today

LAW = LawStore.load()
AUDITED = [(topic, language) for topic in LAW.topics.values() for language in LANGUAGES]


def said(topic: Topic, language: Language) -> str:
    answer = topic.answer[language]
    return " ".join([topic.title[language], answer.short, answer.meaning, *answer.next])


def restated(provision: Provision, language: Language) -> str:
    gists = [point.gist[language] for point in provision.article.within(provision.ref)]
    return " ".join([provision.article.heading[language], *gists])


class KeyTerms:
    """The stems of a text that tell it from others: those that few articles have ("AI" stands in too many)."""

    def __init__(self, language: Language) -> None:
        self._terms = Analyser(language).terms
        articles = [article for numbered in LAW.articles.values() for article in numbered.values()]
        texts = [" ".join(point.gist[language] for point in article.points) for article in articles]
        seen = Counter(term for text in texts for term in set(self._terms(text)))
        self._common = {term for term, count in seen.items() if count > len(texts) / 5}

    def __call__(self, text: str) -> Set[str]:
        return set(self._terms(text)) - self._common


@pytest.fixture(scope="module")
def key_terms() -> Dict[Language, KeyTerms]:
    return {language: KeyTerms(language) for language in LANGUAGES}


@pytest.mark.parametrize(("topic", "language"), AUDITED, ids=[f"{topic.id}-{language}" for topic, language in AUDITED])
def test_each_citation_is_in_force_and_shares_its_key_terms_with_the_answer(
    topic: Topic, language: Language, key_terms: Dict[Language, KeyTerms]
) -> None:
    spoken = key_terms[language](said(topic, language))
    strangers = []
    for citation in topic.citations:
        provision = LAW.provision(citation)
        assert provision.in_force_on(today()), citation
        if not spoken & key_terms[language](restated(provision, language)):
            strangers.append(citation)
    assert strangers == []


def test_the_audit_can_fail(key_terms: Dict[Language, KeyTerms]) -> None:
    topic, stranger = LAW.topics["liability/insurance"], LAW.provision("kz-ai 22(1)")
    assert not key_terms["en"](said(topic, "en")) & key_terms["en"](restated(stranger, "en"))
