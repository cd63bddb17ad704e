import json
import re
from urllib.parse import quote, unquote, urlsplit

import pytest
from hostile import EVIL, hostile

from bot.languages import LANGUAGES
from bot.law.refs import Ref
from bot.law.store import LawStore, today

LAW = LawStore.load()
BASE = "https://quqyq.test"
LICENSE = "https://creativecommons.org/licenses/by/4.0/"
ARTICLES = [(act_id, number) for act_id, articles in LAW.articles.items() for number in articles]


def fetch(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return json.loads(response.content.decode("utf-8"))


def worded(value):
    """The three texts of a value, by language."""
    texts = {text["@language"]: text["@value"] for text in value}
    assert list(texts) == list(LANGUAGES) and all(texts.values())
    return texts


def assert_resolves(client, address):
    """The address answers, and holds the place after the #."""
    parts = urlsplit(address)
    assert address.startswith(BASE)
    response = client.get(address.partition("#")[0])
    assert response.status_code == 200, address
    assert not parts.fragment or f'id="{unquote(parts.fragment)}"' in response.text, address


@pytest.mark.parametrize("act_id", LAW.acts)
def test_act(client, act_id):
    data, act = fetch(client, f"/data/law/{act_id}.jsonld"), LAW.acts[act_id]
    assert (data["@context"], data["@type"]) == ("https://schema.org", "Legislation")
    assert data["@id"] == f"{BASE}/law/{act_id}"
    assert worded(data["name"]) == dict(act.short_title.items())
    assert data["legislationIdentifier"] == act.number and data["legislationType"] == act.kind.value
    assert data["legislationDate"] == act.adopted.isoformat()
    assert data["legislationJurisdiction"] == act.jurisdiction.upper()
    force = "InForce" if act.in_force_on(today()) else "NotInForce"
    assert data["legislationLegalForce"] == f"https://schema.org/{force}"
    assert data["temporalCoverage"].startswith(f"{act.in_force}/")
    assert set(data["sameAs"]) == {url for _, url in act.official_url.items()}
    assert data["sdLicense"] == LICENSE
    assert [text["inLanguage"] for text in data["encoding"]] == list(LANGUAGES)
    for text in data["encoding"]:
        assert text["@type"] == "LegislationObject" and text["license"] == LICENSE
        assert text["legislationLegalValue"] == "https://schema.org/UnofficialLegalValue"
        assert text["usageInfo"]["text"] and text["creator"]["name"] == "Quqyq"
        found = client.get(text["contentUrl"])
        assert found.status_code == 200 and found.headers["content-type"] == text["encodingFormat"]
    assert [part["@id"] for part in data["hasPart"]] == [
        f"{BASE}/law/{act_id}/{quote(number)}" for number in LAW.articles[act_id]
    ]
    for part in data["hasPart"]:
        assert_resolves(client, part["@id"])
        assert fetch(client, part["subjectOf"]["@id"])["@id"] == part["@id"]


@pytest.mark.parametrize("act_id, number", ARTICLES)
def test_article(client, act_id, number):
    data, article = fetch(client, f"/data/law/{act_id}/{number}.jsonld"), LAW.article(act_id, number)
    act = LAW.acts[act_id]
    assert (data["@context"], data["@type"]) == ("https://schema.org", "Legislation")
    assert data["legislationIdentifier"] == f"{act.number} {Ref(number).eid}"
    assert data["isPartOf"]["@id"] == f"{BASE}/law/{act_id}"
    for language, name in worded(data["name"]).items():
        assert name.endswith(article.heading[language])
    assert data["sdLicense"] == LICENSE
    assert [text["license"] for text in data["encoding"]] == [LICENSE] * 3
    assert {text["creativeWorkStatus"] for text in data["encoding"]} == {article.confidence.value}
    for text in data["encoding"]:
        assert not article.remark or article.remark[text["inLanguage"]] in text["usageInfo"]["text"]
    assert len(data["hasPart"]) == len(article.points)
    page = client.get(data["url"]).text
    for part, point in zip(data["hasPart"], article.points):
        eid = Ref.parse(point.ref).eid
        assert part["@id"] == f"{BASE}/law/{act_id}/{quote(number)}#{eid}" and f'id="{eid}"' in page
        assert part["legislationIdentifier"] == f"{act.number} {eid}"
        assert "{mci" not in "".join(worded(part["abstract"]).values())
        if "{" not in point.gist.en:
            assert worded(part["abstract"]) == dict(point.gist.items())


@pytest.mark.parametrize("language", LANGUAGES)
def test_answers(client, language):
    data = fetch(client, f"/data/answers.{language}.jsonld")
    assert (data["@context"], data["@type"], data["inLanguage"]) == ("https://schema.org", "FAQPage", language)
    assert data["license"] == LICENSE and data["name"]
    assert data["lastReviewed"] == max(topic.reviewed for topic in LAW.topics.values()).isoformat()
    assert [question["identifier"] for question in data["mainEntity"]] == list(LAW.topics)
    for question, topic in zip(data["mainEntity"], LAW.topics.values()):
        answer = question["acceptedAnswer"]
        assert (question["@type"], answer["@type"]) == ("Question", "Answer")
        assert question["name"] == topic.title[language]
        assert question["@id"] == f"{BASE}/topics/{topic.id}?language={language}"
        assert answer["dateModified"] == topic.reviewed.isoformat() and answer["license"] == LICENSE
        assert "{mci" not in answer["text"] and f"{len(topic.answer[language].next)}. " in answer["text"]
        assert len(answer["citation"]) == len(topic.citations)


def test_everything_that_answers_cite_resolves(client):
    questions = fetch(client, "/data/answers.en.jsonld")["mainEntity"]
    addresses = {citation["@id"] for question in questions for citation in question["acceptedAnswer"]["citation"]}
    for address in sorted(addresses | {question["@id"] for question in questions}):
        assert_resolves(client, address)


def test_catalog_lists_every_file(client):
    data = fetch(client, "/data/catalog.jsonld")
    assert data["@type"] == "DataCatalog" and data["license"] == LICENSE
    assert {entry["license"] for entry in data["dataset"]} == {LICENSE}
    files = [file for entry in data["dataset"] for file in entry["distribution"]]
    assert len(files) == 4 * len(LAW.acts) + 3
    for file in files:
        response = client.get(file["contentUrl"])
        assert response.status_code == 200 and response.headers["content-type"] == file["encodingFormat"]


def test_hostile_texts_come_back_as_they_were(serve, law):
    client = serve(hostile(law))
    data = fetch(client, "/data/law/kz-ai/21.jsonld")
    assert {part["abstract"][0]["@value"] for part in data["hasPart"]} == {EVIL}
    assert worded(fetch(client, "/data/law/kz-ai.jsonld")["name"])["ru"] == EVIL
    question = next(
        question
        for question in fetch(client, "/data/answers.kk.jsonld")["mainEntity"]
        if question["identifier"] == "liability/who_pays"
    )
    assert question["name"] == EVIL and question["acceptedAnswer"]["text"].startswith(EVIL)


def test_annexes_have_addresses_too(serve, law):
    client = serve(hostile(law))
    part = fetch(client, "/data/law/kz-ai.jsonld")["hasPart"][-1]
    assert part["@id"] == f"{BASE}/law/kz-ai/Annex%20III" and part["legislationType"] == "annex"
    assert re.fullmatch(r".*/data/law/kz-ai/Annex%20III\.jsonld", part["subjectOf"]["@id"])
    assert_resolves(client, fetch(client, part["subjectOf"]["@id"])["hasPart"][0]["@id"])
