"""Changes are recorded with the change, applied in order, and may be applied again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction
from wagtail.models import Page

from pages.before_commit import settle
from search.engines.elasticsearch import applying, building
from search.index import server_index
from search.index.indexing import reindex
from search.index.outbox import drain, lease, pending
from search.models import OutboxChange, OutboxState, SearchEntry
from tests.factories import ArticleFactory

Titles = Callable[..., list[str]]
pytestmark = pytest.mark.service


@pytest.fixture(autouse=True)
def _built(db: None, search_server: None) -> None:
    server_index.rebuild()


def agrees() -> bool:
    return not building.differing()


def test_a_change_and_its_record_are_one_transaction() -> None:
    with transaction.atomic():
        ArticleFactory(title="Chưa từng có")
        settle()
        assert pending() > 0
        transaction.set_rollback(True)
    assert pending() == 0


def test_without_server_nothing_is_recorded(settings) -> None:
    settings.ELASTICSEARCH_URL = ""
    ArticleFactory(title="Tin bình thường")
    assert pending() == 0


def test_changes_are_applied_once_and_forgotten() -> None:
    ArticleFactory(title="Tin thứ nhất")
    assert not agrees()
    assert drain() > 0
    assert (pending(), drain(), agrees()) == (0, 0, True)


def test_a_limit_leaves_the_newest_changes_for_later() -> None:
    for number in range(4):
        ArticleFactory(title=f"Tin {number}")
    before = pending()
    assert drain(limit=2) == 2
    assert pending() == before - 2
    drain()
    assert agrees()


def test_a_page_that_is_gone_by_then_is_taken_out() -> None:
    article = ArticleFactory(title="Tin ngắn ngủi")
    drain()
    Page.objects.get(pk=article.pk).delete()
    drain()
    assert (building.size(), agrees()) == (0, True)


def test_what_is_applied_again_changes_nothing() -> None:
    article = ArticleFactory(title="Tin lặp lại")
    drain()
    for _ in range(2):
        OutboxChange.objects.create(page_id=article.pk)
        drain()
    assert (building.size(), agrees()) == (1, True)


def test_a_late_change_does_not_undo_a_newer_one() -> None:
    article = ArticleFactory(title="Bản cũ")
    drain()
    old = SearchEntry.objects.in_bulk([article.pk], field_name="page_id")
    version = OutboxState.objects.get().version
    Page.objects.filter(pk=article.pk).update(title="Bản mới")
    reindex([article.pk])
    drain()
    applying.apply([article.pk], old, version)
    assert agrees()
    Page.objects.get(pk=article.pk).delete()
    drain()
    applying.apply([article.pk], old, version)
    assert building.size() == 0


def test_one_process_applies_at_a_time() -> None:
    ArticleFactory(title="Tin chờ")
    with lease() as right:
        assert right is not None
        assert drain() == 0
    assert drain() > 0


def test_the_right_of_a_dead_process_passes_on() -> None:
    ArticleFactory(title="Tin chờ")
    with lease() as right:
        assert right is not None
        OutboxState.objects.update(leased_until="2020-01-01T00:00:00Z")
        assert drain() > 0
        assert right.batch() == 0
    assert agrees()


def test_check_repairs_what_differs() -> None:
    kept, lost = ArticleFactory(title="Tin còn"), ArticleFactory(title="Tin mất")
    drain()
    version = OutboxState.objects.get().version
    applying.apply([lost.pk], {}, version)
    applying.apply([999_999], {999_999: _entry_for(kept)}, version)
    OutboxState.objects.update(version=version + 1)
    assert set(server_index.check()) >= {lost.pk}
    assert agrees()
    assert list(server_index.check()) == []


def _entry_for(page: Page) -> SearchEntry:
    entry = SearchEntry.objects.get(page_id=page.pk)
    entry.page_id = 999_999
    return entry
