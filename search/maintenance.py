"""Looking after the index as a whole: is it up to date, does it agree with the pages, build it anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from search.content import SearchContent
from search.engines import current_engine
from search.indexing import entry_of, index_contents, published_pages, remove_pages, searchable_models
from search.models import IndexState, SearchEntry

__all__ = ["FORMAT", "Status", "check", "rebuild", "status"]

# Raised whenever terms are cut in another way than before: an index of another format has to be built anew.
FORMAT = 5
# Postings of rows that are gone, as a share of those in use, from which building anew pays.
MOST_LEFTOVERS = 0.5
FEW_LEFTOVERS = 1000

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
        return bool(self.missing or self.surplus or self.changed)


def status() -> Status:
    engine = current_engine()
    state = IndexState.objects.filter(engine=engine.name).first()
    return Status(
        engine=engine.name,
        format=state.format if state else None,
        pages=sum(model.objects.live().public().count() for model in searchable_models()),
        entries=SearchEntry.objects.count(),
        postings=engine.size(),
    )


@transaction.atomic
def rebuild() -> int:
    """Build the index anew and say how many pages it holds. Searches see the old one until it is done."""
    engine = current_engine()
    engine.clear()
    SearchEntry.objects.all().delete()
    total = index_contents(published_pages())
    IndexState.objects.update_or_create(engine=engine.name, defaults={"format": FORMAT})
    return total


@transaction.atomic
def check() -> Differences:
    """Compare the index with every page, repair what differs and say what it was."""
    unposted = set(
        SearchEntry.objects.filter(pk__in=current_engine().missing()).values_list("page_id", flat=True)
    )
    known = set(SearchEntry.objects.values_list("page_id", flat=True))
    missing: list[int] = []
    changed: list[int] = []

    def wrong() -> Iterator[tuple[int, SearchContent]]:
        for page_id, content in published_pages():
            if page_id not in known:
                missing.append(page_id)
                yield page_id, content
            elif page_id in unposted or _differs(page_id, content):
                changed.append(page_id)
                yield page_id, content
            known.discard(page_id)

    index_contents(list(wrong()))
    remove_pages(sorted(known))
    return Differences(tuple(missing), tuple(sorted(known)), tuple(changed))


def _differs(page_id: int, content: SearchContent) -> bool:
    right = entry_of(page_id, content)
    row = SearchEntry.objects.filter(page_id=page_id).values_list(*COMPARED).first()
    return row != tuple(getattr(right, name) for name in COMPARED)
