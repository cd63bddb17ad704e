"""A law base whose texts try to break out of every format."""

from dataclasses import replace
from datetime import date

from bot.law.model import Answer, Explanation, Point, Texts
from bot.law.store import LawStore

EVIL = "</script><b>&amp; ]]> \"quoted\" 'single' <!-- & әңқ"
_TEXTS = Texts(kk=EVIL, ru=EVIL, en=EVIL)


def hostile(law: LawStore) -> LawStore:
    """Put the hostile text into an act, an article, a point, a chapter, a topic and an area."""
    act = law.acts["kz-ai"]
    chapters = [chapter.copy(update={"heading": _TEXTS}) for chapter in act.chapters]
    act = act.copy(update={"title": _TEXTS, "short_title": _TEXTS, "caution": _TEXTS, "chapters": chapters})
    dated = {"21(2)": {"valid_from": date(2027, 1, 1), "valid_to": date(2028, 1, 1)}}
    points = [
        point.copy(update={"gist": _TEXTS, **dated.get(point.ref, {})}) for point in law.article("kz-ai", "21").points
    ]
    points += [
        Point(ref=ref, gist=_TEXTS) for ref in ("21", "21(1)(1)", "21(2)(1)(3)", "21(2) indent 3", "21(2) sanction")
    ]
    article = law.article("kz-ai", "21").copy(
        update={"heading": _TEXTS, "points": points, "remark": _TEXTS, "valid_from": date(2026, 6, 1)}
    )
    annex = article.copy(
        update={"article": "Annex III", "chapter": None, "points": [Point(ref="Annex III(1)", gist=_TEXTS)]}
    )
    explanation = Explanation(short=EVIL, meaning=EVIL, next=[EVIL, EVIL], simple=EVIL, example=EVIL)
    topic = law.topics["liability/who_pays"].copy(
        update={
            "title": _TEXTS,
            "answer": Answer(kk=explanation, ru=explanation, en=explanation),
            "citations": ["kz-ai 21(2)", "kz-ai Annex III"],
        }
    )
    area = law.areas["liability"].copy(update={"title": _TEXTS, "topics": [topic]})
    return replace(
        law,
        acts={**law.acts, "kz-ai": act},
        articles={**law.articles, "kz-ai": {**law.articles["kz-ai"], "21": article, "Annex III": annex}},
        topics={**law.topics, topic.id: topic},
        areas={**law.areas, "liability": area},
    )
