from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from counters.enums import Countable
from counters.models import Total

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> Client:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("admin", password="x"))
    return client


def explore(client: Client, **parameters: str) -> str:
    home = Page.objects.get(depth=2)
    return client.get(reverse("wagtailadmin_explore", args=[home.pk]), parameters).content.decode()


def test_the_page_list_shows_views_and_downloads(staff, make_page):
    page = make_page()
    Total.objects.create(page=page, countable=Countable.VIEW, count=16_051)
    Total.objects.create(page=page, countable=Countable.FILE, file_id=1, count=9_000, brought_forward=844)
    text = explore(staff)
    assert "16.051" in text
    assert "9.844" in text


def test_the_page_list_is_sorted_by_views(staff, make_page):
    less, more = make_page(title="Đọc ít"), make_page(title="Đọc nhiều")
    Total.objects.create(page=less, countable=Countable.VIEW, count=1)
    Total.objects.create(page=more, countable=Countable.VIEW, count=2)
    text = explore(staff, ordering="-view_count")
    assert text.index("Đọc nhiều") < text.index("Đọc ít")
    text = explore(staff, ordering="view_count")
    assert text.index("Đọc ít") < text.index("Đọc nhiều")


def test_the_list_of_a_page_type_has_the_counts_too(staff, make_page):
    page = make_page()
    Total.objects.create(page=page, countable=Countable.VIEW, count=16_051)
    kind = page.specific_class._meta
    address = reverse("wagtailadmin_pages:type_use", args=[kind.app_label, kind.model_name])
    assert "16.051" in staff.get(address, {"ordering": "-view_count"}).content.decode()


def test_searching_in_the_page_list_ignores_an_order_it_cannot_have(staff, page):
    home = Page.objects.get(depth=2)
    response = staff.get(
        reverse("wagtailadmin_explore", args=[home.pk]), {"q": "x", "ordering": "view_count"}
    )
    assert response.status_code == 200


def test_the_page_list_asks_nothing_per_row(staff, make_page, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    explore(staff)
    for _number in range(2):
        make_page()
    with CaptureQueriesContext(connection) as few:
        explore(staff)
    for _number in range(10):
        make_page()
    with CaptureQueriesContext(connection) as many:
        explore(staff)
    asked = ["counters_" in query["sql"] for query in few]
    assert sum("counters_" in query["sql"] for query in many) == sum(asked) > 0
