from datetime import date

import pytest
from hostile import EVIL, hostile
from lxml import etree

from bot.languages import LANGUAGES
from bot.law.money import fill_amounts
from bot.law.refs import Ref
from bot.law.store import LawStore, today

LAW = LawStore.load()
NS = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0", "dcterms": "http://purl.org/dc/terms/"}
CODES = {"kk": "kaz", "ru": "rus", "en": "eng"}
FILES = [(act_id, language) for act_id in LAW.acts for language in LANGUAGES]


def fetch(client, act_id, language):
    response = client.get(f"/data/law/{act_id}.{language}.akn.xml")
    assert response.status_code == 200
    return etree.fromstring(response.content)


def values(root, path):
    return [str(value) for value in root.xpath(path, namespaces=NS)]


@pytest.mark.parametrize("act_id, language", FILES)
def test_valid_against_the_official_schema(client, schema, act_id, language):
    assert schema.validate(fetch(client, act_id, language)), schema.error_log


@pytest.mark.parametrize("act_id, language", FILES)
def test_says_everything_that_we_say_and_where(client, act_id, language):
    root = fetch(client, act_id, language)
    articles = LAW.articles[act_id]
    assert values(root, "//a:article/@eId | //a:hcontainer[@name='annex']/@eId") == [Ref(n).eid for n in articles]
    for article in articles.values():
        for point in article.points:
            place = root.xpath("//a:body//*[@eId=$eid]", namespaces=NS, eid=Ref.parse(point.ref).eid)
            assert len(place) == 1
            said = place[0].xpath("(a:content | a:intro)/a:p[not(a:remark)]", namespaces=NS)
            gist = fill_amounts(point.gist[language], language, LAW.indexes["mci"], today().year)
            assert [p.text for p in said] == [gist]


@pytest.mark.parametrize("act_id, language", FILES)
def test_every_place_lies_inside_the_place_its_identifier_names(client, act_id, language):
    for element in fetch(client, act_id, language).xpath("//a:body//*[@eId]", namespaces=NS):
        outer = element.getparent().get("eId")
        if outer and outer.startswith(("art_", "annex_")):
            assert element.get("eId").rpartition("__")[0] == outer


@pytest.mark.parametrize("act_id, language", FILES)
def test_identifies_itself(client, act_id, language):
    root, act = fetch(client, act_id, language), LAW.acts[act_id]
    assert values(root, "//a:FRBRExpression/a:FRBRlanguage/@language") == [CODES[language]]
    work = values(root, "//a:FRBRWork/a:FRBRuri/@value")[0]
    expression = values(root, "//a:FRBRExpression/a:FRBRuri/@value")[0]
    manifestation = values(root, "//a:FRBRManifestation/a:FRBRuri/@value")[0]
    assert work == f"/akn/{act.jurisdiction}/act/restatement/quqyq/{act.adopted}/{act_id}"
    assert expression == f"{work}/{CODES[language]}@{act.edition or act.researched_on}"
    assert manifestation.startswith(expression)
    assert values(root, "//a:FRBRWork/a:FRBRdate/@date") == [act.adopted.isoformat()]
    assert values(root, "//a:FRBRWork/a:FRBRnumber/@value") == [act.number]
    page = values(root, "//a:FRBRExpression/a:FRBRalias/@value")[0]
    assert page == f"https://quqyq.test/law/{act_id}?language={language}"
    assert client.get(page).status_code == 200
    assert values(root, "//a:FRBRManifestation/a:FRBRalias/@value") == [
        f"https://quqyq.test/data/law/{act_id}.{language}.akn.xml"
    ]


@pytest.mark.parametrize("act_id, language", FILES)
def test_is_marked_as_no_official_text(client, act_id, language):
    root, act = fetch(client, act_id, language), LAW.acts[act_id]
    assert set(values(root, "//a:FRBRauthoritative/@value | //a:FRBRprescriptive/@value")) == {"false"}
    assert values(root, "/a:akomaNtoso/a:act/@name") == ["restatement"]
    notice = values(root, "//a:preface/a:container[@name='notice']/a:p/text()")
    assert any("Quqyq" in line and act.official_url[language] in line for line in notice)
    assert not act.caution or act.caution[language] in notice
    assert values(root, "//dcterms:license/text()") == ["https://creativecommons.org/licenses/by/4.0/"]
    assert values(root, "//a:references/a:original/@showAs") == [act.title[language]]


def test_every_pointer_inside_the_document_leads_somewhere(client):
    for act_id, language in FILES:
        root = fetch(client, act_id, language)
        ids = set(values(root, "//@eId"))
        pointers = values(root, "//@source | //@href | //@start | //@end | //@period | //@refersTo")
        assert {pointer[1:] for pointer in pointers if pointer.startswith("#")} <= ids


def test_amounts_are_computed(client):
    text = " ".join(fetch(client, "kz-coao", "en").itertext())
    assert "15 MCI (64,875 tenge in 2026)" in text and "{mci" not in text


def test_what_we_have_not_fully_read_says_so(client):
    for article in LAW.articles["kz-civil-code"].values():
        remarks = fetch(client, "kz-civil-code", "en").xpath(
            "//*[@eId=$eid]//a:remark", namespaces=NS, eid=Ref(article.article).eid
        )
        assert bool(remarks) == bool(article.remark or article.confidence != "full-text-seen")


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_texts_and_every_kind_of_place(serve, law, schema, language):
    root = fetch(serve(hostile(law)), "kz-ai", language)
    assert schema.validate(root), schema.error_log
    assert values(root, "//a:docTitle/text()") == [EVIL]
    assert values(root, "//*[@eId='art_21']/a:intro/a:p/text()") == [EVIL]
    assert values(root, "//*[@eId='art_21__para_2__subpara_1__item_3']/a:content/a:p/text()") == [EVIL]
    assert values(root, "//*[@eId='art_21__para_2']/a:indent/@eId") == ["art_21__para_2__indent_3"]
    assert values(root, "//a:hcontainer/@name") == ["item", "sanction", "annex"]


def test_places_with_days_of_their_own(serve, law):
    root = fetch(serve(hostile(law)), "kz-ai", "en")
    days = {event.get("eId"): event.get("date") for event in root.xpath("//a:eventRef", namespaces=NS)}

    def span(eid):
        period = values(root, f"//*[@eId='{eid}']/@period")[0][1:]
        interval = root.xpath("//*[@eId=$id]/a:timeInterval", namespaces=NS, id=period)[0]
        return [days[interval.get(end)[1:]] if interval.get(end) else None for end in ("start", "end")]

    assert span("art_21") == ["2026-06-01", None]
    assert span("art_21__para_2") == ["2027-01-01", "2028-01-01"]
    assert values(root, "//*[@eId='art_20']/@period") == []


def test_document_of_another_year(serve, law, monkeypatch):
    monkeypatch.setattr("bot.api.routes.open_data.today", lambda: date(2031, 5, 1))
    text = " ".join(fetch(serve(law), "kz-coao", "ru").itertext())
    assert "15 МРП" in text and "тенге в 2031" not in text
