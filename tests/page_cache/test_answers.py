"""A browser that has a page is told so in few bytes, and gets pages compressed; its reader is counted."""

from __future__ import annotations

import gzip

import pytest
from django.test import Client

from counters.totals import totals_for
from tests.factories import ArticleFactory, home_page
from tests.page_cache.conftest import GUESS

pytestmark = pytest.mark.django_db

BROWSER = {"user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}


@pytest.fixture
def article():
    home_page()
    return ArticleFactory(title="Hội thao mùa xuân", slug="hoi-thao")


def read(client: Client, address: str, reader: int = 1, **headers: str):
    return client.get(address, headers=BROWSER | headers, REMOTE_ADDR=f"203.0.113.{reader}")


def has(response) -> dict[str, str]:
    return {"if-none-match": response["ETag"]}


def test_who_has_the_page_is_told_so(client, article):
    read(client, article.url)
    # It shows the view that was counted for the first.
    answer = read(client, article.url)
    again = read(client, article.url, **has(answer))
    assert (again.status_code, again.content) == (304, b"")
    for name in ("ETag", "Cache-Control", "Vary", "Content-Security-Policy"):
        assert again[name] == answer[name]
    assert "Content-Length" not in again
    assert answer["Cache-Control"] == "no-cache"


def test_a_page_whose_numbers_have_changed_is_sent(client, article):
    first = read(client, article.url)
    again = read(client, article.url, **has(first))
    assert again.status_code == 200
    assert again["ETag"] != first["ETag"]
    assert "1 lượt xem" in again.content.decode()


def test_a_page_that_was_changed_is_sent(client, article):
    first = client.get(article.url, headers=GUESS)
    assert client.get(article.url, headers=GUESS | has(first)).status_code == 304
    article.title = "Hội thao mùa hạ"
    article.save_revision().publish()
    again = client.get(article.url, headers=GUESS | has(first))
    assert again.status_code == 200
    assert "mùa hạ" in again.content.decode()


@pytest.mark.parametrize("known", ['"x"', 'W/"x-y"', "", "nonsense", '"'])
def test_another_mark_is_no_mark_of_this_page(client, article, known):
    assert read(client, article.url, **{"if-none-match": known}).status_code == 200


def test_readers_who_have_the_page_are_counted_once_each(client, article):
    answer = read(client, article.url, 1)
    for reader in (1, 2, 2, 3):
        answer = read(client, article.url, reader, **has(answer))
    assert totals_for([article.pk])[article.pk].views == 3
    # What each of them had was older by one view, but for those who came again.
    answer = read(client, article.url, 3)
    assert read(client, article.url, 4, **has(answer)).status_code == 304
    assert totals_for([article.pk])[article.pk].views == 4


@pytest.mark.parametrize(
    ("accepted", "is_compressed"),
    [
        ("gzip", True),
        ("gzip, deflate, br", True),
        ("br;q=1.0, gzip;q=0.8", True),
        ("GZIP", True),
        ("", False),
        ("br", False),
        ("gzip;q=0", False),
        ("gzip; q=0.0, br", False),
        ("xgzip", False),
    ],
)
def test_who_accepts_it_gets_pages_compressed(client, article, accepted, is_compressed):
    for address in ("/", article.url):
        plain = client.get(address, headers=GUESS)
        answer = client.get(address, headers=GUESS | {"accept-encoding": accepted})
        assert (answer.get("Content-Encoding") == "gzip") is is_compressed
        content = gzip.decompress(answer.content) if is_compressed else answer.content
        assert content == plain.content
        assert answer["Content-Length"] == str(len(answer.content))
        # Caches in between must not give them to staff, nor compressed to who cannot read that.
        assert {"Accept-Encoding", "Cookie"} <= set(answer["Vary"].split(", "))
        assert answer["ETag"] == plain["ETag"]


def test_staff_are_told_nothing_of_what_others_have(admin_user, client, article):
    first = client.get(article.url, headers=GUESS)
    staff = Client()
    staff.force_login(admin_user)
    assert staff.get(article.url, headers=has(first)).status_code == 200
