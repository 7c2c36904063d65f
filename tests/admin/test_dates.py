"""Years that are slips of the key, and the date a page gets when nobody gives one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from documents.models import LegalDocumentPage
from home.roles import CHIEF_EDITORS, LIBRARIANS
from news.models import ArticlePage
from news.models.display_date import UNDATED
from search.content import content_of
from tests.admin.test_document_form import new_document
from tests.admin.test_slugs import new_article
from tests.factories import ArticleFactory, DocumentFactory


@pytest.fixture
def client(make_staff, sign_in):
    return sign_in(make_staff(CHIEF_EDITORS, LIBRARIANS))


def edit_form(page, **fields):
    _address, data = new_article(type("Places", (), {"life": page.get_parent()}))
    return reverse("wagtailadmin_pages:edit", args=[page.pk]), data | {"slug": page.slug} | fields


@pytest.mark.parametrize("publish", [{}, {"action-publish": "on"}])
@pytest.mark.parametrize("year", ["0001", "0202", "1944", "2099", "9999"])
def test_an_article_is_not_displayed_in_a_year_that_cannot_be(year, publish, newspaper, client):
    response = client.post(*new_article(newspaper, display_date=f"31/12/{year} 00:00", **publish))
    assert response.status_code == 200
    assert response.context["form"].errors["display_date"]
    assert not ArticlePage.objects.exists()


@pytest.mark.parametrize("field", ["go_live_at", "expire_at"])
@pytest.mark.parametrize("year", ["0001", "9999"])
def test_nothing_is_scheduled_in_a_year_that_cannot_be(field, year, newspaper, client):
    response = client.post(*new_article(newspaper, **{field: f"01/01/{year} 00:00"}))
    assert response.status_code == 200
    assert response.context["form"].errors[field]


@pytest.mark.parametrize(
    ("field", "day"),
    [
        ("issued_on", "05/03/0204"),
        ("issued_on", "31/12/1944"),
        ("issued_on", "01/01/2099"),
        ("posted_on", "01/01/0001"),
        ("effective_on", "01/01/0202"),
        ("effective_on", "31/12/9999"),
        ("expires_on", "31/12/9999"),
    ],
)
def test_a_document_is_not_dated_in_a_year_that_cannot_be(field, day, newspaper, client):
    like = DocumentFactory(parent=newspaper.library)
    response = client.post(*new_document(newspaper, like, **{field: day}))
    assert response.context["form"].errors[field]
    assert LegalDocumentPage.objects.count() == 1


def test_the_edges_of_what_can_be_are_taken(newspaper, client):
    like = DocumentFactory(parent=newspaper.library)
    next_year = timezone.localdate().year + 1
    for number, day in (("1/SL", "02/09/1945"), ("2/KH-TLĐ", f"31/12/{next_year}")):
        client.post(*new_document(newspaper, like, number=number, issued_on=day))
    assert LegalDocumentPage.objects.count() == 3


def test_a_draft_is_dated_when_it_is_published(newspaper, client):
    client.post(*new_article(newspaper, display_date=""))
    page = ArticlePage.objects.get()
    ArticlePage.objects.update(display_date=timezone.now() - timedelta(days=3))
    before = timezone.now()
    client.post(*edit_form(page, display_date="", **{"action-publish": "on"}))
    page.refresh_from_db()
    assert page.display_date >= before


def test_the_form_of_a_draft_shows_no_date_that_nobody_gave(newspaper, client):
    client.post(*new_article(newspaper, display_date=""))
    page = ArticlePage.objects.get()
    form = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).context["form"]
    assert form["display_date"].value() is None


def test_a_date_that_was_given_stays(newspaper, client):
    client.post(*new_article(newspaper, display_date="19/05/2026 08:00"))
    page = ArticlePage.objects.get()
    client.post(*edit_form(page, display_date="19/05/2026 08:00", **{"action-publish": "on"}))
    page.refresh_from_db()
    assert timezone.localtime(page.display_date).isoformat() == "2026-05-19T08:00:00+07:00"


def test_publishing_a_change_keeps_the_date_of_the_first_time(newspaper, client):
    client.post(*new_article(newspaper, display_date="", **{"action-publish": "on"}))
    page = ArticlePage.objects.get()
    first = page.display_date
    client.post(*edit_form(page, lead="Sửa", display_date="", **{"action-publish": "on"}))
    page.refresh_from_db()
    assert (page.display_date, page.lead) == (first, "Sửa")


def test_a_scheduled_page_is_dated_when_its_time_has_come(newspaper):
    page = ArticleFactory(parent=newspaper.life, live=False, dated_at_publication=True)
    page.display_date = timezone.now() - timedelta(days=2)
    page.go_live_at = timezone.now() + timedelta(hours=1)
    revision = page.save_revision()
    revision.publish()
    revision.content |= {"go_live_at": None}
    revision.save()
    before = timezone.now()
    revision.publish()
    assert ArticlePage.objects.get(pk=page.pk).display_date >= before


def test_a_page_without_date_shows_none_and_comes_last(newspaper, client):
    undated = ArticleFactory(parent=newspaper.life, title="Tin không ngày", display_date=UNDATED)
    dated = ArticleFactory(
        parent=newspaper.life, title="Tin cũ nhất", display_date=datetime(1990, 1, 1, tzinfo=UTC)
    )
    assert list(ArticlePage.objects.newest_first()) == [dated, undated]
    for address in (undated.url, newspaper.life.url, f"{newspaper.life.url}rss/"):
        page = client.get(address).content.decode()
        assert "Tin không ngày" in page
        assert "01/01/1900" not in page
        assert "1900-01-01" not in page
    assert content_of(undated).published_at is None
