from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from counters.rolling_up import roll_up


class Command(BaseCommand):
    help = (
        "Roll counted views, downloads and visits up into daily numbers and destroy outdated salts. "
        "Safe at any time and as often as wanted; every quarter of an hour is a good measure."
    )

    def handle(self, *, verbosity: int, **options: Any) -> None:
        done = roll_up(timezone.now())
        if verbosity:
            self.stdout.write(
                f"Rolled up {done.hits} hits and {done.visits} visits, destroyed {done.salts} salts."
            )
