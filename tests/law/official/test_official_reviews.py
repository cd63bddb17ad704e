"""Living law: what changed between editions, which answers rest on it, and their review by a person."""

from datetime import date
from pathlib import Path
from typing import Dict, List, Optional, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_law import Articles, register_page
from official_shelf import FOLLOWED, NEWER, Shelf

from bot.i18n import CatalogMissingError
from bot.languages import LANGUAGES
from bot.law.official import OfficialTextError, Reviews, notice
from bot.law.official.differences import Change, ChangeKind, affected, compare
from bot.law.official.importing import apply_changes, changes_between
from bot.law.official.parsed import Block
from bot.law.official.texts import ArticleContent
from bot.law.refs import Ref
from bot.law.store import LawStore, today

LATER = date(2026, 9, 1)


def law_text(change: Optional[Dict[str, str]] = None, without: Sequence[str] = ()) -> str:
    """The page of an invented law with articles 1 to 31 of two paragraphs; ``change`` replaces paragraphs by ref."""
    articles: Articles = []
    for number in map(str, range(1, 32)):
        paragraphs = {
            f"{number}({part})": f"{part}. Норма {number}-{part} о скамейках в саду." for part in (1, 2, 3, 4)
        }
        paragraphs.update({ref: text for ref, text in (change or {}).items() if ref in paragraphs})
        if number not in without:
            articles.append((number, f"Заголовок {number}", "".join(f"<p>{text}</p>" for text in paragraphs.values())))
    return register_page("ru", articles)


def topics_citing(law: LawStore, *refs: str) -> List[str]:
    """Topics one of whose citations of the AI law is, holds or lies in one of the places."""
    wanted = [Ref.parse(ref) for ref in refs]
    return [
        topic.id
        for topic in law.topics.values()
        if any(
            provision.act.id == "kz-ai"
            and any(
                place.contains(Ref(provision.ref.article, provision.ref.numbers)) or provision.ref.contains(place)
                for place in wanted
            )
            for provision in law.provisions_of(topic)
        )
    ]


def article(number: str, *paragraphs: str, heading: str = "Заголовок") -> ArticleContent:
    return ArticleContent(
        number, heading, tuple(Block(Ref(number, (str(place),)), text) for place, text in enumerate(paragraphs, 1))
    )


def by_number(*articles: ArticleContent) -> Dict[str, ArticleContent]:
    return {one.number: one for one in articles}


# What changed


def test_changes_are_told_apart() -> None:
    long = "Садовник ухаживает за скамейкой весной, летом и осенью, а зимой укрывает её от снега"
    old = by_number(article("1", "Одно."), article("2", "Было."), article("3", "Уйдет навсегда."), article("4", long))
    new = by_number(article("1", "Одно."), article("2", "Стало."), article("5", long + "."), article("6", "Пришло."))
    changes = compare(old, new)
    assert [(change.kind.value, change.article, change.was) for change in changes] == [
        ("changed", "2", ""),
        ("removed", "3", ""),
        ("renumbered", "5", "4"),
        ("added", "6", ""),
    ]
    assert changes[0].refs == (Ref.parse("2(1)"),)
    assert changes[0].words == "[-Было.-] {+Стало.+}"


def test_only_the_changed_words_are_shown_with_some_around_them() -> None:
    old = "Садовник вправе красить скамейку в зеленый цвет каждую весну после таяния снега в саду"
    (change,) = compare(by_number(article("1", old)), by_number(article("1", old.replace("зеленый", "синий"))))
    assert change.words == "… вправе красить скамейку в [-зеленый-] {+синий+} цвет каждую весну после …"


def test_spaces_quotes_and_dashes_are_no_change() -> None:
    old = by_number(article("1", "Скамейка «Весна» – это   скамейка."))
    assert compare(old, by_number(article("1", 'Скамейка "Весна" - это\nскамейка.'))) == []


def test_a_changed_heading_is_a_change_of_the_whole_article() -> None:
    (change,) = compare(by_number(article("1", "Одно.")), by_number(article("1", "Одно.", heading="Другой")))
    assert change.refs == (Ref("1"),)


@pytest.mark.parametrize(
    ("changed", "cited", "touched"),
    [
        ("17(3)", "17", True),
        ("17(3)", "17(3)", True),
        ("17(3)", "17(3)(6)", True),
        ("17(3)(6)", "17(3)", True),
        ("17(3)(6)", "17(3)(5)", False),
        ("17(3)", "17(4)", False),
        ("17(3)", "7(3)", False),
        ("27(1) part 2", "27(1) indent 3", True),
        ("641-1(1) sanction", "641-1(1)", True),
        ("17", "17(2) part 2", True),
        ("5(1)(b)", "5(1)(ba)", False),
    ],
)
def test_a_change_touches_what_cites_it(changed: str, cited: str, touched: bool) -> None:
    change = Change(ChangeKind.CHANGED, Ref.parse(changed).article, (Ref.parse(changed),))
    assert change.touches(Ref.parse(cited)) is touched


TEXTS = st.dictionaries(
    st.integers(1, 9).map(str),
    st.lists(st.sampled_from(["Одно.", "Другое слово.", "Третье длинное слово скамейки."]), min_size=1, max_size=3),
    max_size=6,
)


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS)
def test_every_difference_is_reported_and_nothing_else(old: Dict[str, List[str]], new: Dict[str, List[str]]) -> None:
    before = by_number(*(article(number, *texts) for number, texts in old.items()))
    after = by_number(*(article(number, *texts) for number, texts in new.items()))
    reported = {number for change in compare(before, after) for number in (change.article, change.was) if number}
    assert reported == {number for number in {*old, *new} if old.get(number) != new.get(number)}


# Which answers rest on it


def test_the_answers_that_cite_a_changed_paragraph_are_found(shelf: Shelf, law: LawStore) -> None:
    shelf.take(law_text())
    imported = shelf.take(law_text({"21(2)": "2. Норма 21-2 изменилась."}), edition=NEWER)
    assert imported.compared
    assert sorted(imported.marked) == sorted(topics_citing(law, "21(2)"))
    assert imported.marked
    assert set(Reviews(shelf.path).under_review()) == set(imported.marked)


def test_a_removed_article_touches_every_answer_that_cites_it(shelf: Shelf, law: LawStore) -> None:
    shelf.take(law_text())
    imported = shelf.take(law_text(without=["21"]), edition=NEWER)
    assert sorted(imported.marked) == sorted(topics_citing(law, "21"))


def test_an_unchanged_newer_edition_marks_nothing(shelf: Shelf) -> None:
    shelf.take(law_text())
    assert shelf.take(law_text(), edition=NEWER).marked == ()
    assert Reviews(shelf.path).count() == 0


def test_the_edition_the_data_follows_marks_nothing(shelf: Shelf) -> None:
    shelf.take(law_text({"21(2)": "2. Прежняя норма."}), edition=date(2025, 11, 1))
    assert shelf.take(law_text()).marked == ()


def test_with_nothing_to_compare_every_answer_citing_the_act_is_marked(shelf: Shelf, law: LawStore) -> None:
    imported = shelf.take(law_text(), edition=NEWER)
    assert not imported.compared
    cite = {topic.id for topic in law.topics.values() if any(c.startswith("kz-ai ") for c in topic.citations)}
    assert set(imported.marked) == cite


def test_an_answer_already_brought_up_to_date_is_not_touched(law: LawStore) -> None:
    change = Change(ChangeKind.CHANGED, "21", (Ref("21"),))
    assert affected(law, "kz-ai", [change], NEWER)
    assert affected(law, "kz-ai", [change], FOLLOWED) == {}


def test_a_corrected_page_marks_what_the_correction_changes(shelf: Shelf, law: LawStore) -> None:
    shelf.take(law_text())
    shelf.take(law_text(), edition=NEWER)
    imported = shelf.take(law_text({"21(2)": "2. Исправлено."}), edition=NEWER)
    assert sorted(imported.marked) == sorted(topics_citing(law, "21(2)"))


def test_editions_are_compared_and_applied_on_demand(shelf: Shelf, law: LawStore) -> None:
    shelf.take(law_text({"21(2)": "2. Норма изменилась."}), edition=NEWER)
    shelf.take(law_text())
    reviews = Reviews(shelf.path)
    for topic in reviews.under_review():
        reviews.confirm(topic, "A. Reader")
    shelf.take(law_text({"21(2)": "2. Норма изменилась ещё раз."}), edition=LATER)
    changes = changes_between(shelf.path, "kz-ai", FOLLOWED, LATER)
    assert [str(ref) for change in changes for ref in change.refs] == ["21(2)"]
    marked = apply_changes(law, shelf.path, "kz-ai", changes, FOLLOWED, LATER)
    assert sorted(marked) == sorted(reviews.under_review()) == sorted(topics_citing(law, "21(2)"))


def test_an_edition_that_is_not_there_is_named(shelf: Shelf) -> None:
    with pytest.raises(OfficialTextError, match="no official texts are imported"):
        changes_between(shelf.path, "kz-ai", FOLLOWED, NEWER)
    shelf.take(law_text())
    with pytest.raises(OfficialTextError, match="2026-06-24 is not imported"):
        changes_between(shelf.path, "kz-ai", FOLLOWED, NEWER)
    shelf.take(register_page("kk"), edition=NEWER)
    with pytest.raises(OfficialTextError, match="same language"):
        changes_between(shelf.path, "kz-ai", FOLLOWED, NEWER)


# Review by a person


def under_review(shelf: Shelf) -> str:
    shelf.take(law_text())
    return shelf.take(law_text({"21(2)": "2. Норма изменилась."}), edition=NEWER).marked[0]


def test_a_review_says_since_when_and_why(shelf: Shelf) -> None:
    topic = under_review(shelf)
    review = Reviews(shelf.path).under_review()[topic]
    assert (review.since, review.old_edition, review.new_edition) == (today(), FOLLOWED, NEWER)
    assert all(citation.startswith("kz-ai 21") for citation in review.provisions)


def test_a_confirmed_answer_is_no_longer_under_review(shelf: Shelf) -> None:
    topic = under_review(shelf)
    reviews = Reviews(shelf.path)
    count = reviews.count()
    reviews.confirm(topic, "A. Reader")
    assert topic not in reviews.under_review()
    assert topic not in Reviews(shelf.path).under_review()
    assert reviews.count() == count - 1


def test_a_confirmed_answer_stays_confirmed_for_that_edition_and_not_for_the_next(shelf: Shelf, law: LawStore) -> None:
    topic = under_review(shelf)
    reviews = Reviews(shelf.path)
    reviews.confirm(topic, "A. Reader")
    changes = changes_between(shelf.path, "kz-ai", FOLLOWED, NEWER)
    assert topic not in apply_changes(law, shelf.path, "kz-ai", changes, FOLLOWED, NEWER)
    assert topic not in reviews.under_review()
    assert topic in shelf.take(law_text({"21(2)": "2. Изменилась снова."}), edition=LATER).marked
    assert reviews.under_review()[topic].new_edition == LATER


def test_what_another_process_writes_is_seen(shelf: Shelf) -> None:
    reader = Reviews(shelf.path)
    assert reader.under_review() == {}
    topic = under_review(shelf)
    assert topic in reader.under_review()
    Reviews(shelf.path).confirm(topic, "A. Reader")
    assert topic not in reader.under_review()


@pytest.mark.parametrize(("topic", "who"), [("rights/no_such", "A"), ("", "A"), ("x' OR 1=1 --", "A")])
def test_what_is_not_under_review_cannot_be_confirmed(shelf: Shelf, topic: str, who: str) -> None:
    under_review(shelf)
    before = shelf.content()
    with pytest.raises(OfficialTextError, match="not under review"):
        Reviews(shelf.path).confirm(topic, who)
    assert shelf.content() == before


def test_nobody_cannot_confirm(shelf: Shelf) -> None:
    topic = under_review(shelf)
    with pytest.raises(OfficialTextError, match="who"):
        Reviews(shelf.path).confirm(topic, " ")


def test_without_a_file_nothing_is_under_review(tmp_path: Path) -> None:
    reviews = Reviews(tmp_path / "none" / "law.db")
    assert reviews.under_review() == {}
    with pytest.raises(OfficialTextError, match="not under review"):
        reviews.confirm("rights/refusal", "A. Reader")
    assert not reviews.path.parent.exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reader_is_told(shelf: Shelf, language: str) -> None:
    topic = under_review(shelf)
    review = Reviews(shelf.path).under_review()[topic]
    try:
        told = notice(review, language)  # type: ignore[arg-type]
    except CatalogMissingError:
        pytest.skip("catalogs are not compiled")
    assert "2026" in told and "24" in told and "%" not in told
