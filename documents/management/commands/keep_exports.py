from __future__ import annotations

import os
import signal
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from documents.public.exports.kept import ExportInTheMakingError
from documents.public.library.export_keeper import follow as keep_following
from documents.public.library.export_keeper import keep_exports

LESS_URGENT = 10


class Command(BaseCommand):
    help = "Make the files of whole libraries that are long, so that no reader waits for them."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--follow", action="store_true", help="Go on with what changes from now on.")
        parser.add_argument("--parent", type=int, help="With --follow: only while this process started us.")

    def handle(self, *, follow: bool, parent: int | None, **options: Any) -> None:
        if follow:
            self._follow(parent)
            return
        try:
            _kept, made = keep_exports()
        except ExportInTheMakingError as error:
            raise CommandError("Another process makes them, or there is no room for them.") from error
        self.stdout.write(f"Files made: {made}")

    def _follow(self, parent: int | None) -> None:
        os.nice(LESS_URGENT)
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        keep_following(lambda: parent is None or os.getppid() == parent)
