from __future__ import annotations

from datetime import timedelta
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree as ET

import pytest
from django.utils import timezone

from tests.factories import ArticleFactory, DocumentFactory, SectionFactory, home_page, many_articles

pytestmark = pytest.mark.django_db


def channel(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/rss+xml")
    return ET.fromstring(response.content).find("channel")  # noqa: S314 (an answer of our own)


def test_the_feed_of_a_section_has_its_newest_articles_with_full_addresses(client):
    section = SectionFactory(title="Hoạt động", description="Tin của <cơ sở> & ngành")
    now = timezone.now().replace(microsecond=0)
    many_articles(34, section, display_date=now - timedelta(hours=1))
    ArticleFactory(parent=section, title="Bài mới & <b>", display_date=now)
    feed = channel(client, section.url + "rss/")
    items = feed.findall("item")
    assert feed.findtext("title") == "Hoạt động"
    assert feed.findtext("description") == "Tin của <cơ sở> & ngành"
    assert len(items) == 30
    assert items[0].findtext("title") == "Bài mới & <b>"
    assert items[0].findtext("link").startswith("http://localhost/")
    assert parsedate_to_datetime(items[0].findtext("pubDate")) == now


def test_the_feed_of_the_site_has_the_articles_of_all_sections(client):
    ArticleFactory(parent=SectionFactory(), title="Một")
    ArticleFactory(parent=SectionFactory(), title="Hai")
    feed = channel(client, home_page().url + "rss/")
    assert [item.findtext("title") for item in feed.findall("item")] == ["Hai", "Một"]


def test_the_feed_of_the_library_has_documents_by_posting_date(client):
    today = timezone.localdate()
    library = DocumentFactory(title="Cũ", posted_on=today - timedelta(days=2)).get_parent()
    DocumentFactory(title="Mới", posted_on=today)
    feed = channel(client, library.url + "rss/")
    assert [item.findtext("title") for item in feed.findall("item")] == ["Mới", "Cũ"]


@pytest.mark.parametrize("title", ["Ký tự điều khiển \x0b trong tiêu đề", "Đầu đề 😀 &amp;"])
def test_a_feed_is_well_formed_whatever_a_title_holds(client, title):
    article = ArticleFactory(title=title)
    channel(client, article.get_parent().url + "rss/")
