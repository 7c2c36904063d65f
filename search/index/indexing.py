"""Bringing pages into the index and out of it, in the transaction of the change that asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page

from pages.visibility import readable_by_everybody
from search.content import SearchContent, content_of, pages_for_search, searchable_models
from search.engines import current_engine
from search.facets import FacetValue, packed, unpacked
from search.file_pages import packed_places, packed_texts
from search.index.outbox import record
from search.models import SearchEntry
from vietnamese.text import nfc

__all__ = [
    "index_contents",
    "pages_with",
    "published_pages",
    "put_in_place",
    "reindex",
    "remove_page",
    "remove_pages",
]

PAGES_AT_ONCE = 200
# Pages that are held at once in a transaction others may wait for.
PAGES_HELD = 20


def remove_page(page_id: int) -> None:
    remove_pages([page_id])


def remove_pages(page_ids: Iterable[int]) -> None:
    """Take pages out of the index; those that are not in it are no error."""
    ids = iter(page_ids)
    while chunk := list(islice(ids, PAGES_AT_ONCE)):
        _remove(chunk)


def index_contents(contents: Iterable[tuple[int, SearchContent]]) -> int:
    """Index many pages, given by id, and say how many. The caller knows that everybody may read them."""
    total = 0
    pairs = iter(contents)
    while chunk := dict(islice(pairs, PAGES_AT_ONCE)):
        put_in_place(list(chunk), chunk)
        total += len(chunk)
    return total


def put_in_place(page_ids: list[int], contents: Mapping[int, SearchContent]) -> None:
    """Make the index say this of these pages, and nothing of those that have no content here."""
    entries = [entry_of(page_id, content) for page_id, content in contents.items()]
    with transaction.atomic(savepoint=False):
        _remove(page_ids)
        if entries:
            current_engine().index(SearchEntry.objects.bulk_create(entries))


def reindex(page_ids: Iterable[int]) -> None:
    """Make the index say of each page what it says now, in short transactions, so that nobody waits long.

    The pages are kept from changing until the index has them: what is read is not older than what is written.
    """
    ids = iter(page_ids)
    while chunk := list(islice(ids, PAGES_HELD)):
        with transaction.atomic():
            held = Page.objects.select_for_update().filter(pk__in=chunk)
            contents = list(
                published_pages(Page.objects.filter(pk__in=list(held.values_list("pk", flat=True))))
            )
            index_contents(contents)
            remove_pages(set(chunk).difference(page_id for page_id, _ in contents))


def published_pages(within: QuerySet[Page] | None = None) -> Iterator[tuple[int, SearchContent]]:
    """What all pages (or those `within`) that everybody may read say about themselves."""
    for model in searchable_models():
        pages = pages_for_search(model).filter(readable_by_everybody())
        if within is not None:
            pages = pages.filter(pk__in=within.values("pk"))
        for page in pages.order_by("pk").iterator(chunk_size=PAGES_AT_ONCE):
            yield page.pk, content_of(page)


def pages_with(value: FacetValue) -> set[int]:
    """The pages the index holds under this value."""
    entries = SearchEntry.objects.filter(facets__contains=str(value)).values_list("page_id", "facets")
    return {page_id for page_id, facets in entries if value in unpacked(facets)}


def entry_of(page_id: int, content: SearchContent) -> SearchEntry:
    """The unsaved row for a page, with texts in NFC: places in them have to fit those in normal forms."""
    return SearchEntry(
        page_id=page_id,
        kind=content.kind,
        facets=packed((*content.facets, *_year(content.listed_at))),
        listed_at=int(content.listed_at.timestamp()) if content.listed_at else None,
        title=_clean(content.title),
        number=_clean(content.number),
        number_key=content.number_key,
        number_part=content.number_key.partition("/")[0],
        source_id=content.source_id,
        published_at=content.published_at,
        issued_on=content.issued_on,
        lead=_clean(content.lead),
        body=_clean(content.body),
        file_places=packed_places(content.file_pages),
        file_texts=packed_texts(content.file_pages),
    )


def _year(moment: datetime | None) -> Iterator[FacetValue]:
    if moment is not None:
        yield FacetValue("year", f"{timezone.localtime(moment).year:04}")


def _clean(text: str) -> str:
    """NFC without null bytes, which PostgreSQL does not store."""
    return nfc(text).replace("\x00", "")


def _remove(page_ids: list[int]) -> None:
    with transaction.atomic(savepoint=False):
        known = list(SearchEntry.objects.filter(page_id__in=page_ids).values_list("pk", flat=True))
        if known:
            current_engine().remove(known)
            SearchEntry.objects.filter(pk__in=known).delete()
        record(page_ids)
