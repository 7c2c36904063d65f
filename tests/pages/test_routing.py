"""An address leads where Wagtail leads it, in one query for each level at most."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from documents.models import LibraryPage
from home.models import PlainPage
from pages import routing
from tests.factories import ArticleFactory, DocumentFactory, SectionFactory, home_page, restrict

pytestmark = pytest.mark.django_db

NOBODY = {"HTTP_COOKIE": "csrftoken=x"}


@pytest.fixture(autouse=True, params=[100, 0], ids=["few children", "many children"])
def children(request, monkeypatch):
    """Below a page with few others their types are known, below one with many the likely one is tried."""
    monkeypatch.setattr(routing, "FEW_CHILDREN", request.param)
    return request.param


@pytest.fixture
def addresses():
    section = SectionFactory(slug="tin")
    lower = SectionFactory(parent=section, slug="duoi")
    plain = PlainPage(title="Trang", slug="trang")
    home_page().add_child(instance=plain)
    plain.add_child(instance=PlainPage(title="Dưới", slug="duoi"))
    article, draft = (
        ArticleFactory(parent=lower, slug="bai"),
        ArticleFactory(parent=lower, live=False, slug="nhap"),
    )
    document = DocumentFactory()
    library = LibraryPage.objects.get()
    library.add_child(instance=Page(title="Khác", slug="khac"))
    return [
        "/", section.url, lower.url, article.url, draft.url, plain.url, f"{plain.url}duoi/", library.url,
        f"{library.url}khac/", document.url, f"{document.url}in/", f"{article.url}in/", "/rss/", "/khong-co/",
        f"{lower.url}khong-co/", f"{article.url}khong-co/", f"{library.url}khong-co/", f"{section.url}BAI/",
    ]  # fmt: skip


def told(client, address, **more):
    response = client.get(address, **more)
    page = (getattr(response, "context_data", None) or {}).get("page")
    return (
        response.status_code,
        response.get("Location", ""),
        type(page),
        page and (page.pk, page.get_parent().pk),
    )


def test_every_address_leads_where_wagtail_leads_it(client, addresses):
    # Who brings a cookie is led by Wagtail.
    as_ever = [told(client, address, **NOBODY) for address in addresses]
    assert [told(client, address) for address in addresses] == as_ever
    assert [told(client, address) for address in addresses] == as_ever
    assert {status for status, *_rest in as_ever} == {200, 404}


def statements(client, address):
    for _ in range(2):
        client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in asked.captured_queries if 'FROM "wagtailcore_page" ' in query["sql"]]


def test_the_pages_above_are_not_read_again(client, children):
    article = ArticleFactory(parent=SectionFactory(parent=SectionFactory()))
    assert len(statements(client, article.url)) <= (1 if children else 5)


@pytest.mark.parametrize("place", ["itself", "above"])
def test_a_restriction_is_asked_for_at_once(client, place):
    section = SectionFactory()
    article = ArticleFactory(parent=section)
    assert client.get(article.url).status_code == 200
    restrict({"itself": article, "above": section}[place])
    assert client.get(article.url).status_code == 302
    assert told(client, article.url) == told(client, article.url, **NOBODY)


def test_an_alias_of_a_restricted_page_is_restricted(client):
    article = ArticleFactory(parent=SectionFactory())
    alias = article.create_alias(parent=SectionFactory(slug="khac"), update_slug="ban-khac")
    assert client.get(alias.url).status_code == 200
    restrict(article)
    assert client.get(alias.url).status_code == 302


def test_what_one_request_does_to_a_page_stays_there(client):
    article = ArticleFactory(parent=SectionFactory(title="Tin"))
    parents = [client.get(article.url).context_data["page"].get_parent() for _ in range(3)]
    assert parents[1] == parents[2]
    assert parents[1] is not parents[2]
