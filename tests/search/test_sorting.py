"""The orders of the hits."""

from __future__ import annotations

from copy import deepcopy
from datetime import UTC, date, datetime

import pytest
from wagtail.models import Page

from counters.enums import Countable
from counters.models import Hit, Total
from tests.factories import ArticleFactory, DocumentFactory, GalleryFactory
from tests.search.conftest import Ask


@pytest.fixture(scope="module")
def made_pages(shared_content: None) -> list[Page]:
    """Five pages of one search, from the oldest to the newest; the last has no date at all."""
    return [
        ArticleFactory(title="Hội thi một", display_date=datetime(2018, 1, 1, tzinfo=UTC)),
        DocumentFactory(title="Hội thi hai", issued_on=date(2019, 1, 1)),
        GalleryFactory(title="Hội thi ba", display_date=datetime(2020, 1, 1, tzinfo=UTC)),
        ArticleFactory(title="Hội thi bốn", display_date=datetime(2020, 1, 1, tzinfo=UTC)),
        DocumentFactory(title="Hội thi năm", issued_on=None),
    ]


@pytest.fixture
def pages(made_pages: list[Page], db: None) -> list[Page]:
    return deepcopy(made_pages)


def ids(ask: Ask, **parameters: object) -> list[int]:
    return [hit["id"] for hit in ask("hội thi", **parameters)["results"]]


def test_newest_first_and_of_the_same_moment_the_newer_page(ask: Ask, pages: list[Page]) -> None:
    oldest, second, gallery, article, dateless = (page.pk for page in pages)
    assert ids(ask, sort="newest") == [article, gallery, second, oldest, dateless]


def test_most_viewed_first_as_of_now(ask: Ask, pages: list[Page]) -> None:
    Total.objects.create(page=pages[1], countable=Countable.VIEW, count=5, brought_forward=10)
    Total.objects.create(page=pages[2], countable=Countable.FILE, count=500)
    for reader in range(3):
        Hit.objects.create(
            page=pages[0],
            countable=Countable.VIEW,
            day=date(2024, 1, 1),
            reader=bytes([reader]) * 16,
            counted_at=datetime(2024, 1, 1, tzinfo=UTC),
        )
    ranked = [page.pk for page in (pages[1], pages[0], pages[4], pages[3], pages[2])]
    assert ids(ask, sort="views") == ranked
    Total.objects.create(page=pages[2], countable=Countable.VIEW, count=99)
    assert ids(ask, sort="views") == [pages[2].pk, *ranked[:-1]]


@pytest.mark.parametrize("sort", ["relevance", "newest", "views"])
def test_pages_of_results_hold_every_hit_once(sort: str, ask: Ask, pages: list[Page]) -> None:
    found = [ids(ask, sort=sort, page=page, page_size=2) for page in (1, 2, 3)]
    assert [len(part) for part in found] == [2, 2, 1]
    assert sorted(key for part in found for key in part) == sorted(page.pk for page in pages)


@pytest.mark.parametrize("sort", ["newest", "views"])
def test_sorting_changes_no_count(sort: str, ask: Ask, pages: list[Page]) -> None:
    one, other = ask("hội thi", facets=1), ask("hội thi", facets=1, sort=sort)
    assert (one["total"], one["facets"]) == (other["total"], other["facets"])
    assert ask("hội thi", kind="document", sort=sort)["total"] == 2


def test_a_number_comes_first_only_by_relevance(ask: Ask, db: None) -> None:
    DocumentFactory(title="Hướng dẫn cũ", number="12/HD-TLĐ", issued_on=date(2015, 1, 1))
    ArticleFactory(title="Về 12/HD-TLĐ", display_date=datetime(2023, 1, 1, tzinfo=UTC))
    first = {sort: ask("12/HD-TLĐ", sort=sort)["results"][0]["title"] for sort in ("relevance", "newest")}
    assert first == {"relevance": "Hướng dẫn cũ", "newest": "Về 12/HD-TLĐ"}
