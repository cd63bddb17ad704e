"""What ``quqyq law search`` prints."""

from datetime import date

import pytest

from bot.law.search import NoWordsError, Searcher
from bot.law.search.terminal import run


def test_what_is_found_is_printed_with_its_place(sqlite_search: Searcher) -> None:
    lines = run("international cooperation", "en", searcher=sqlite_search, limit=1)
    hit = sqlite_search.search("international cooperation", "en")[0]
    assert lines[1:3] == ["", hit.title]
    assert lines[-1] == f"  kz-ai {hit.ref}" and f"  {hit.snippet}" in lines


def test_nothing_found_is_said(sqlite_search: Searcher) -> None:
    assert len(run("zzzzzzzz", "en", searcher=sqlite_search)) == 1
    before_all = run("international cooperation", "en", "kz-ai", date(2020, 1, 1), searcher=sqlite_search)
    assert len(before_all) == 1


def test_nothing_asked_is_refused(sqlite_search: Searcher) -> None:
    with pytest.raises(NoWordsError):
        run("?", "en", searcher=sqlite_search)
