from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from pages import views
from tests.factories import ArticleFactory, SectionFactory, home_page, many_articles

pytestmark = pytest.mark.django_db

NAMESPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def locations(client, address, kind):
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/xml")
    root = ET.fromstring(response.content)  # noqa: S314 (an answer of our own)
    return [found.text for found in root.findall(f"s:{kind}/s:loc", NAMESPACE)]


def test_robots_names_the_sitemap_and_keeps_robots_out_of_the_admin(client):
    home_page()
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert "Sitemap: http://testserver/sitemap.xml" in lines
    assert {"Disallow: /quan-tri/", "Disallow: /tim-kiem/", "Disallow: /api/"} <= set(lines)


def test_a_sitemap_has_every_public_page_once(client):
    section = SectionFactory()
    articles = [ArticleFactory(parent=section) for _ in range(3)]
    ArticleFactory(parent=section, live=False)
    found = locations(client, "/sitemap-1.xml", "url")
    assert sorted(found) == sorted(page.full_url for page in [home_page(), section, *articles])
    assert locations(client, "/sitemap.xml", "sitemap") == ["http://testserver/sitemap-1.xml"]


def test_a_large_site_has_several_files_that_lose_nothing(client, monkeypatch):
    monkeypatch.setattr(views, "ADDRESSES_PER_FILE", 10)
    many_articles(33)
    files = locations(client, "/sitemap.xml", "sitemap")
    assert [file.rpartition("-")[2] for file in files] == ["1.xml", "2.xml", "3.xml", "4.xml"]
    found = [url for file in files for url in locations(client, file, "url")]
    assert len(found) == len(set(found)) == 35


@pytest.mark.parametrize("number", ["0", "5", "99999999999999999999"])
def test_a_file_beyond_the_last_is_not_found(client, number):
    home_page()
    assert client.get(f"/sitemap-{number}.xml").status_code == 404
