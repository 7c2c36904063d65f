"""A real page type: which of its addresses are views, and what staff see of it."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction, Site

from counters.bringing_forward import set_brought_forward
from counters.enums import Countable
from counters.models import Hit, Visit
from home.models import HomePage
from news.models import ArticlePage, SectionPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(db: None) -> ArticlePage:
    home = Page.objects.get(depth=1).add_child(instance=HomePage(title="Trang chủ", slug="trang-chu"))
    Site.objects.update(root_page=home)
    section = home.add_child(instance=SectionPage(title="Tin tức", slug="tin-tuc"))
    article: ArticlePage = section.add_child(instance=ArticlePage(title="Bài viết", slug="bai-viet"))
    return article


@pytest.fixture
def staff() -> Client:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("admin", password="x"))
    return client


def views(page: Page) -> int:
    return sum(Hit.objects.filter(page=page.pk, countable=Countable.VIEW).values_list("times", flat=True))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("/tin-tuc/bai-viet/", 1, id="the article"),
        pytest.param("/tin-tuc/bai-viet/in/", 0, id="its print view"),
        pytest.param("/tin-tuc/bai-viet/khong-co/", 0, id="no address of it"),
        pytest.param("/tin-tuc/", 0, id="the list it is in"),
        pytest.param("/", 0, id="the home page"),
        pytest.param("/tin-tuc/bai-viet", 0, id="sent to the right address"),
    ],
)
def test_only_the_article_itself_is_a_view(client, article, path, expected):
    client.get(path)
    assert views(article) == expected
    assert Hit.objects.count() == expected


def test_head_is_no_view(client, article):
    assert client.head("/tin-tuc/bai-viet/").status_code == 200
    assert views(article) == 0


def test_an_unpublished_article_is_not_counted(client, article):
    article.unpublish()
    assert client.get("/tin-tuc/bai-viet/").status_code == 404
    assert not Hit.objects.exists()


def test_the_question_for_a_password_is_no_view(client, article):
    PageViewRestriction.objects.create(page=article, restriction_type="password", password="x")
    assert client.get("/tin-tuc/bai-viet/").status_code == 200
    assert views(article) == 0


def test_previews_and_drafts_count_nothing(staff, article):
    staff.get(reverse("wagtailadmin_pages:view_draft", args=[article.pk]))
    revision = article.save_revision()
    staff.get(reverse("wagtailadmin_pages:revisions_view", args=[article.pk, revision.pk]))
    assert not Hit.objects.exists()
    assert not Visit.objects.exists()


def test_a_preview_counts_nothing_whoever_asks(client, article, rf):
    request = rf.get("/", headers={"user-agent": client.defaults.get("HTTP_USER_AGENT", "")})
    assert article.make_preview_request(request).status_code == 200
    assert not Hit.objects.exists()
    assert not Visit.objects.exists()


def test_the_edit_view_shows_the_numbers(staff, article):
    set_brought_forward(article.pk, Countable.VIEW, 0, 16_051)
    text = staff.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()
    assert "16.051" in text


def test_a_new_page_has_no_numbers_to_show(staff, article):
    address = reverse("wagtailadmin_pages:add", args=["news", "articlepage", article.get_parent().pk])
    assert staff.get(address).status_code == 200


def test_a_deleted_article_takes_its_hits_with_it(client, article):
    client.get("/tin-tuc/bai-viet/")
    article.delete()
    assert not Hit.objects.exists()
    assert Visit.objects.count() == 1


def test_counting_leaves_the_page_itself_alone(client, article):
    before = Page.objects.filter(pk=article.pk).values().get()
    client.get("/tin-tuc/bai-viet/")
    assert Page.objects.filter(pk=article.pk).values().get() == before
