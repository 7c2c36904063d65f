"""Nobody is given an answer made for someone else, and every reader of a kept page is counted."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from wagtail.models import PageViewRestriction

from page_cache.store import KEPT
from tests.factories import ArticleFactory, AttachmentFactory, DocumentFactory, home_page, restrict

pytestmark = pytest.mark.django_db

BROWSER = {"user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}


def text(client: Client, address: str, **more: object) -> str:
    return client.get(address, headers=BROWSER, **more).content.decode()


@pytest.fixture
def article():
    home_page()
    return ArticleFactory(title="Hội thao mùa xuân", slug="hoi-thao")


def test_readers_share_an_answer(client, article, django_assert_max_num_queries):
    text(client, "/")
    first = client.get(article.url, headers=BROWSER)
    with django_assert_max_num_queries(12):
        again = Client().get(article.url, headers=BROWSER, REMOTE_ADDR="203.0.113.1")
    assert again.content == first.content.replace(
        b"0 l\xc6\xb0\xe1\xbb\xa3t xem", b"1 l\xc6\xb0\xe1\xbb\xa3t xem"
    )
    # What tells the page apart tells its numbers too.
    assert {**again.headers, "ETag": ""} == {**first.headers, "ETag": ""}


def test_each_reader_of_a_kept_page_is_counted_and_sees_the_count(client, article):
    for number in range(5):
        assert f"{number} lượt xem" in text(client, article.url, REMOTE_ADDR=f"203.0.113.{number}")
    assert len(KEPT) == 1
    # The same reader again, within the window.
    assert "5 lượt xem" in text(client, article.url, REMOTE_ADDR="203.0.113.4")
    assert "5 lượt xem" in text(client, article.url, REMOTE_ADDR="203.0.113.4")


def test_downloads_and_visits_are_those_of_the_moment(client):
    home_page()
    page = DocumentFactory(title="Hướng dẫn", number="1/HD-TLĐ")
    file = page.files.create(attachment=AttachmentFactory())
    page.save()
    assert "0 lượt tải" in text(client, page.url)
    b"".join(client.get(f"{page.url}tep/{file.pk}/", headers=BROWSER, REMOTE_ADDR="203.0.113.9"))
    assert "1 lượt tải" in text(client, page.url)
    assert "\x01" not in text(client, page.url)


@pytest.mark.parametrize("text_", ["\x01views:1\x01", "\x01site:online\x01", "\x01nothing\x01", "\x01"])
def test_nobody_writes_a_place_into_an_address(client, article, text_):
    answer = client.get("/tim-kiem/", {"q": text_}, headers=BROWSER)
    assert answer.status_code == 200
    assert client.get(article.url, {"a": text_}, headers=BROWSER).status_code == 200


def test_staff_and_members_get_their_own_answer(client, admin_user, article):
    text(client, article.url)
    staff = Client()
    staff.force_login(admin_user)
    assert "wagtail-userbar" in text(staff, article.url)
    assert "wagtail-userbar" not in text(client, article.url)
    assert len(KEPT) == 1


def test_what_staff_saw_is_not_kept(admin_user, article):
    staff = Client()
    staff.force_login(admin_user)
    text(staff, article.url)
    assert len(KEPT) == 0


@pytest.mark.parametrize("kind", ["login", "password", "groups"])
def test_a_closed_page_is_opened_for_nobody_else(client, article, kind):
    PageViewRestriction.objects.create(page=article, restriction_type=kind, password="mot mat khau")
    reader = Client()
    reader.force_login(User.objects.create_superuser("quantri"))
    if kind == "password":
        restriction = PageViewRestriction.objects.get()
        reader.post(
            f"/_util/authenticate_with_password/{restriction.pk}/{article.pk}/",
            {"password": "mot mat khau", "return_url": article.url},
        )
    assert article.title in text(reader, article.url)
    for _ in range(2):
        assert f"<h1>{article.title}" not in text(client, article.url)
        assert article.title not in text(client, "/")


def test_forms_with_a_token_are_not_kept(client, article):
    PageViewRestriction.objects.create(page=article, restriction_type="password", password="mot mat khau")
    first = client.get(article.url, headers=BROWSER)
    assert "csrfmiddlewaretoken" in first.content.decode()
    assert len(KEPT) == 0


@pytest.mark.parametrize(
    ("address", "is_kept"),
    [
        ("/hoi-thao/", True),
        ("/hoi-thao/?trang=2", True),
        ("/tim-kiem/?q=hoi", False),
        ("/thong-ke/", False),
        ("/khong-co/", False),
        ("/hoi-thao/?" + "x" * 600, False),
        ("/quan-tri/login/", False),
    ],
)
def test_only_pages_that_were_found_are_kept(client, address, is_kept):
    home_page().add_child(instance=_plain())
    client.get(address, headers=BROWSER)
    assert len(KEPT) == is_kept


def _plain():
    from home.models import PlainPage

    return PlainPage(title="Hội thao", slug="hoi-thao")


def test_hosts_schemes_and_queries_have_answers_of_their_own(client, article, settings):
    settings.ALLOWED_HOSTS = ["*"]
    for more in ({}, {"HTTP_HOST": "khac.example"}, {"secure": True}):
        client.get(article.url, headers=BROWSER, **more)
    client.get(article.url + "?a=1", headers=BROWSER)
    assert len(KEPT) == 4


def test_only_questions_are_answered_from_what_is_kept(client, article):
    text(client, article.url)
    assert client.head(article.url, headers=BROWSER).content == b""
    assert client.post(article.url).status_code in {200, 403, 405}
    assert len(KEPT) == 1


def test_a_process_keeps_so_many_bytes_and_the_last_asked_for(client, article, settings):
    settings.PAGE_CACHE_MB = 0.05
    for number in range(5):
        text(client, f"{article.url}?a={number}")
    assert 0 < len(KEPT) < 5
    assert KEPT.size <= 0.05 * 2**20
    assert any("a=4" in key[2] for key in KEPT.addresses())


def test_nothing_is_kept_where_it_is_switched_off(client, article, settings):
    settings.PAGE_CACHE_MB = 0
    text(client, article.url)
    assert len(KEPT) == 0


def test_restriction_elsewhere_keeps_no_page_from_being_kept(client, article):
    restrict(ArticleFactory(title="Chỉ cho ban chấp hành"))
    text(client, article.url)
    assert len(KEPT) == 1
