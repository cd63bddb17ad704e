"""Finding provisions, and telling on which days they apply."""

from datetime import date

import pytest

from bot.law.refs import RefError
from bot.law.store import LawStore, UnknownProvisionError


def test_a_provision_is_found_to_the_paragraph(law: LawStore) -> None:
    found = law.provision("kz-ai 21(2)")
    assert (found.act.id, found.article.article, str(found.ref)) == ("kz-ai", "21", "21(2)")
    assert [point.ref for point in found.article.within(found.ref)] == ["21(2)"]


def test_a_bare_article_means_all_its_points(law: LawStore) -> None:
    found = law.provision("kz-ai 17")
    assert found.article.within(found.ref) == found.article.points
    assert len(found.article.points) > 5


def test_a_paragraph_that_has_only_subparagraphs_is_found_by_its_own_number(law: LawStore) -> None:
    found = law.provision("kz-ai 17(3)")
    inside = [point.ref for point in found.article.within(found.ref)]
    assert "17(3)(6)" in inside
    assert all(ref.startswith("17(3)") for ref in inside)


@pytest.mark.parametrize(
    ("citation", "names"),
    [
        ("kz-nothing 1", "kz-nothing"),
        ("kz-ai 32", "32"),
        ("kz-ai 999", "999"),
        ("kz-ai 21(99)", "21(99)"),
        ("kz-ai 21(2)(9)", "21(2)(9)"),
        ("kz-coao 1", "kz-coao"),
    ],
)
def test_what_is_not_there_is_refused_by_name(law: LawStore, citation: str, names: str) -> None:
    with pytest.raises(UnknownProvisionError) as refused:
        law.provision(citation)
    assert names in str(refused.value)


@pytest.mark.parametrize("citation", ["", "kz-ai", "kz-ai ", "kz-ai 21(", "kz-ai article 21"])
def test_what_is_not_a_reference_is_refused(law: LawStore, citation: str) -> None:
    with pytest.raises((RefError, UnknownProvisionError)):
        law.provision(citation)


@pytest.mark.parametrize(
    ("citation", "first_day"),
    [
        ("kz-ai 1", date(2026, 1, 18)),
        ("kz-ai 21(2)", date(2026, 1, 18)),
        ("kz-ai 31", date(2026, 1, 18)),
        ("kz-coao 641-1", date(2026, 1, 18)),
        ("kz-coao 641-1(1) sanction", date(2026, 1, 18)),
        ("kz-digital-code 43", date(2026, 7, 12)),
    ],
)
def test_a_provision_applies_from_its_first_day_on(law: LawStore, citation: str, first_day: date) -> None:
    provision = law.provision(citation)
    eve = date.fromordinal(first_day.toordinal() - 1)
    assert not provision.in_force_on(eve)
    assert provision.in_force_on(first_day)
    assert provision.in_force_on(date(2026, 11, 24))
    assert not provision.cite("ru", eve).in_force
    assert provision.cite("ru", first_day).in_force


def test_an_article_may_begin_later_than_its_act(law: LawStore) -> None:
    assert law.acts["kz-coao"].in_force_on(date(2026, 1, 17))
    assert not law.provision("kz-coao 641-1").in_force_on(date(2026, 1, 17))


def test_an_article_ends_on_the_day_it_is_repealed(law: LawStore) -> None:
    article = law.article("kz-ai", "21").copy(update={"valid_to": date(2027, 1, 1)})
    base = LawStore({"kz-ai": law.acts["kz-ai"]}, {"kz-ai": {"21": article}}, {}, {}, [], law.indexes)
    provision = base.provision("kz-ai 21")
    assert provision.in_force_on(date(2026, 12, 31))
    assert not provision.in_force_on(date(2027, 1, 1))


def test_a_repealed_act_no_longer_applies(law: LawStore) -> None:
    act = law.acts["kz-ai"].copy(update={"repealed": date(2027, 1, 1)})
    base = LawStore({"kz-ai": act}, {"kz-ai": law.articles["kz-ai"]}, {}, {}, [], law.indexes)
    assert base.provision("kz-ai 21").in_force_on(date(2026, 12, 31))
    assert not base.provision("kz-ai 21").in_force_on(date(2027, 1, 1))
    assert not act.in_force_on(date(2027, 1, 1))


@pytest.mark.parametrize(
    ("language", "title", "url"),
    [
        ("kk", "Жасанды интеллект туралы заң, 21-бап, 2-тармақ", "https://adilet.zan.kz/kaz/docs/Z2500000230"),
        ("ru", "Закон об искусственном интеллекте, статья 21, пункт 2", "https://adilet.zan.kz/rus/docs/Z2500000230"),
        ("en", "Law on Artificial Intelligence, Article 21(2)", "https://adilet.zan.kz/eng/docs/Z2500000230"),
    ],
)
def test_a_citation_is_in_the_readers_language(law: LawStore, language: str, title: str, url: str) -> None:
    citation = law.provision("kz-ai 21(2)").cite(language, date(2026, 11, 24))  # type: ignore[arg-type]
    assert (citation.title, citation.url) == (title, url)
    assert (citation.act, citation.article, citation.ref, citation.eid) == ("kz-ai", "21", "21(2)", "art_21__para_2")
    assert citation.edition == date(2025, 11, 17)


def test_codes_have_parts_where_laws_have_paragraphs(law: LawStore) -> None:
    assert law.provision("kz-coao 641-1(1)").cite("ru", date(2026, 11, 24)).title.endswith("статья 641-1, часть 1")
    assert law.provision("kz-coao 641-1(1)").edition == date(2026, 7, 12)


def test_topics_are_found_by_intent_and_by_what_they_cite(law: LawStore) -> None:
    topic = law.topic_of_intent("liability_who_pays")
    assert topic is not None and topic.id == "liability/who_pays"
    assert topic in list(law.topics_citing("kz-ai", "24"))
    assert topic not in list(law.topics_citing("kz-ai", "31"))
    assert law.topic_of_intent("greet") is None
    assert law.topic_of_intent(None) is None
    assert [str(p.ref) for p in law.provisions_of(topic)][0] == "24(1)"
