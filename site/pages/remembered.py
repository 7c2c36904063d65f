"""What many requests read alike, kept in each process for as long as the site shows the same.

It is kept for a version of what the site shows (`request.content_version`, asked anew for each request of
readers without a cookie), so that no process is behind another. Requests without a version read everything
themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Final, TypeVar, cast

from django.db.models import Min
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

__all__ = ["MEMORY", "Memory", "good_until"]

# What lists of the most read are behind at most; all else that is shown is of the moment.
MOST_SECONDS: Final = 300
MOST_VALUES: Final = 1_000

Value = TypeVar("Value")


class Memory:
    """The values of one version. Thread safe. Nobody may change a value that came from here."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._values: dict[Hashable, object] = {}
        self._version: object = None
        self._since = self._until = datetime.min.replace(tzinfo=UTC)

    def get(self, request: HttpRequest, key: Hashable, make: Callable[[], Value]) -> Value:
        """The value for any reader of this host; `make` reads it where it is not known."""
        version = getattr(request, "content_version", None)
        if version is None:
            return make()
        place, now = (request.scheme, request.get_host(), key), timezone.now()
        with self._lock:
            if self._is_of(version, now) and place in self._values:
                return cast("Value", self._values[place])
        value = make()
        self._keep(version, now, place, value)
        return value

    def clear(self) -> None:
        with self._lock:
            self._values.clear()
            self._version = None

    def _is_of(self, version: object, now: datetime) -> bool:
        return version == self._version and self._since <= now < self._until

    def _keep(self, version: object, now: datetime, place: Hashable, value: object) -> None:
        with self._lock:
            is_known = self._is_of(version, now) and len(self._values) < MOST_VALUES
            if is_known:
                self._values[place] = value
        if not is_known:
            until = good_until(now)
            with self._lock:
                self._version, self._since, self._until = version, now, until
                self._values = {place: value}


MEMORY: Final = Memory()


def good_until(now: datetime) -> datetime:
    """Before that nothing changes by the clock alone: no page expires, and no day of validity begins."""
    latest = now + timedelta(seconds=MOST_SECONDS)
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    expiring = Page.objects.filter(live=True, expire_at__gt=now, expire_at__lt=latest)
    first = expiring.order_by().aggregate(first=Min("expire_at"))["first"]
    return min(filter(None, (latest, midnight, first)))
