"""Waiting after wrong passwords: nobody tries thousands of them, and nobody is locked out for long.

Wrong tries are counted three times: of one name from one address, where waits grow to an hour; of all names
from one address, and of one name from all addresses, where more is borne, since a factory may share an
address and anyone can try anyone's name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from counters.addresses import ONE_CUSTOMERS_BITS, network_of, reader_address
from sign_in.enums import Way
from sign_in.models import Attempts
from vietnamese.text import fold

__all__ = ["LIMITS", "Limit", "Try", "tidy"]

LONGEST_MEMORY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Limit:
    """So many wrong tries are `free`; then one waits `first_wait`, and twice as long after each one more.

    No wait is longer than `longest`. After `memory` without a try all is forgotten.
    """

    free: int
    first_wait: timedelta
    longest: timedelta
    memory: timedelta

    def wait_after(self, failures: int) -> timedelta:
        if failures < self.free:
            return timedelta()
        # More doublings than this are beyond every longest wait.
        return min(self.first_wait * 2 ** min(failures - self.free, 20), self.longest)


SHORT: Final = timedelta(seconds=30)
HOUR: Final = timedelta(hours=1)
LIMITS: Final[Mapping[str, Limit]] = {
    "name and address": Limit(5, SHORT, HOUR, LONGEST_MEMORY),
    "address": Limit(30, SHORT, HOUR / 4, HOUR),
    "name": Limit(30, SHORT, HOUR / 4, HOUR),
}


@dataclass(frozen=True, slots=True)
class Try:
    """Somebody who gives a password, by one way: for the account, the page or the e-mail address `name`."""

    way: Way
    name: str
    address: str
    keys: Mapping[str, str] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        parts = {
            "name and address": (fold(self.name), self.address),
            "address": (self.address,),
            "name": (fold(self.name),),
        }
        keys = {_key(self.way, kind, *values): kind for kind, values in parts.items()}
        object.__setattr__(self, "keys", keys)

    @classmethod
    def of(cls, request: HttpRequest, way: Way, name: str) -> Try:
        return cls(way, name, network_of(reader_address(request), ONE_CUSTOMERS_BITS))

    @transaction.atomic
    def begin(self, at: datetime) -> timedelta:
        """How long this one has to wait; nothing where the password may be looked at.

        Then the try counts as wrong until `succeed` says otherwise, so that many at once are not free.
        """
        fresh = [Attempts(key=key, last_at=at) for key in self.keys]
        Attempts.objects.bulk_create(fresh, ignore_conflicts=True)
        rows = list(Attempts.objects.select_for_update().filter(key__in=self.keys).order_by("key"))
        for row in rows:
            if row.last_at + LIMITS[self.keys[row.key]].memory <= at:
                row.failures = 0
        wait = max((self._wait(row, at) for row in rows), default=timedelta())
        if wait > timedelta():
            return wait
        for row in rows:
            row.failures += 1
            row.last_at = at
        Attempts.objects.bulk_update(rows, ["failures", "last_at"])
        return timedelta()

    def _wait(self, row: Attempts, at: datetime) -> timedelta:
        return row.last_at + LIMITS[self.keys[row.key]].wait_after(row.failures) - at

    @transaction.atomic
    def succeed(self) -> None:
        """The password was right, its owner had mistyped. What others tried stays."""
        for row in Attempts.objects.select_for_update().filter(key__in=self.keys).order_by("key"):
            row.failures = 0 if self.keys[row.key] == "name and address" else max(row.failures - 1, 0)
            row.save(update_fields=["failures"])


def tidy(at: datetime) -> None:
    """Delete what is forgotten."""
    Attempts.objects.filter(last_at__lt=at - LONGEST_MEMORY).delete()


def _key(way: Way, kind: str, *values: str) -> str:
    """Under the secret of the site: a list of names or addresses does not tell which rows are theirs."""
    text = "\n".join((way.value, kind, *values))
    return salted_hmac("sign_in.attempts", text.encode(errors="replace"), algorithm="sha256").hexdigest()
