"""What closed pages cost those that name them, and what is shown of a page when its time is over."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, get_page_models

from documents.models import DocumentCollectionPage
from home.models import PlainPage
from tests.factories import (
    ArticleFactory,
    DocumentFactory,
    GalleryFactory,
    LibraryFactory,
    SectionFactory,
    home_page,
    restrict,
)
from tests.sample_app.models import VacancyPage

pytestmark = pytest.mark.django_db


def test_restrictions_are_read_once_for_a_page(client):
    home_page()
    articles = [ArticleFactory(title=f"Bài {n}", tags=["thẻ"]) for n in range(6)]
    for section in [SectionFactory() for _ in range(3)]:
        restrict(section)
    links = "".join(f'<p><a linktype="page" id="{each.pk}">ở đây</a></p>' for each in articles[1:])
    articles[0].body = [{"type": "text", "value": links}]
    articles[0].save()
    client.get(articles[0].url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(articles[0].url).status_code == 200
    reading = [query for query in captured.captured_queries if "pageviewrestriction" in query["sql"]]
    # Wagtail asks for those of the page itself before it is served.
    assert len(reading) <= 2


def test_every_page_type_answers_no_more_when_its_time_is_over(client):
    home_page()
    pages = [
        ArticleFactory(),
        SectionFactory(),
        GalleryFactory(),
        DocumentFactory(),
        LibraryFactory(slug="kho"),
        home_page().add_child(instance=PlainPage(title="Giới thiệu")),
        home_page().add_child(instance=VacancyPage(title="Tuyển thợ hàn", duties="Hàn")),
    ]
    pages += [
        pages[3].get_parent().add_child(instance=DocumentCollectionPage(title="Bộ")),
        pages[2].get_parent(),
    ]
    assert {type(page.specific) for page in pages} | {type(home_page())} == set(get_page_models()) - {Page}
    urls = [page.url for page in pages]
    assert {client.get(url).status_code for url in urls} == {200}
    Page.objects.filter(pk__in=[page.pk for page in pages]).update(expire_at=timezone.now())
    assert {client.get(url).status_code for url in urls} == {404}
