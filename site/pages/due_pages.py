"""Pages go live and leave at the hour that staff have set.

What readers see of a page whose time is over is decided by the clock (`pages.visibility`); here it is
unpublished, so that staff see it too and the index of the search is rid of it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from django.db import OperationalError, transaction
from wagtail.models import Page, Revision

__all__ = ["Schedule"]

logger = logging.getLogger(__name__)

REVISION: Final = "revision"
PAGE: Final = "page"
# Looking for pages that leave reads all pages; nobody waits for it.
TIME_BETWEEN_EXPIRIES: Final = timedelta(seconds=30)
# What failed once fails again, until somebody changes it.
TIME_AFTER_FAILURE: Final = timedelta(minutes=10)


def _with_an_hour(at: datetime) -> Iterable[int]:
    """Revisions whose hour has come, by id, the earliest first."""
    due = Revision.objects.filter(approved_go_live_at__lte=at).order_by("approved_go_live_at", "pk")
    return due.values_list("pk", flat=True)


def _leaving(at: datetime) -> Iterable[int]:
    """Pages whose time is over, by id."""
    over = Page.objects.filter(live=True, expire_at__lte=at).order_by("expire_at", "pk")
    return over.values_list("pk", flat=True)


@dataclass(slots=True)
class Schedule:
    """Does what is due. `failed` are revisions and pages, each with when it is tried again."""

    failed: dict[tuple[str, int], datetime] = field(default_factory=dict)
    next_expiry: datetime | None = None

    def is_due(self, at: datetime) -> bool:
        """Whether there is something to do. Pages that leave are looked for every half minute only."""
        if self._waiting(REVISION, _with_an_hour(at), at):
            return True
        if self.next_expiry is not None and at < self.next_expiry:
            return False
        self.next_expiry = at + TIME_BETWEEN_EXPIRIES
        return bool(self._waiting(PAGE, _leaving(at), at))

    def publish(self, at: datetime) -> int:
        """Publish every revision whose hour has come, the earliest first; says how many."""
        return self._each(REVISION, _with_an_hour(at), _publish, at)

    def unpublish(self, at: datetime) -> int:
        """Unpublish every page whose time is over; says how many."""
        return self._each(PAGE, _leaving(at), _unpublish, at)

    def _waiting(self, kind: str, keys: Iterable[int], at: datetime) -> list[int]:
        return [key for key in keys if self.failed.get((kind, key), at) <= at]

    def _each(
        self, kind: str, keys: Iterable[int], act: Callable[[int, datetime], bool], at: datetime
    ) -> int:
        """Each by itself: one that fails holds up no other."""
        done = 0
        for key in self._waiting(kind, keys, at):
            try:
                done += act(key, at)
            except OperationalError:
                raise
            except Exception:
                # Whatever is wrong with it, others wait for their hour too.
                logger.exception("The hour of %s %s has come, but it failed", kind, key)
                self.failed[kind, key] = at + TIME_AFTER_FAILURE
        return done


@transaction.atomic
def _publish(key: int, at: datetime) -> bool:
    # Held, and asked once more: another server may have been quicker, or the writer changed the hour.
    revision = Revision.objects.select_for_update().filter(pk=key, approved_go_live_at__lte=at).first()
    if revision is None:
        return False
    revision.publish(log_action="wagtail.publish.scheduled")
    # Where a rule refused it, its schedule has ended and the history of the page says why.
    return Page.objects.filter(live_revision=revision).exists()


@transaction.atomic
def _unpublish(key: int, at: datetime) -> bool:
    page = Page.objects.select_for_update().filter(pk=key, live=True, expire_at__lte=at).first()
    if page is None:
        return False
    page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    return True
