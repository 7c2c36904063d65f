"""While the index of the database is built anew others write, and what they write is in the new one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from wagtail.models import Page

from search.engines import current_engine
from search.engines.embedded import EmbeddedEngine
from search.engines.tables import CREATE, NEXT
from search.index import maintenance
from search.models import SearchEntry
from search.results.suggestions import suggest
from tests.factories import ArticleFactory
from tests.search.conftest import Ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """Have something done while the second set of tables is being filled."""

    def arrange(change: Callable[[], object]) -> None:
        index = type(current_engine()).index
        done: list[object] = []

        def and_then(engine: EmbeddedEngine, entries: list[SearchEntry]) -> None:
            index(engine, entries)
            if engine.suffix == NEXT and not done:
                done.append(1)
                change()

        monkeypatch.setattr(type(current_engine()), "index", and_then)

    return arrange


def found(ask: Ask, query: str) -> list[str]:
    return [hit["title"] for hit in ask(query)["results"]]


@pytest.mark.parametrize("engine", ["database"], indirect=True)
def test_what_is_written_meanwhile_is_in_the_new_index(ask: Ask, meanwhile: Callable[..., None]) -> None:
    changed, gone = ArticleFactory(title="Thi đua cũ"), ArticleFactory(title="Thi đua bỏ")

    def write() -> None:
        changed.title = "Thi đua mới"
        changed.save_revision().publish()
        gone.delete()
        ArticleFactory(title="Thi đua thêm")

    meanwhile(write)
    assert maintenance.rebuild() == 2
    assert sorted(found(ask, "thi đua")) == ["Thi đua mới", "Thi đua thêm"]
    assert {one.text for one in suggest("thi đua")} == {"Thi đua mới", "Thi đua thêm"}
    assert maintenance.status().is_up_to_date
    assert not maintenance.check()


def test_a_rebuild_leaves_only_one_set_of_tables_and_nothing_forgotten() -> None:
    page = ArticleFactory(title="Thi đua")
    for number in range(5):
        page.title = f"Thi đua {number}"
        page.save_revision().publish()
    for _ in range(2):
        maintenance.rebuild()
        assert current_engine().size() == SearchEntry.objects.count() == 1
    tables = connection.introspection.table_names()
    assert set(CREATE[connection.vendor]) <= set(tables)
    assert not [name for name in tables if NEXT in name]


def test_a_rebuild_that_broke_off_does_not_hinder_the_next() -> None:
    ArticleFactory(title="Thi đua")
    current_engine().beside()
    assert maintenance.rebuild() == 1
    assert [one.text for one in suggest("thi")] == ["Thi đua"]


def test_checking_restores_titles_that_suggestions_lack() -> None:
    page: Page = ArticleFactory(title="Bữa cơm công đoàn")
    with connection.cursor() as cursor:
        every = "INSERT INTO search_titles(search_titles) VALUES ('delete-all')"
        cursor.execute(every if connection.vendor == "sqlite" else "DELETE FROM search_titles")
    assert suggest("bữa cơm") == []
    assert maintenance.check().changed == (page.pk,)
    assert [one.page_id for one in suggest("bữa cơm")] == [page.pk]


def test_entries_that_say_what_their_pages_say_stay_as_they_are() -> None:
    ArticleFactory(title="Thi đua")
    keys = set(SearchEntry.objects.values_list("pk", flat=True))
    maintenance.rebuild()
    assert set(SearchEntry.objects.values_list("pk", flat=True)) == keys


def test_no_transaction_of_a_rebuild_holds_more_than_some_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(maintenance, "ENTRIES_AT_ONCE", 3)
    for number in range(10):
        ArticleFactory(title=f"Thi đua {number}")
    sizes: list[int] = []
    index = type(current_engine()).index

    def counted(engine: EmbeddedEngine, entries: list[SearchEntry]) -> None:
        sizes.append(len(entries))
        index(engine, entries)

    monkeypatch.setattr(type(current_engine()), "index", counted)
    assert maintenance.rebuild() == 10
    assert max(sizes) <= 3
