"""Pages go live and leave at the hour that staff have set.

What readers see of a page whose time is over is decided by the clock (`pages.visibility`); here it is
unpublished, so that staff see it too and the index of the search is rid of it.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from django.db import DatabaseError, OperationalError, connection, transaction
from django.utils import timezone
from wagtail.models import Page, Revision

__all__ = ["Schedule", "follow"]

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS: Final = 5.0
# Looking for pages that leave reads all pages; nobody waits for it.
TIME_BETWEEN_EXPIRIES: Final = timedelta(seconds=30)
# What failed once fails again, until somebody changes it.
TIME_AFTER_FAILURE: Final = timedelta(minutes=10)


@dataclass(slots=True)
class Schedule:
    """Does what is due. `failed` are revisions and pages, each with when it is tried again."""

    failed: dict[tuple[str, int], datetime] = field(default_factory=dict)

    def publish(self, at: datetime) -> int:
        """Publish every revision whose hour has come, the earliest first; says how many."""
        due = Revision.objects.filter(approved_go_live_at__lte=at).order_by("approved_go_live_at", "pk")
        return self._each("revision", due.values_list("pk", flat=True), _publish, at)

    def unpublish(self, at: datetime) -> int:
        """Unpublish every page whose time is over; says how many."""
        over = Page.objects.filter(live=True, expire_at__lte=at).order_by("expire_at", "pk")
        return self._each("page", over.values_list("pk", flat=True), _unpublish, at)

    def _each(
        self, kind: str, keys: Iterable[int], act: Callable[[int, datetime], bool], at: datetime
    ) -> int:
        """Each by itself: one that fails holds up no other."""
        done = 0
        for key in list(keys):
            if self.failed.get((kind, key), at) > at:
                continue
            try:
                done += act(key, at)
            except OperationalError:
                raise
            except Exception:
                # Whatever is wrong with it, others wait for their hour too.
                logger.exception("The hour of %s %s has come, but it failed", kind, key)
                self.failed[kind, key] = at + TIME_AFTER_FAILURE
        return done


def follow(goes_on: Callable[[], bool]) -> None:
    """Do what is due, within seconds of its hour, while `goes_on()`; outlives the outages of the database."""
    schedule, next_expiry = Schedule(), timezone.now()
    while goes_on():
        now = timezone.now()
        try:
            schedule.publish(now)
            if now >= next_expiry:
                schedule.unpublish(now)
                next_expiry = now + TIME_BETWEEN_EXPIRIES
        except DatabaseError as error:
            logger.warning("Pages with an hour wait for the database: %s", error)
            connection.close()
        time.sleep(SECONDS_BETWEEN_LOOKS)


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
