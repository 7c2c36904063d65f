"""Looking after the index on the search server as a whole; `maintenance` does so for the one in the
database.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.engines.elasticsearch import ElasticsearchEngine, building, indices
from search.index.maintenance import FORMAT
from search.index.outbox import drain, pending, record
from search.models import IndexState, OutboxState, SearchEntry

__all__ = ["ServerStatus", "check", "is_needed", "rebuild", "status"]


@dataclass(frozen=True, slots=True)
class ServerStatus:
    """What the server holds and what it should. `index` None: nothing has been built there yet."""

    index: str | None
    format: int | None
    entries: int
    documents: int
    pending: int

    @property
    def is_up_to_date(self) -> bool:
        """Whether building anew would bring nothing, as far as counting tells."""
        agrees = self.documents == self.entries or self.pending > 0
        return self.index is not None and self.format == FORMAT and agrees


def status() -> ServerStatus:
    """Raises the errors of `elasticsearch` where the server does not answer."""
    index = indices.current()
    return ServerStatus(
        index=index,
        format=IndexState.objects.filter(engine=ElasticsearchEngine.name)
        .values_list("format", flat=True)
        .first(),
        entries=SearchEntry.objects.count(),
        documents=building.size() if index else 0,
        pending=pending(),
    )


def is_needed() -> bool:
    """Whether the server has no index that could answer."""
    return indices.current() is None


def rebuild() -> int | None:
    """Build the index anew and say how many pages it holds; None where another build overtook this one.

    Searches see the old one, with all changes, until the new one is complete.
    """
    state, _ = OutboxState.objects.get_or_create(pk=OutboxState.ONLY)
    total = building.build(state.version)
    if total is not None:
        IndexState.objects.update_or_create(engine=ElasticsearchEngine.name, defaults={"format": FORMAT})
    return total


def check() -> Sequence[int]:
    """Compare the index with the database, repair it and say which pages differed."""
    if is_needed():
        rebuild()
        return list(SearchEntry.objects.values_list("page_id", flat=True))
    drain()
    if differing := building.differing():
        record(differing)
        drain()
        # A server that remembers later versions than the database, after a restored backup, takes no older.
        if building.differing():
            rebuild()
    return differing
