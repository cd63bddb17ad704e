"""Sources of an invented law, in the markup of the register, the Markdown corpus and EUR-Lex. No real law text."""

from pathlib import Path
from typing import Dict, Iterable, List, Optional, Tuple

AI_LAW = "Z2500000230"

#: Articles of an invented law: number, heading, body in HTML.
Articles = List[Tuple[str, str, str]]

RU_ARTICLES: Articles = [
    (
        "1",
        "Основные понятия",
        '<p id="z3">В настоящем Законе о садовых скамейках используются следующие понятия:</p>'
        '<p id="z4">1) скамейка – изделие для сидения на открытом воздухе;</p>'
        '<p id="z5">2) садовник – лицо, которое ухаживает за скамейкой.</p>',
    ),
    (
        "2",
        "Права садовника",
        '<p id="z7">1. Садовник вправе:</p><p>1) красить скамейку;</p><p>2) переставлять скамейку,</p>'
        "<p>если она ему принадлежит.</p>"
        "<p>Покраска согласуется с соседями.</p>"
        '<p id="z9">2. Статья 5 настоящего Закона применяется к садовнику, если иное не сказано в пункте 1.</p>'
        "<p>Статья 5 к гостям садовника не применяется.</p>"
        '<p class="note">Сноска. Статья 2 с изменениями, внесенными Законом РК от 01.02.2026.</p>',
    ),
    (
        "5",
        "Ответственность",
        "<p>1. Поломка скамейки из-за небрежности –</p>"
        "<p>влечет штраф в размере одной скамейки.</p>"
        "<p>2. Размеры скамеек:</p>"
        "<table><tbody><tr><td><p>Вид</p></td><td><p>Длина</p></td></tr>"
        "<tr><td>Статья 2</td><td>два метра</td></tr></tbody></table>",
    ),
    (
        "5-1",
        "Вставленная статья",
        "<p>Вставленная статья говорит о скамейках в парках.</p>"
        '<p><span style="color:#ff0000">Сноска. Закон дополнен статьей 5-1.</span></p>',
    ),
]

KK_ARTICLES: Articles = [
    (
        "1",
        "Негізгі ұғымдар",
        "<p>Бақша орындықтары туралы осы Заңда мынадай ұғымдар пайдаланылады:</p>"
        "<p>1) орындық – ашық ауада отыруға арналған бұйым;</p>"
        "<p>2) бағбан – орындыққа күтім жасайтын адам.</p>",
    ),
    (
        "2",
        "Бағбанның құқықтары",
        "<p>1. Бағбан құқылы:</p><p>1) орындықты бояуға;</p><p>2) орындықты жылжытуға.</p>"
        "<p>2. Осы Заңның 5-бабы бағбанға қолданылады.</p>"
        "<p>Ескерту. 2-бапқа өзгеріс енгізілді.</p>",
    ),
    (
        "5",
        "Жауаптылық",
        "<p>1. Орындықты ұқыпсыздықтан сындыру –</p><p>бір орындық мөлшерінде айыппұл салуға әкеп соғады.</p>"
        "<p>2. Орындықтардың мөлшері ережеде айқындалады.</p>",
    ),
    ("5-1", "Қосылған бап", "<p>Қосылған бап саябақтардағы орындықтар туралы айтады.</p>"),
]

EN_ARTICLES: Articles = [
    ("1", "Terms", "<p>The terms used in this Law on garden benches:</p><p>1) bench: a thing to sit on.</p>"),
]

_WORDS = {"ru": ("rus", "Статья {}. {}"), "kk": ("kaz", "{}-бап. {}"), "en": ("eng", "Article {}. {}")}
_DIVISIONS = {"ru": "Глава 1. ОБЩИЕ ПОЛОЖЕНИЯ", "kk": "1-тарау. ЖАЛПЫ ЕРЕЖЕЛЕР", "en": "Chapter 1. GENERAL"}
_SIGNATURES = {
    "ru": "Президент Республики Казахстан",
    "kk": "Қазақстан Республикасының Президенті",
    "en": "President of",
}


def register_page(
    language: str = "ru",
    articles: Optional[Articles] = None,
    *,
    identifier: str = AI_LAW,
    edition: str = "",
    mark: str = "text_upd",
    ended: bool = True,
    old_headings: bool = False,
    charset: str = "utf-8",
    before: str = "",
) -> str:
    """A page of the state register."""
    code, title = _WORDS[language]
    if articles is None:
        articles = {"ru": RU_ARTICLES, "kk": KK_ARTICLES, "en": EN_ARTICLES}[language]
    address = f"https://adilet.zan.kz/{code}/docs/{identifier}" + (f"/{edition}" if edition else "")
    body = "".join(
        (
            f'<p><a name="z{number}"></a><b>{title.format(number, heading)}</b></p>'
            if old_headings
            else f'<h3 id="z{number}">{title.format(number, heading)}</h3>'
        )
        + text
        for number, heading, text in articles
    )
    end = '<div class="container_omega aftertext"><p>© Сайт</p></div></body></html>' if ended else ""
    return (
        f'{before}<!DOCTYPE html><html><head><meta charset="{charset}">'
        f'<link rel="canonical" href="{address}"><title>Заголовок</title></head><body>'
        '<div class="container_alpha slogan"><h1>О скамейках</h1>'
        "<p>Закон Республики Казахстан от 17 ноября 2025 года № 1-I ЗРК.</p></div>"
        '<div class="container_gamma tabs"><a href="/rus/docs/Z9900000001">Другой закон</a></div>'
        f'<div class="container_gamma text {mark}"><article><p><br></p><h3>{_DIVISIONS[language]}</h3>{body}'
        f"<table><tr><td><p>{_SIGNATURES[language]}</p></td><td>А. Иванов</td></tr></table>"
        f"</article></div>{end}"
    )


def corpus_folder(
    folder: Path,
    *,
    languages: Iterable[str] = ("rus", "kaz"),
    edition: str = "2026-02-01",
    parts: bool = False,
    texts: Optional[Dict[str, str]] = None,
) -> Path:
    """A folder of the Markdown corpus."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "meta.yaml").write_text(
        "act_code: '1'\ntitle:\n  rus: О скамейках\n  kaz: Орындықтар туралы\n"
        f"version_date:\n  kaz: {edition}\n  rus: {edition}\n"
        "source:\n  rus: https://example.org/rus/1\n  kaz: https://example.org/kaz/1\n",
        encoding="utf-8",
    )
    for language in languages:
        text = (texts or {}).get(language, MARKDOWN[language])
        if parts:
            (folder / language).mkdir(exist_ok=True)
            (folder / language / "sec001.md").write_text(f"↑ [Вся редакция](../{language}.md)\n\n{text}", "utf-8")
            text = (
                "# Название\n\n## Части документа\n\n| Часть | Название |\n|---|---|\n"
                f"| [`sec001`]({language}/sec001.md) | Часть |\n"
            )
        (folder / f"{language}.md").write_text(text, encoding="utf-8")
    return folder


MARKDOWN = {
    "rus": """## Оглавление

Статья 1. Основные понятия

Статья 2. Права садовника

# О садовых скамейках

> *Сноска. Заголовок изменен.*

## Глава 1 Общие положения

<a id="st1"></a>

### Статья 1. Основные понятия

В настоящем Законе о садовых скамейках используются следующие понятия:

1) скамейка – изделие для сидения;

2) садовник – лицо, которое ухаживает за скамейкой.

<a id="st2"></a>

**Статья 2. Права садовника**

1. Садовник вправе:

   1) красить скамейку;

   2) переставлять скамейку.

   Покраска согласуется с [соседями](rus.md). <*>

   > *Сноска. Статья 2 изменена.*

2. Статья 5 настоящего Закона применяется к садовнику.

<a id="st2-1"></a>

### Статья 2-1. Таблица

## 1. Размеры скамеек приведены в таблице.

| Вид | Длина |
|---|---|
| Статья 5 | два метра |
""",
    "kaz": """# Бақша орындықтары туралы

<a id="st1"></a>

### 1-бап. Негізгі ұғымдар

Бақша орындықтары туралы осы Заңда мынадай ұғымдар пайдаланылады:

1) орындық – отыруға арналған бұйым;

2) бағбан – орындыққа күтім жасайтын адам.

<a id="st2"></a>

### 2-бап. Бағбанның құқықтары

1. Бағбан құқылы:

   1) орындықты бояуға;

   2) орындықты жылжытуға.

2. Осы Заңның 5-бабы бағбанға қолданылады.

   > *Ескерту. 2-бап өзгертілді.*

<a id="st2-1"></a>

### 2-1-бап. Кесте

1. Орындықтардың мөлшері кестеде келтірілген.
""",
}

JOURNAL = """<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>L</title></head
>
<body><div class="eli-container"><p class="oj-hd-date">12.7.2024</p>
<div class="eli-main-title"><p class="oj-doc-ti">REGULATION (EU) 2024/9999 ON GARDEN BENCHES</p>
<p class="oj-doc-ti">of 13 June 2024</p></div>
<div class="eli-subdivision" id="rct_1"><p class="oj-normal">(1)</p><p class="oj-normal">Benches are liked.</p></div>
<p class="oj-ti-section-1">CHAPTER I</p><p class="oj-ti-section-2">GENERAL</p>
<div class="eli-subdivision" id="art_1"><p class="oj-ti-art">Article 1</p>
<div class="eli-title"><p class="oj-sti-art">Definitions</p></div>
<p class="oj-normal">For the purposes of this Regulation:</p>
<table><tr><td><p class="oj-normal">(1)</p></td><td><p class="oj-normal">‘bench’ means a seat:</p>
<table><tr><td><p class="oj-normal">(a)</p></td><td><p class="oj-normal">of wood; or</p></td></tr></table>
<table><tr><td><p class="oj-normal">(b)</p></td><td><p class="oj-normal">of stone;</p></td></tr></table>
</td></tr></table>
<table><tr><td><p class="oj-normal">(2)</p></td><td><p class="oj-normal">‘gardener’ means a person.</p>
</td></tr></table></div>
<div class="eli-subdivision" id="art_2"><p class="oj-ti-art">Article 2</p>
<div class="eli-title"><p class="oj-sti-art">Painting</p></div>
<div id="002.001"><p class="oj-normal">1.   The gardener may paint, as point (1), Article 1 says
<a id="ntc1" href="#ntr1">(<span class="oj-super oj-note-tag">1</span>)</a>:</p>
<table><tr><td><p class="oj-normal">(a)</p></td><td><p class="oj-normal">in green, where:</p>
<table><tr><td><p class="oj-normal">(i)</p></td><td><p class="oj-normal">it is spring;</p></td></tr></table>
<table><tr><td><p class="oj-normal">(ii)</p></td><td><p class="oj-normal">it is dry;</p>
</td></tr></table></td></tr></table>
<table><tr><td><p class="oj-normal">(b)</p></td><td><p class="oj-normal">in blue.</p></td></tr></table></div>
<div id="002.002"><p class="oj-normal">2.   Neighbours are asked.</p>
<p class="oj-normal">They answer within a week.</p></div></div>
<p class="oj-normal">Done at Brussels, 13 June 2024.</p></div>
<div class="eli-container" id="anx_III"><p class="oj-doc-ti">ANNEX III</p><p class="oj-doc-ti">Kinds of benches</p>
<table><tr><td><p class="oj-normal">1.</p></td><td><p class="oj-normal">Long benches:</p>
<table><tr><td><p class="oj-normal">(a)</p></td><td><p class="oj-normal">in parks.</p></td></tr></table>
</td></tr></table>
<table class="oj-table"><tr><td><p>Kind</p></td><td><p>Length</p></td></tr></table></div>
<p class="oj-note">(1) OJ L 1.</p></body></html>"""

CONSOLIDATED = """<html><body><p class="disclaimer">This text is for documentation</p>
<p class="title-doc-first">02024R9999 — EN — 27.07.2026</p><a href="x">02024R9999-20260727</a>
<p class="modref">▼B</p><div class="eli-subdivision" id="art_5"><p class="title-article-norm">Article 5</p>
<p class="stitle-article-norm">Prohibited benches</p>
<div class="norm"><span class="no-parag">1.  </span><div class="norm inline-element">The following are prohibited:
<div class="grid-container grid-list"><div class="list grid-list-column-1"><span>(a) </span></div>
<div class="grid-list-column-2"><p class="norm">hot benches;</p></div></div>
<div class="grid-container grid-list"><div class="list grid-list-column-1"><span>(b) </span></div>
<div class="grid-list-column-2"><p class="norm">wet benches;</p></div></div>
<p class="modref">▼M1</p>
<div class="grid-container grid-list"><div class="list grid-list-column-1"><span>(ba) </span></div>
<div class="grid-list-column-2"><p class="norm">►M1 loud benches ◄.</p></div></div></div></div>
<div class="norm"><span class="no-parag">1a.  </span>
<div class="norm inline-element">Quiet ones are not.</div></div></div>
<div class="eli-subdivision" id="art_75a"><p class="title-article-norm">Article 75a</p>
<p class="norm">Inserted.</p></div>
</body></html>"""
