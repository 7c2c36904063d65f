"""Building the index of the database anew shows in no search: the old one answers until the new is there."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker
from wagtail.models import Page

from search.engines import current_engine
from search.index import maintenance
from search.models import OutboxChange, SearchEntry
from search.query.analysis import analyse
from search.query.plan import make_plan
from search.query.query import SearchQuery
from tests.factories import ArticleFactory, SectionFactory

PAGES = 30


@pytest.fixture
def section(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Page]:
    """Articles that every connection sees.

    They are removed by hand: emptying all tables, as transactional tests do, would take Wagtail's first rows
    from the tests that come after.
    """
    with django_db_blocker.unblock():
        section = SectionFactory()
        for number in range(PAGES):
            ArticleFactory(title=f"Thi đua lao động giỏi lần {number}", parent=section)
        yield section
        section.delete()
        maintenance.rebuild()
        OutboxChange.objects.all().delete()


def total() -> int:
    return current_engine().search(make_plan(analyse("thi đua"), SearchQuery("thi đua"))).total


@pytest.mark.database
def test_no_search_sees_less_while_the_index_is_built(section: Page) -> None:
    seen: list[int] = []
    errors: list[Exception] = []
    started, ended = threading.Event(), threading.Event()

    def read() -> None:
        try:
            while not ended.is_set():
                seen.append(total())
                started.set()
        except Exception as error:  # noqa: BLE001 - whatever it is, the test has to fail
            errors.append(error)
        finally:
            started.set()
            connection.close()

    reader = threading.Thread(target=read)
    reader.start()
    started.wait()
    try:
        for _ in range(3):
            assert maintenance.rebuild() >= PAGES
    finally:
        ended.set()
        reader.join()
    assert not errors
    assert len(seen) > 1
    assert set(seen) == {PAGES}


@pytest.mark.django_db
def test_a_rebuild_that_breaks_off_leaves_the_index_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    ArticleFactory(title="Thi đua lao động giỏi")
    keys = set(SearchEntry.objects.values_list("pk", flat=True))

    def broken(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(type(current_engine()), "index", broken)
    with pytest.raises(OSError, match="no space"):
        maintenance.rebuild()
    assert set(SearchEntry.objects.values_list("pk", flat=True)) == keys
    assert total() == 1


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="only PostgreSQL keeps lists of pending entries"
)
@pytest.mark.parametrize("rebuilt", [False, True])
def test_no_index_of_terms_puts_entries_off(db: None, rebuilt: bool) -> None:
    """A search would read the whole list of what is pending, until somebody tidies up."""
    if rebuilt:
        maintenance.rebuild()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relation.relname, relation.reloptions FROM pg_class relation"
            " JOIN pg_am method ON method.oid = relation.relam JOIN pg_index ON indexrelid = relation.oid"
            " WHERE method.amname = 'gin'"
            " AND indrelid IN ('search_postings'::regclass, 'search_titles'::regclass)"
        )
        options = dict(cursor.fetchall())
    assert len(options) == 2
    assert all(given == ["fastupdate=off"] for given in options.values())
