from __future__ import annotations

import re

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from counters.bringing_forward import bring_forward_visits
from counters.models import Hit
from tests.counters.conftest import reader_at

pytestmark = pytest.mark.django_db


def test_the_counts_of_a_page_are_told_and_never_cached(client, page):
    response = client.get(f"/api/counters/{page.pk}/")
    assert response.json() == {"views": 0, "downloads": 0, "files": []}
    assert "no-store" in response["Cache-Control"]


@pytest.mark.urls("tests.counters.addresses")
def test_the_counts_follow_at_once(client, page):
    client.get(f"/trang/{page.pk}/")
    client.get(f"/tep/{page.pk}/")
    reader_at("203.0.113.2").get(f"/trang/{page.pk}/")
    assert client.get(f"/api/counters/{page.pk}/").json() == {"views": 2, "downloads": 1, "files": []}


@pytest.mark.parametrize("page_id", ["0", "999999", "9" * 30, "1" * 400])
def test_an_unknown_page_has_no_counts(client, page_id):
    response = client.get(f"/api/counters/{page_id}/")
    assert response.status_code == 404
    assert "error" in response.json()


@pytest.mark.parametrize("address", ["/api/counters/abc/", "/api/counters/-1/", "/api/counters/1.5/"])
def test_what_is_no_id_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_an_unpublished_page_has_no_counts(client, page):
    Page.objects.filter(pk=page.pk).update(live=False)
    assert client.get(f"/api/counters/{page.pk}/").status_code == 404


def test_a_restricted_page_has_no_counts(client, page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(f"/api/counters/{page.pk}/").status_code == 404


def test_asking_for_counts_counts_nothing(client, page):
    client.get(f"/api/counters/{page.pk}/")
    assert not Hit.objects.exists()


def test_counts_are_only_read(client, page):
    assert client.post(f"/api/counters/{page.pk}/").status_code == 405


def test_the_statistics_page_shows_and_explains_every_number(client):
    bring_forward_visits("older site", 15_102_192)
    response = client.get("/thong-ke/")
    text = response.content.decode()
    assert response.status_code == 200
    assert "15.102.192" in text
    assert text.count('class="counters-chart__bar"') == 30
    assert f'datetime="{timezone.localdate():%Y-%m-%d}"' in text
    inline_code = r"""\sstyle=|<script(?![^>]*\s(?:src=|type="application/ld\+json"))|\son\w+="""
    assert not re.search(inline_code, text)
    # The visit of this very request is in no number yet, that of the next one finds it.
    assert re.search(r"<td>1</td>", client.get("/thong-ke/").content.decode())
