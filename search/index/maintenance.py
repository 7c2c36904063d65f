"""Looking after the index as a whole: is it up to date, does it agree with the pages, build it anew."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import islice

from django.db import transaction

from pages.visibility import readable_by_everybody
from search.content import searchable_models
from search.engines import current_engine
from search.index.indexing import entry_of, published_pages, reindex
from search.models import IndexState, SearchEntry

__all__ = ["FORMAT", "Status", "check", "rebuild", "status"]

# Raised whenever terms are cut in another way than before: an index of another format has to be built anew.
FORMAT = 7
# Postings of rows that are gone, as a share of those in use, from which building anew pays.
MOST_LEFTOVERS = 0.5
FEW_LEFTOVERS = 1000

# Entries that are read, or written in one transaction.
ENTRIES_AT_ONCE = 20

COMPARED = (
    "kind", "title", "lead", "body", "number", "number_key", "number_part", "source_id",
    "published_at", "issued_on", "listed_at", "facets", "file_places", "file_texts",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Status:
    """What is in the index and what should be."""

    engine: str
    format: int | None
    pages: int
    entries: int
    postings: int

    @property
    def is_up_to_date(self) -> bool:
        """Whether building anew would bring nothing, as far as counting tells."""
        leftovers = self.postings - self.entries
        return (
            self.format == FORMAT
            and self.pages == self.entries
            and 0 <= leftovers <= max(FEW_LEFTOVERS, MOST_LEFTOVERS * self.entries)
        )


@dataclass(frozen=True, slots=True)
class Differences:
    """Ids of pages that the index lacks, holds without reason, or knows with other words."""

    missing: tuple[int, ...]
    surplus: tuple[int, ...]
    changed: tuple[int, ...]

    def __bool__(self) -> bool:
        return bool(self.every)

    @property
    def every(self) -> tuple[int, ...]:
        return (*self.missing, *self.surplus, *self.changed)


def status() -> Status:
    engine = current_engine()
    state = IndexState.objects.filter(engine=engine.name).first()
    return Status(
        engine=engine.name,
        format=state.format if state else None,
        pages=sum(model.objects.filter(readable_by_everybody()).count() for model in searchable_models()),
        entries=SearchEntry.objects.count(),
        postings=engine.size(),
    )


def rebuild() -> int:
    """Build the index anew and say how many pages it holds.

    Searches see the old one until the new one is complete, and no transaction lasts longer than some pages
    take, so that nobody who writes waits for the rebuild.
    """
    reindex(_wrong().every)
    beside = current_engine().beside()
    last = 0
    while entries := list(SearchEntry.objects.filter(pk__gt=last).order_by("pk")[:ENTRIES_AT_ONCE]):
        with transaction.atomic():
            beside.index(entries)
        last = entries[-1].pk
    beside.compact()
    with transaction.atomic():
        beside.settle()
        # What was written meanwhile.
        beside.index(list(SearchEntry.objects.filter(pk__in=beside.missing())))
        beside.answer_from_now()
        IndexState.objects.update_or_create(engine=beside.name, defaults={"format": FORMAT})
    return SearchEntry.objects.count()


def check() -> Differences:
    """Compare the index with every page, repair what differs and say what it was; bring pieces together."""
    found = _wrong(current_engine().missing())
    reindex(found.every)
    current_engine().compact()
    return found


def _wrong(unposted: Collection[int] = ()) -> Differences:
    """What the entries lack or hold otherwise than the pages say, and those whose postings are missing."""
    lost = set(SearchEntry.objects.filter(pk__in=unposted).values_list("page_id", flat=True))
    known = set(SearchEntry.objects.values_list("page_id", flat=True))
    missing: list[int] = []
    changed: list[int] = []
    pages = published_pages()
    while some := dict(islice(pages, ENTRIES_AT_ONCE)):
        rows = SearchEntry.objects.filter(page_id__in=some).values_list("page_id", *COMPARED)
        there = {page_id: tuple(row) for page_id, *row in rows}
        for page_id, content in some.items():
            if page_id not in there:
                missing.append(page_id)
            elif page_id in lost or there[page_id] != _compared(entry_of(page_id, content)):
                changed.append(page_id)
        known.difference_update(some)
    return Differences(tuple(missing), tuple(sorted(known)), tuple(changed))


def _compared(entry: SearchEntry) -> tuple[object, ...]:
    return tuple(getattr(entry, name) for name in COMPARED)
