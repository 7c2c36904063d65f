from __future__ import annotations

import os
import signal
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from pages.due_pages import Schedule, follow


class Command(BaseCommand):
    help = "Publish the pages whose hour has come, and unpublish those whose time is over."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--follow", action="store_true", help="Go on with what becomes due from now on.")
        parser.add_argument("--parent", type=int, help="With --follow: only while this process started us.")

    def handle(self, *, follow: bool, parent: int | None, **options: Any) -> None:
        if follow:
            self._follow(parent)
            return
        schedule, now = Schedule(), timezone.now()
        self.stdout.write(f"Pages unpublished: {schedule.unpublish(now)}")
        self.stdout.write(f"Pages published: {schedule.publish(now)}")

    def _follow(self, parent: int | None) -> None:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        follow(lambda: parent is None or os.getppid() == parent)
