"""Staff see what is searched, and what in vain."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, QueryDailyHits

from home.roles import setup_roles
from home.roles.names import ADMINISTRATORS, CHIEF_EDITORS, EDITORS, LIBRARIANS, WRITERS
from search.models import FruitlessSearch

pytestmark = pytest.mark.django_db

ADDRESS = "/quan-tri/reports/searches/"


@pytest.fixture
def asked() -> None:
    today = timezone.localdate()
    for text, days_ago, times, in_vain in (
        ("lương tối thiểu", 0, 5, 0),
        ("lương tối thiểu", 40, 4, 0),
        ("quà tết", 40, 7, 7),
        ("mẫu 02", 1, 2, 1),
    ):
        row = {"query": Query.get(text), "date": today - timedelta(days=days_ago)}
        QueryDailyHits.objects.create(**row, hits=times)
        if in_vain:
            FruitlessSearch.objects.create(**row, hits=in_vain)


def rows(client: Client, **parameters: Any) -> list[tuple[str, int, int]]:
    response = client.get(ADDRESS, parameters)
    assert response.status_code == 200
    return [(row.query_string, row.times, row.times_fruitless) for row in response.context["object_list"]]


def test_most_frequent_searches_come_first(admin_client: Client, asked: None) -> None:
    assert rows(admin_client) == [("lương tối thiểu", 9, 0), ("quà tết", 7, 7), ("mẫu 02", 2, 1)]


def test_searches_in_vain_can_be_singled_out(admin_client: Client, asked: None) -> None:
    assert rows(admin_client, fruitless="true") == [("quà tết", 7, 7), ("mẫu 02", 2, 1)]
    assert rows(admin_client, ordering="-times_fruitless")[0] == ("quà tết", 7, 7)


def test_the_filter_is_named_in_words_and_only_where_it_is_used(admin_client: Client, asked: None) -> None:
    def shown(**parameters: str) -> list[str]:
        response = admin_client.get(ADDRESS, parameters)
        return [str(each.value) for each in response.context["view"].active_filters]

    assert shown() == []
    assert shown(fruitless="true") == ["Có"]


def test_days_narrow_what_is_counted(admin_client: Client, asked: None) -> None:
    since = (timezone.localdate() - timedelta(days=7)).isoformat()
    assert rows(admin_client, day_from=since) == [("lương tối thiểu", 5, 0), ("mẫu 02", 2, 1)]


def test_searches_are_found_without_marks(admin_client: Client, asked: None) -> None:
    assert rows(admin_client, q="luong toi") == [("lương tối thiểu", 9, 0)]


def test_the_report_can_be_taken_away(admin_client: Client, asked: None) -> None:
    response = admin_client.get(ADDRESS, {"export": "csv"})
    lines = b"".join(response.streaming_content).decode().splitlines()
    assert lines[1].startswith("lương tối thiểu,9,0,")


@pytest.mark.parametrize(
    ("role", "status"),
    [(WRITERS, 302), (EDITORS, 302), (CHIEF_EDITORS, 200), (LIBRARIANS, 200), (ADMINISTRATORS, 200)],
)
def test_whoever_may_pin_results_sees_the_report(client: Client, role: str, status: int) -> None:
    setup_roles()
    user = User.objects.create_user("nhanvien")
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    assert client.get(ADDRESS).status_code == status
    assert client.get("/quan-tri/searchpicks/").status_code == status
