"""References to provisions: reading, writing, naming."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.law.refs import Ref, RefError

NUMBERS = st.integers(1, 999).map(str)
ARTICLES = st.one_of(NUMBERS, st.tuples(NUMBERS, st.integers(1, 20)).map(lambda pair: f"{pair[0]}-{pair[1]}"))
TAILS = st.one_of(
    st.just((None, None)),
    st.just(("sanction", None)),
    st.tuples(st.sampled_from(["part", "indent"]), NUMBERS),
)
REFS = st.builds(
    lambda article, numbers, tail: Ref(article, tuple(numbers), *tail), ARTICLES, st.lists(ARTICLES, max_size=3), TAILS
)


@given(REFS)
def test_a_ref_survives_being_written_and_read(ref: Ref) -> None:
    assert Ref.parse(str(ref)) == ref


@given(REFS, REFS)
def test_two_refs_are_written_alike_only_if_they_are_the_same(first: Ref, second: Ref) -> None:
    assert (str(first) == str(second)) == (first == second)
    assert (first.eid == second.eid) == (first == second)


@given(REFS)
def test_a_ref_contains_itself_and_lies_in_its_article(ref: Ref) -> None:
    assert ref.contains(ref)
    assert Ref(ref.article).contains(ref)


@given(REFS, NUMBERS)
def test_a_place_does_not_lie_in_a_smaller_one(ref: Ref, number: str) -> None:
    whole = Ref(ref.article, ref.numbers)
    part = Ref(ref.article, (*ref.numbers, number))
    assert whole.contains(part)
    assert not part.contains(whole)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " 21",
        "21 ",
        "21(",
        "21()",
        "21(2",
        "art 21",
        "21(A)",
        "21(abc)",
        "21 part",
        "21 part x",
        "21 sanction 3",
        "-1",
        "21(2)(",
        "21\n",
    ],
)
def test_what_is_not_a_ref_is_refused_and_named(text: str) -> None:
    with pytest.raises(RefError) as refused:
        Ref.parse(text)
    assert repr(text) in str(refused.value)


@pytest.mark.parametrize(
    ("outer", "inner", "inside"),
    [
        ("21", "21(2)", True),
        ("17(3)", "17(3)(6)", True),
        ("641-1(1)", "641-1(1) sanction", True),
        ("17(2)", "17(2) part 2", True),
        ("21", "21-1", False),
        ("2", "21", False),
        ("17(1)", "17(12)", False),
        ("17(3)(6)", "17(3)", False),
        ("17(2) part 1", "17(2) part 2", False),
    ],
)
def test_containment(outer: str, inner: str, inside: bool) -> None:
    assert Ref.parse(outer).contains(Ref.parse(inner)) is inside


@pytest.mark.parametrize(
    ("text", "eid"),
    [
        ("21", "art_21"),
        ("21(2)", "art_21__para_2"),
        ("17(3)(6)", "art_17__para_3__subpara_6"),
        ("19-1(2)", "art_19-1__para_2"),
        ("17(2) part 2", "art_17__para_2__part_2"),
        ("27(1) indent 3", "art_27__para_1__indent_3"),
        ("641-1(1) sanction", "art_641-1__para_1__sanction"),
    ],
)
def test_eid_is_in_akoma_ntoso_style(text: str, eid: str) -> None:
    assert Ref.parse(text).eid == eid


@pytest.mark.parametrize(
    ("text", "code", "kk", "ru", "en"),
    [
        ("21", False, "21-бап", "статья 21", "Article 21"),
        ("21(2)", False, "21-бап, 2-тармақ", "статья 21, пункт 2", "Article 21(2)"),
        ("17(3)(6)", False, "17-бап, 3-тармақ, 6) тармақша", "статья 17, пункт 3, подпункт 6)", "Article 17(3)(6)"),
        ("17(2) part 2", False, "17-бап, 2-тармақ, 2-бөлік", "статья 17, пункт 2, часть 2", "Article 17(2), part 2"),
        (
            "27(1) indent 3",
            False,
            "27-бап, 1-тармақ, 3-абзац",
            "статья 27, пункт 1, абзац 3",
            "Article 27(1), indent 3",
        ),
        ("641-1(1)", True, "641-1-бап, 1-бөлік", "статья 641-1, часть 1", "Article 641-1(1)"),
        (
            "641-1(1) sanction",
            True,
            "641-1-бап, 1-бөлік, санкция",
            "статья 641-1, часть 1, санкция",
            "Article 641-1(1), penalty",
        ),
    ],
)
def test_places_are_named_as_lawyers_of_each_language_name_them(
    text: str, code: bool, kk: str, ru: str, en: str
) -> None:
    ref = Ref.parse(text)
    assert [ref.describe(language, code=code) for language in ("kk", "ru", "en")] == [kk, ru, en]
