"""Changes that Elasticsearch has to hear of, recorded in the transaction of the change and applied in order.

A change says only which page it is about: what the server is told is what the table of `SearchEntry` says
when it is told. So a change that is applied twice, late or out of turn leaves the same behind.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from search.engines.elasticsearch import applying, is_configured
from search.models import OutboxChange, OutboxState, SearchEntry

__all__ = ["Drain", "drain", "lease", "pending", "record"]

CHANGES_AT_ONCE = 500
# A drainer that does not report for so long is taken for dead.
LEASE = timedelta(seconds=90)


def record(page_ids: Iterable[int]) -> None:
    """Note that these pages have changed; part of the transaction that is open."""
    if is_configured():
        OutboxChange.objects.bulk_create(OutboxChange(page_id=page_id) for page_id in page_ids)


def pending() -> int:
    """How many changes the server has not heard of."""
    return OutboxChange.objects.count()


@dataclass(frozen=True, slots=True)
class Drain:
    """The right to apply changes, held by one process at a time."""

    holder: str

    def batch(self, limit: int = CHANGES_AT_ONCE) -> int:
        """Apply the oldest changes and say how many; those of one page together.

        Raises the errors of `elasticsearch`; the changes then stay for the next time.
        """
        changes = dict(OutboxChange.objects.order_by("pk").values_list("pk", "page_id")[:limit])
        if not changes or (version := self._next_version(max(changes))) is None:
            return 0
        page_ids = sorted(set(changes.values()))
        entries = SearchEntry.objects.in_bulk(page_ids, field_name="page_id")
        applying.apply(page_ids, entries, version)
        OutboxChange.objects.filter(pk__in=changes).delete()
        return len(changes)

    def _next_version(self, last_change: int) -> int | None:
        """A version above every one given before, or None where the lease was lost."""
        with transaction.atomic():
            state = OutboxState.objects.select_for_update().get()
            if state.holder != self.holder:
                return None
            state.version = max(state.version + 1, last_change)
            state.leased_until = timezone.now() + LEASE
            state.save(update_fields=["version", "leased_until"])
        return state.version


@contextmanager
def lease() -> Iterator[Drain | None]:
    """Be the one who applies changes; None where somebody else is."""
    holder = secrets.token_hex(8)
    now = timezone.now()
    OutboxState.objects.get_or_create(pk=OutboxState.ONLY)
    free = OutboxState.objects.filter(Q(holder="") | Q(leased_until__lt=now))
    if not free.update(holder=holder, leased_until=now + LEASE):
        yield None
        return
    try:
        yield Drain(holder)
    finally:
        OutboxState.objects.filter(holder=holder).update(holder="")


def drain(limit: int | None = None) -> int:
    """Apply what is pending, or the oldest `limit` changes, and say how many that were.

    Nothing where another process is at it.
    """
    done = 0
    with lease() as right:
        while right and (limit is None or done < limit):
            applied = right.batch(CHANGES_AT_ONCE if limit is None else min(CHANGES_AT_ONCE, limit - done))
            done += applied
            if not applied:
                break
    return done
