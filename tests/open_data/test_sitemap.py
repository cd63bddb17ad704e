from urllib.parse import quote, urlsplit

from hostile import hostile
from lxml import etree

from bot.languages import LANGUAGES
from bot.law.store import LawStore, today
from bot.open_data.sitemap import robots_line

LAW = LawStore.load()
NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def fetch(client):
    response = client.get("/sitemap.xml")
    assert response.status_code == 200 and response.headers["content-type"] == "application/xml"
    return etree.fromstring(response.content).findall("s:url", NS)


def test_lists_every_page_in_every_language_once(client):
    addresses = [url.findtext("s:loc", namespaces=NS) for url in fetch(client)]
    paths = ["/", "/law", "/topics", "/compare", "/timeline", "/about", "/privacy", "/accessibility", "/for-portals"]
    for act_id, articles in LAW.articles.items():
        paths += [f"/law/{act_id}", *(f"/law/{act_id}/{quote(number)}" for number in articles)]
    paths += [f"/topics/{topic}" for topic in LAW.topics]
    assert addresses == [f"https://quqyq.test{path}?language={code}" for path in paths for code in LANGUAGES]


def test_every_address_answers_and_calls_itself_so(client):
    for url in fetch(client):
        address = url.findtext("s:loc", namespaces=NS)
        if urlsplit(address).path == "/":
            continue  # The chat needs a model; tests/pages asks for it.
        response = client.get(address)
        assert response.status_code == 200, address
        assert f'<link rel="canonical" href="{address}">' in response.text
        for link in url.findall("x:link", NS):
            alternate = f'<link rel="alternate" hreflang="{link.get("hreflang")}" href="{link.get("href")}">'
            assert alternate in response.text


def test_dates(client):
    days = {}
    for url in fetch(client):
        days[url.findtext("s:loc", namespaces=NS)] = url.findtext("s:lastmod", namespaces=NS)
    assert max(days.values()) <= today().isoformat()
    for topic in LAW.topics.values():
        assert days[f"https://quqyq.test/topics/{topic.id}?language=kk"] == topic.reviewed.isoformat()
    assert days["https://quqyq.test/law?language=en"] == max(days.values())


def test_annexes_are_written_as_addresses(serve, law):
    addresses = [url.findtext("s:loc", namespaces=NS) for url in fetch(serve(hostile(law)))]
    assert "https://quqyq.test/law/kz-ai/Annex%20III?language=kk" in addresses


def test_robots_line():
    assert robots_line("https://quqyq.test/") == "Sitemap: https://quqyq.test/sitemap.xml\n"
