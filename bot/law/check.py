"""What ``quqyq law check`` proves: that the law base is whole and every answer stands on law in force."""

import re
from datetime import date
from typing import Iterator, List

from bot.law.model import Article, Texts, Topic
from bot.law.money import PLACEHOLDER
from bot.law.refs import Ref, RefError
from bot.law.store import LawStore, UnknownProvisionError

_KAZAKH_LETTERS = set("әғқңөұүһі")
_AMOUNT = re.compile(r"\d[\d\s\u00a0,.]*\s*(тенге|теңге|tenge|МРП|АЕК|MCI)\b", re.IGNORECASE)


def check(store: LawStore, day: date) -> List[str]:
    """List everything that is wrong, a sentence each, in a stable order; empty when the base is sound.

    Shapes, missing languages and duplicates are refused earlier, by :meth:`LawStore.load`.

    Args:
        store: the loaded law base.
        day: the day on which cited provisions must be in force.
    """
    return [*_acts(store), *_topics(store, day)]


def _acts(store: LawStore) -> Iterator[str]:
    for act_id, articles in store.articles.items():
        act = store.acts[act_id]
        chapters = {chapter.chapter for chapter in act.chapters}
        numbers = list(articles)
        if numbers != sorted(numbers, key=lambda number: Ref.parse(number).order):
            yield f"{act_id}: the articles are not in order"
        if act.coverage == "complete" and numbers != [str(n + 1) for n in range(len(numbers))]:
            yield f"{act_id}: said to be complete, but articles are missing between {numbers[0]} and {numbers[-1]}"
        for article in articles.values():
            where = f"{act_id} {article.article}"
            if article.chapter and article.chapter not in chapters:
                yield f"{where}: chapter {article.chapter} is not among the act's chapters"
            yield from _article(where, article)
        for bylaw in act.bylaws:
            first = re.split(r"[,;]| \(", bylaw.under)[0].split("-(")[0]
            try:
                store.provision(f"{act_id} {first}")
            except (RefError, UnknownProvisionError) as error:
                yield f"{act_id}: by-law under {bylaw.under}: {error}"
    for term in store.glossary:
        yield from _texts(f"glossary {term.term.en}", term.term, letters=False)


def _article(where: str, article: Article) -> Iterator[str]:
    yield from _texts(f"{where}, heading", article.heading, letters=False)
    seen = set()
    for point in article.points:
        if Ref.parse(point.ref).article != article.article:
            yield f"{where}: {point.ref} belongs to another article"
        if point.ref in seen:
            yield f"{where}: {point.ref} stands twice"
        seen.add(point.ref)
        yield from _texts(f"{where}, {point.ref}", point.gist)


def _texts(where: str, texts: Texts, letters: bool = True) -> Iterator[str]:
    if len({text for _, text in texts.items()}) < 3 and len(texts.en) > 20:
        yield f"{where}: the same text stands in two languages"
    if letters and not _KAZAKH_LETTERS & set(texts.kk.lower()):
        yield f"{where}: the Kazakh text has no Kazakh letter"
    amounts = {tuple(PLACEHOLDER.findall(text)) for _, text in texts.items()}
    if len(amounts) > 1:
        yield f"{where}: the languages do not give the same amounts"
    for language, text in texts.items():
        yield from _prose(f"{where} ({language})", text)


def _prose(where: str, text: str) -> Iterator[str]:
    if _AMOUNT.search(text):
        yield f"{where}: an amount is typed into the text; write {{mci:N}}"
    if re.search(r"[{}]", PLACEHOLDER.sub("", text)):
        yield f"{where}: an unknown placeholder in braces"


def _topics(store: LawStore, day: date) -> Iterator[str]:
    for topic in store.topics.values():
        if topic.id not in {t.id for t in store.areas.get(topic.area, _NoArea).topics}:
            yield f"{topic.id}: stands in another area's file"
        for related in topic.related:
            if related not in store.topics or related == topic.id:
                yield f"{topic.id}: related topic {related} does not exist or is the topic itself"
        for kind, target in topic.follow_ups.dict().items():
            if target is not None and target not in store.topics:
                yield f"{topic.id}: follow-up {kind} leads to {target}, which does not exist"
        yield from _citations(store, topic, day)
        yield from _answer(topic)


class _NoArea:
    topics: List[Topic] = []


def _citations(store: LawStore, topic: Topic, day: date) -> Iterator[str]:
    if len(set(topic.citations)) < len(topic.citations):
        yield f"{topic.id}: a citation stands twice"
    for citation in topic.citations:
        try:
            provision = store.provision(citation)
        except (RefError, UnknownProvisionError) as error:
            yield f"{topic.id}: cites {citation}: {error}"
            continue
        if not provision.in_force_on(day):
            yield f"{topic.id}: cites {citation}, which is not in force on {day}"


def _answer(topic: Topic) -> Iterator[str]:
    answer = topic.answer
    for part in ("short", "meaning", "simple", "example"):
        texts = Texts(kk=getattr(answer.kk, part), ru=getattr(answer.ru, part), en=getattr(answer.en, part))
        yield from _texts(f"{topic.id}, {part}", texts)
        for language, text in texts.items():
            if part == "short" and len(re.findall(r"[.!?…](?=\s|$)", text)) > 3:
                yield f"{topic.id} ({language}): the direct answer has more than three sentences"
    if len({len(answer[language].next) for language, _ in topic.title.items()}) > 1:
        yield f"{topic.id}: the languages give different numbers of next steps"
        return
    for step in range(len(answer.en.next)):
        texts = Texts(kk=answer.kk.next[step], ru=answer.ru.next[step], en=answer.en.next[step])
        yield from _texts(f"{topic.id}, step {step + 1}", texts)
