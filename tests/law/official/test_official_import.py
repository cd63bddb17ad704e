"""Importing official texts: what is read, what is refused, and that a refusal leaves everything as it was."""

import hashlib
import os
import subprocess
import sys
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any, Callable, List

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented_law import (
    CONSOLIDATED,
    EN_ARTICLES,
    JOURNAL,
    MARKDOWN,
    RU_ARTICLES,
    corpus_folder,
    register_page,
)
from official_shelf import FOLLOWED, NEWER, Shelf

from bot.law.official import OfficialTextError, OfficialTexts
from bot.law.official.corpus import parse_corpus
from bot.law.official.importing import import_act, parse_page
from bot.law.official.parsed import ParsedAct
from bot.law.official.sources import MAX_BYTES
from bot.law.refs import Ref
from bot.paths import ROOT


def refs(act: ParsedAct, number: str) -> List[str]:
    (article,) = (article for article in act.articles if article.number == number)
    return [str(block.ref) for block in article.blocks]


def numbers(act: ParsedAct) -> List[str]:
    return [article.number for article in act.articles]


def page(content: Any, **options: Any) -> ParsedAct:
    options.setdefault("edition", FOLLOWED)
    return parse_page(content if isinstance(content, bytes) else content.encode("utf-8"), "page.html", **options)


# What is kept


def test_a_text_is_kept_with_its_edition_hash_and_source(shelf: Shelf) -> None:
    content = register_page("ru")
    shelf.take(content)
    found = OfficialTexts(shelf.path).text("kz-ai", "2(1)(1)", "ru")
    assert found is not None
    assert found.text == "1) красить скамейку;"
    assert found.edition == FOLLOWED
    assert found.sha256 == hashlib.sha256(content.encode("utf-8")).hexdigest()
    assert found.source == "page0.html"
    assert abs((datetime.now(timezone.utc) - found.imported_at).total_seconds()) < 60


def test_a_place_holds_all_that_lies_inside_it(shelf: Shelf) -> None:
    shelf.take(register_page("ru"))
    texts = OfficialTexts(shelf.path)
    whole = texts.text("kz-ai", "2", "ru")
    paragraph = texts.text("kz-ai", Ref.parse("2(1)"), "ru")
    assert whole is not None and paragraph is not None
    assert paragraph.text.splitlines() == [
        "1. Садовник вправе:",
        "1) красить скамейку;",
        "2) переставлять скамейку,",
        "если она ему принадлежит.",
        "Покраска согласуется с соседями.",
    ]
    assert whole.text.startswith(paragraph.text)


@pytest.mark.parametrize(
    ("ref", "text"),
    [
        ("2(1) part 2", "Покраска согласуется с соседями."),
        ("2(1) indent 1", "Покраска согласуется с соседями."),
        ("1 part 1", "В настоящем Законе о садовых скамейках используются следующие понятия:"),
        ("5(1) sanction", "влечет штраф в размере одной скамейки."),
        ("5-1", "Вставленная статья говорит о скамейках в парках."),
        ("5(2) part 1", "2. Размеры скамеек:\nВид | Длина\nСтатья 2 | два метра"),
        ("2(1) part 9", None),
        ("2(1) part 0", None),
        ("2(7)", None),
        ("99", None),
    ],
)
def test_parts_indents_and_sanctions_are_found(shelf: Shelf, ref: str, text: str) -> None:
    shelf.take(register_page("ru"))
    found = OfficialTexts(shelf.path).text("kz-ai", ref, "ru")
    assert (found.text if found else None) == text


def test_an_article_has_its_heading_and_notes_apart_from_its_text(shelf: Shelf) -> None:
    shelf.take(register_page("ru"))
    article = OfficialTexts(shelf.path).article("kz-ai", "2", "ru")
    assert article is not None
    assert article.heading == "Права садовника"
    assert article.notes == ("Сноска. Статья 2 с изменениями, внесенными Законом РК от 01.02.2026.",)
    assert "Сноска" not in article.text


def test_without_a_file_there_are_no_texts_and_no_file_is_made(shelf: Shelf) -> None:
    texts = OfficialTexts(shelf.path)
    assert texts.text("kz-ai", "1", "ru") is None
    assert texts.article("kz-ai", "1", "ru") is None
    assert texts.articles("kz-ai", "ru") == {}
    assert texts.editions("kz-ai") == []
    assert not shelf.path.exists()


def test_the_newest_edition_is_shown_unless_another_is_asked_for(shelf: Shelf) -> None:
    newer = [(*RU_ARTICLES[0][:2], "<p>Новый текст статьи первой.</p>"), *RU_ARTICLES[1:]]
    shelf.take(register_page("ru", newer), edition=NEWER)
    shelf.take(register_page("ru"))
    texts = OfficialTexts(shelf.path)
    assert texts.text("kz-ai", "1", "ru").text == "Новый текст статьи первой."  # type: ignore[union-attr]
    assert texts.text("kz-ai", "1(1)", "ru", FOLLOWED) is not None
    assert texts.text("kz-ai", "1(1)", "ru", date(2020, 1, 1)) is None
    assert [(one.edition, one.language, one.articles) for one in texts.editions("kz-ai")] == [
        (NEWER, "ru", 4),
        (FOLLOWED, "ru", 4),
    ]


def test_importing_the_same_again_changes_nothing(shelf: Shelf) -> None:
    shelf.take(register_page("ru"), register_page("kk"))
    before = shelf.content()
    again = shelf.take(register_page("ru"), register_page("kk"))
    assert again.written == ()
    assert len(again.unchanged) == 2
    assert shelf.content() == before


def test_a_corrected_page_takes_the_place_of_the_same_edition(shelf: Shelf) -> None:
    shelf.take(register_page("ru"))
    shelf.take(register_page("ru", [("1", "Понятия", "<p>Исправленный текст закона.</p>"), *RU_ARTICLES[1:]]))
    texts = OfficialTexts(shelf.path)
    assert texts.text("kz-ai", "1", "ru").text == "Исправленный текст закона."  # type: ignore[union-attr]
    assert len(texts.editions("kz-ai")) == 1


# The register's pages


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_pages_of_all_languages_are_told_apart(language: str) -> None:
    assert page(register_page(language)).language == language


@pytest.mark.parametrize("old", [False, True])
def test_inserted_articles_and_paragraphs_have_their_numbers(old: bool) -> None:
    body = "<p>1. Первое.</p><p>1-1. Вставленное:</p><p>1) одно;</p><p>1-1) вставленное;</p><p>2) другое.</p>"
    act = page(register_page("ru", [("19", "Старая", body), ("19-1", "Вставленная", body)], old_headings=old))
    assert numbers(act) == ["19", "19-1"]
    assert refs(act, "19-1") == ["19-1(1)", "19-1(1-1)", "19-1(1-1)(1)", "19-1(1-1)(1-1)", "19-1(1-1)(2)"]


def test_a_raised_number_in_a_heading_is_an_inserted_article() -> None:
    content = register_page("ru", [("19<sup>1</sup>", "Вставленная", "<p>Текст о скамейках.</p>")])
    assert numbers(page(content)) == ["19-1"]


def test_an_article_named_in_a_sentence_begins_nothing() -> None:
    act = page(register_page("ru"))
    assert numbers(act) == ["1", "2", "5", "5-1"]
    assert refs(act, "2")[-2:] == ["2(2) part 1", "2(2) part 2"]


def test_a_table_is_text_and_its_rows_begin_nothing() -> None:
    act = page(register_page("ru"))
    assert refs(act, "5") == ["5(1)", "5(1) sanction", "5(2)"]
    assert "Статья 2 | два метра" in act.articles[2].blocks[2].text


def test_signature_and_division_are_no_part_of_an_article() -> None:
    act = page(register_page("ru"))
    assert "Президент" not in act.articles[-1].blocks[-1].text


def test_a_second_list_in_a_paragraph_belongs_to_its_part() -> None:
    body = (
        "<p>1. Можно:</p><p>1) сидеть;</p><p>2) лежать.</p><p>Нельзя:</p><p>1) стоять;</p><p>2) прыгать.</p>"
        "<p>2. Иное решает садовник.</p>"
    )
    act = page(register_page("ru", [("7", "Правила", body)]))
    assert refs(act, "7") == ["7(1) part 1", "7(1)(1)", "7(1)(2)", "7(1) part 2", "7(2)"]
    assert act.articles[0].blocks[3].text == "Нельзя:\n1) стоять;\n2) прыгать."


def test_of_a_repealed_article_the_note_remains() -> None:
    repealed = ("3", "", '<p class="note">Сноска. Статья 3 исключена Законом.</p>')
    act = page(register_page("ru", [RU_ARTICLES[0], repealed]))
    assert act.articles[1].blocks[0].text == "Сноска. Статья 3 исключена Законом."


def test_an_article_twice_is_refused(shelf: Shelf) -> None:
    with pytest.raises(OfficialTextError, match="article 5 stands twice"):
        shelf.take(register_page("ru", [*RU_ARTICLES, RU_ARTICLES[2]]))
    assert shelf.content() is None


def test_an_article_quoted_with_its_heading_belongs_to_the_one_that_quotes_it() -> None:
    quoting = (
        "<p>До 1 января статью 5 применять в следующей редакции:</p>"
        '<h3 id="z99">Статья 5. Прежняя ответственность</h3><p>1. Прежний текст о скамейках.</p>'
    )
    act = page(register_page("ru", [*RU_ARTICLES, ("9", "Введение в действие", quoting)]))
    assert numbers(act) == ["1", "2", "5", "5-1", "9"]
    assert any("Прежняя ответственность" in block.text for block in act.articles[-1].blocks)


@pytest.mark.parametrize("old", [False, True])
def test_a_table_of_contents_holds_no_articles(old: bool) -> None:
    contents = [(number, heading, "") for number, heading, _ in RU_ARTICLES]
    act = page(register_page("ru", [*contents, *RU_ARTICLES], old_headings=old))
    assert act.articles == page(register_page("ru")).articles


def test_an_article_without_text_is_refused() -> None:
    with pytest.raises(OfficialTextError, match="article 3 has no text"):
        page(register_page("ru", [RU_ARTICLES[0], ("3", "", "")]))


def test_the_edition_is_that_of_the_dated_page() -> None:
    assert page(register_page("ru", edition="24.06.2026"), edition=None).edition == NEWER


def test_the_edition_of_an_act_never_amended_is_its_adoption() -> None:
    assert page(register_page("ru", mark="text_new"), edition=None).edition == FOLLOWED


def test_an_unknown_edition_is_asked_for() -> None:
    with pytest.raises(OfficialTextError, match="--edition"):
        page(register_page("ru"), edition=None)


def test_the_address_a_browser_noted_counts() -> None:
    saved = "<!-- saved from url=(0059)https://old.adilet.zan.kz/rus/docs/Z2500000230/24.06.2026 -->"
    act = page(register_page("ru", before=saved), edition=None)
    assert (act.identifier, act.edition) == ("Z2500000230", NEWER)


# Encodings


def test_windows_1251_is_read() -> None:
    content = register_page("ru", charset="windows-1251").encode("windows-1251", "xmlcharrefreplace")
    assert page(content).articles == page(register_page("ru")).articles


def test_kazakh_in_windows_1251_stands_in_character_references() -> None:
    content = register_page("kk", charset="windows-1251").encode("windows-1251", "xmlcharrefreplace")
    assert page(content).articles == page(register_page("kk")).articles


def test_utf_8_that_declares_windows_1251_is_read_as_what_it_is() -> None:
    assert page(register_page("ru", charset="windows-1251")).articles == page(register_page("ru")).articles


def test_utf_16_with_a_mark_is_read() -> None:
    assert numbers(page(register_page("ru").encode("utf-16"))) == ["1", "2", "5", "5-1"]


# Bad input: the store stays as it was

BAD: List[Any] = [
    (b"", "empty"),
    (b"\x00" * 500, "null characters"),
    (os.urandom(64) + b"\xff\xfe\x98" * 50, ""),
    (register_page("ru", ended=False), "breaks off"),
    (register_page("ru")[:1500], "breaks off"),
    (register_page("ru").encode("utf-8")[: register_page("ru").encode("utf-8").index("Права".encode()) + 3], "UTF-8"),
    (register_page("ru", charset="koi8-r").encode("koi8-r", "xmlcharrefreplace"), "koi8-r"),
    ("<html><body>Привет</body></html>", "neither"),
    ('<div class="container_gamma tabs"></div>', "not an act's page"),
    ('<div class="container_gamma text"></div><div class="container_omega aftertext"></div>', "no text"),
    (register_page("ru", []), "no articles"),
    (register_page("ru", identifier="K1400000235"), "K1400000235"),
    ('<!DOCTYPE html [<!ENTITY a "b">]>' + register_page("ru"), "entities"),
    ('<!DOCTYPE x SYSTEM "http://example.org/x.dtd" [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>' + JOURNAL, "ent"),
    (JOURNAL.replace("</html>", ""), "breaks off"),
    (JOURNAL.replace("Article 2</p>", "Article 1</p>"), "stands twice"),
]


@pytest.mark.parametrize(("content", "told"), BAD, ids=[str(number) for number in range(len(BAD))])
def test_what_cannot_be_trusted_is_refused_and_the_store_unchanged(shelf: Shelf, content: Any, told: str) -> None:
    shelf.take(register_page("kk"))
    before = shelf.content()
    with pytest.raises(OfficialTextError, match=told):
        shelf.take(register_page("ru"), content, edition=NEWER)
    assert shelf.content() == before


def test_a_hundred_megabytes_are_refused_by_size_before_they_are_read(shelf: Shelf) -> None:
    path = shelf.folder / "huge.html"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(OfficialTextError, match="100 MB"):
        import_act(shelf.law, "kz-ai", [str(path)], path=shelf.path)
    assert MAX_BYTES < 100_000_000
    assert shelf.content() is None


def test_a_pipe_is_not_waited_for(shelf: Shelf) -> None:
    path = shelf.folder / "pipe"
    os.mkfifo(path)
    with pytest.raises(OfficialTextError, match="not an ordinary file"):
        import_act(shelf.law, "kz-ai", [str(path)], path=shelf.path)


@pytest.mark.parametrize("source", ["missing.html", "a\0b", "x" * 5000])
def test_a_file_that_is_not_there_is_refused(shelf: Shelf, source: str) -> None:
    with pytest.raises(OfficialTextError):
        import_act(shelf.law, "kz-ai", [source], path=shelf.path)


def test_an_unknown_act_is_refused(shelf: Shelf) -> None:
    with pytest.raises(OfficialTextError, match="no such act.*kz-ai"):
        shelf.take(register_page("ru"), act="kz-benches")


def test_the_wrong_language_is_refused(shelf: Shelf) -> None:
    with pytest.raises(OfficialTextError, match="said to be Kazakh, but the text is Russian"):
        shelf.take(register_page("ru"), language="kk")
    with pytest.raises(OfficialTextError, match="said to be Kazakh, but the text is Russian"):
        shelf.take(register_page("ru").replace("/rus/docs/", "/kaz/docs/"))
    assert shelf.content() is None


def test_deep_nesting_does_no_harm() -> None:
    with pytest.raises(OfficialTextError):
        page('<div class="container_gamma text">' + "<div>" * 100_000)


def test_all_sources_are_imported_or_none(shelf: Shelf) -> None:
    with pytest.raises(OfficialTextError):
        shelf.take(register_page("kk"), register_page("ru", ended=False))
    assert not shelf.path.exists()


def test_two_sources_of_the_same_edition_are_refused(shelf: Shelf) -> None:
    with pytest.raises(OfficialTextError, match="which one counts"):
        shelf.take(register_page("ru"), register_page("ru", RU_ARTICLES[:1]))


def test_a_database_that_is_none_is_not_touched(shelf: Shelf) -> None:
    shelf.path.write_text("something of somebody's", "utf-8")
    with pytest.raises(OfficialTextError, match="cannot be used"):
        shelf.take(register_page("ru"))
    with pytest.raises(OfficialTextError, match="cannot be used"):
        OfficialTexts(shelf.path).text("kz-ai", "1", "ru")
    assert shelf.path.read_text("utf-8") == "something of somebody's"


def test_a_database_of_somebody_else_is_not_touched(shelf: Shelf) -> None:
    import sqlite3

    connection = sqlite3.connect(shelf.path)
    connection.execute("CREATE TABLE other (x)")
    connection.commit()
    connection.close()
    with pytest.raises(OfficialTextError, match="not a file of official texts"):
        shelf.take(register_page("ru"))


def test_an_import_that_is_killed_leaves_the_store_as_it_was(shelf: Shelf) -> None:
    shelf.take(register_page("kk"))
    before = shelf.content()
    killed = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from bot.law.official.database import writing\n"
        "with writing(Path(sys.argv[1])) as connection:\n"
        "    connection.execute('PRAGMA cache_size = 1')\n"
        "    connection.execute('DELETE FROM edition')\n"
        "    row = ('kz-ai', 'ru', '2026-01-01', 'x' * 100_000, 'x', 'x')\n"
        "    connection.execute('INSERT INTO edition (act, language, edition, sha256, source, imported_at)'\n"
        "                       ' VALUES (?, ?, ?, ?, ?, ?)', row)\n"
        "    os._exit(9)\n"
    )
    assert subprocess.run([sys.executable, "-c", killed, str(shelf.path)], cwd=ROOT).returncode == 9
    assert Path(f"{shelf.path}-journal").exists(), "the half import has reached the disk"
    assert OfficialTexts(shelf.path).text("kz-ai", "1", "kk") is not None
    assert shelf.content() == before


# Drift between languages


def test_languages_that_drift_apart_are_refused(shelf: Shelf) -> None:
    with pytest.raises(OfficialTextError, match="the kk text has articles that the ru text .* lacks: 5-1"):
        shelf.take(register_page("kk"), register_page("ru", RU_ARTICLES[:3]))
    assert shelf.content() is None


def test_drift_is_found_against_what_was_imported_before(shelf: Shelf) -> None:
    shelf.take(register_page("kk"))
    before = shelf.content()
    with pytest.raises(OfficialTextError, match="lacks: 5-1.*--allow-drift"):
        shelf.take(register_page("ru", RU_ARTICLES[:3]))
    assert shelf.content() == before


def test_drift_can_be_allowed(shelf: Shelf) -> None:
    shelf.take(register_page("kk"), register_page("ru", RU_ARTICLES[:3]), allow_drift=True)
    texts = OfficialTexts(shelf.path)
    assert texts.text("kz-ai", "5-1", "kk") is not None
    assert texts.text("kz-ai", "5-1", "ru") is None


def test_english_may_lag_behind(shelf: Shelf) -> None:
    shelf.take(register_page("ru"), register_page("kk"), register_page("en", EN_ARTICLES))
    assert len(OfficialTexts(shelf.path).editions("kz-ai")) == 3


# The Markdown corpus


@pytest.mark.parametrize("parts", [False, True])
def test_a_corpus_folder_is_read(tmp_path: Path, parts: bool) -> None:
    kazakh, russian = parse_corpus(corpus_folder(tmp_path / "law", parts=parts))
    assert (kazakh.language, russian.language) == ("kk", "ru")
    assert numbers(kazakh) == numbers(russian) == ["1", "2", "2-1"]
    assert refs(russian, "2") == ["2(1) part 1", "2(1)(1)", "2(1)(2)", "2(1) part 2", "2(2)"]
    assert refs(russian, "2-1") == ["2-1(1)"]
    assert russian.articles[1].notes == ("Сноска. Статья 2 изменена.",)
    assert russian.articles[1].blocks[3].text == "Покраска согласуется с соседями."
    assert russian.edition == date(2026, 2, 1)
    assert russian.source == "https://example.org/rus/1"


def test_a_corpus_folder_is_imported(shelf: Shelf) -> None:
    folder = corpus_folder(shelf.folder / "law")
    import_act(shelf.law, "kz-ai", [str(folder)], path=shelf.path)
    found = OfficialTexts(shelf.path).text("kz-ai", "2(1)(2)", "kk")
    assert found is not None and found.text == "2) орындықты жылжытуға."


def test_one_language_of_a_folder_can_be_asked_for(tmp_path: Path) -> None:
    assert [act.language for act in parse_corpus(corpus_folder(tmp_path / "law"), language="ru")] == ["ru"]


def _link_outside(folder: Path) -> None:
    outside = folder.parent / "outside.md"
    outside.write_text(MARKDOWN["rus"], "utf-8")
    (folder / "rus.md").unlink()
    (folder / "rus.md").symlink_to(outside)


def _part_outside(folder: Path) -> None:
    (folder.parent / "outside.md").write_text(MARKDOWN["rus"], "utf-8")
    (folder / "rus.md").write_text("| [`sec001`](../outside.md) | Часть |\n", "utf-8")


def _absolute_part(folder: Path) -> None:
    (folder / "rus.md").write_text("| [`sec001`](/etc/hostname) | Часть |\n", "utf-8")


def _endless_link(folder: Path) -> None:
    (folder / "meta.yaml").unlink()
    (folder / "meta.yaml").symlink_to(folder / "meta.yaml")


def _write(name: str, content: str) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        (folder / name).write_text(content, "utf-8")

    return write


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (_link_outside, "outside the folder"),
        (_part_outside, "outside the folder"),
        (_absolute_part, "outside the folder"),
        (_endless_link, ""),
        (_write("meta.yaml", "a: [1"), "not valid YAML"),
        (_write("meta.yaml", "[" * 30_000), "not valid YAML"),
        (_write("meta.yaml", "x" * 100_000), "too large"),
        (_write("meta.yaml", "- 1"), "not a table"),
        (_write("meta.yaml", "a: &a [x, x]\nb: &b [*a, *a]\nversion_date: [*b, *b]"), "--edition"),
        (_write("meta.yaml", "version_date:\n  rus: 2026-13-45\n  kaz: 2026-13-45"), "2026-13-45"),
        (_write("rus.md", MARKDOWN["kaz"]), "said to be Russian"),
        (_write("rus.md", ""), "empty"),
        (_write("rus.md", "| [`sec001`](rus/missing.md) | Часть |\n"), "cannot be read"),
        (_write("rus.md", MARKDOWN["rus"] + MARKDOWN["rus"]), "stands twice"),
    ],
)
def test_a_damaged_folder_is_refused(shelf: Shelf, damage: Callable[[Path], None], told: str) -> None:
    folder = corpus_folder(shelf.folder / "law")
    damage(folder)
    with pytest.raises(OfficialTextError, match=told):
        import_act(shelf.law, "kz-ai", [str(folder)], path=shelf.path)
    assert not shelf.path.exists()


def test_a_folder_that_is_no_corpus_is_refused(shelf: Shelf) -> None:
    with pytest.raises(OfficialTextError, match="meta.yaml"):
        import_act(shelf.law, "kz-ai", [str(shelf.folder)], path=shelf.path)


# EUR-Lex


def test_the_official_journal_is_read() -> None:
    act = page(JOURNAL, edition=None)
    assert (act.language, act.edition) == ("en", date(2024, 7, 12))
    assert numbers(act) == ["1", "2", "Annex III"]
    assert refs(act, "1") == ["1", "1(1)", "1(1)(a)", "1(1)(b)", "1(2)"]
    assert refs(act, "2") == ["2(1)", "2(1)(a)", "2(1)(b)", "2(2) part 1", "2(2) part 2"]
    assert refs(act, "Annex III") == ["Annex III(1)", "Annex III(1)(a)"]
    assert act.articles[1].heading == "Painting"
    assert act.articles[1].blocks[0].text == "1. The gardener may paint, as point (1), Article 1 says:"
    assert act.articles[1].blocks[1].text.splitlines()[1:] == ["(i) it is spring;", "(ii) it is dry;"]


def test_an_annex_without_a_number_of_ours_is_not_taken_for_the_one_before() -> None:
    more = '<p class="oj-doc-ti">ANNEX</p><p class="oj-normal">Another table of benches.</p></body>'
    act = page(JOURNAL.replace("</body>", more))
    assert numbers(act) == ["1", "2", "Annex III"]
    assert all("Another" not in block.text for block in act.articles[-1].blocks)


def test_a_section_of_an_annex_does_not_end_it() -> None:
    act = page(JOURNAL.replace(">Kinds of benches</p>", '>Kinds</p><p class="oj-ti-section-1">Section A</p>'))
    assert refs(act, "Annex III")[-2:] == ["Annex III(1)", "Annex III(1)(a)"]


def test_a_consolidated_text_is_read() -> None:
    act = page(CONSOLIDATED, edition=None)
    assert (act.edition, act.identifier) == (date(2026, 7, 27), "2024R9999")
    assert refs(act, "5") == ["5(1)", "5(1)(a)", "5(1)(b)", "5(1)(ba)", "5(1a)"]
    assert act.articles[0].blocks[3].text == "(ba) loud benches."
    assert numbers(act) == ["5", "75a"]


def test_an_act_of_the_union_is_imported_and_another_refused(shelf: Shelf) -> None:
    with pytest.raises(OfficialTextError, match="2024R9999, but eu-ai-act is 2024R1689"):
        shelf.take(CONSOLIDATED, act="eu-ai-act", edition=None)
    shelf.take(CONSOLIDATED.replace("R9999", "R1689"), act="eu-ai-act", edition=None)
    found = OfficialTexts(shelf.path).text("eu-ai-act", "5(1)(ba)", "en")
    assert found is not None and (found.text, found.edition) == ("(ba) loud benches.", date(2026, 7, 27))


# Whatever comes


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=2000))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    _read_or_refuse(content)


_TAGS = st.sampled_from(
    "<p> </p> <h3> </h3> <b> </b> <table> <tr> <td> </table> <div> </div> <article> </article> <br> <sup> </sup>"
    " <!-- --> <![CDATA[ ]]> <script> </script> <p&&quot; &#0; &#x110000; &nbsp; <?xml?> 1. 1) (a) 19-1-бап Статья"
    " Сноска. \x0b \ud7ff 🪑 Глава".split(" ")
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(_TAGS, st.text(max_size=8)), max_size=40), st.sampled_from(["register", "union"]))
def test_any_markup_is_read_or_refused(pieces: List[str], kind: str) -> None:
    inside = " ".join(pieces)
    if kind == "register":
        content = register_page("ru", [("1", inside, inside), *RU_ARTICLES[1:]])
    else:
        content = JOURNAL.replace("Neighbours", inside).replace("Painting", inside)
    _read_or_refuse(content.encode("utf-8", "replace"))


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_damage_to_a_page_is_read_or_refused(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([register_page("ru"), register_page("kk"), JOURNAL, CONSOLIDATED])).encode()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 400)))
    _read_or_refuse(whole[:start] + data.draw(st.binary(max_size=20)) + whole[end:])


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(meta=st.one_of(st.binary(max_size=200), st.text(max_size=200)), text=st.text(max_size=300))
def test_any_folder_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, meta: Any, text: str) -> None:
    folder = corpus_folder(tmp_path_factory.mktemp("law"))
    content = text.encode("utf-8", "replace") + MARKDOWN["rus"].encode("utf-8")
    (folder / "rus.md").write_bytes(content)
    (folder / "meta.yaml").write_bytes(meta if isinstance(meta, bytes) else meta.encode("utf-8", "replace"))
    try:
        parse_corpus(folder, edition=FOLLOWED)
    except OfficialTextError as error:
        assert str(error)


def _read_or_refuse(content: bytes) -> None:
    try:
        act = parse_page(content, "page.html", edition=FOLLOWED)
    except OfficialTextError as error:
        assert str(error)
        return
    assert act.articles
    for article in act.articles:
        assert article.blocks
        for block in article.blocks:
            assert Ref.parse(str(block.ref)) == block.ref
            assert block.ref.article == article.number
            assert block.text
