from __future__ import annotations

import os
import signal
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from images.enums import RenditionState
from images.models import SiteImage
from images.working import follow, retake_abandoned, work_off


class Command(BaseCommand):
    help = "Make the renditions of pictures that wait for them."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--follow", action="store_true", help="Go on with what comes in from now on.")
        parser.add_argument("--parent", type=int, help="With --follow: only while this process started us.")
        parser.add_argument(
            "--again", action="store_true", help="Look at every picture again, also at those that failed."
        )

    def handle(self, *, follow: bool, parent: int | None, again: bool, **options: Any) -> None:
        if again:
            SiteImage.objects.ask_for_renditions()
        if follow:
            self._follow(parent)
            return
        retake_abandoned()
        self.stdout.write(f"Pictures prepared: {work_off()}")
        failed = SiteImage.objects.filter(rendition_state=RenditionState.FAILED).count()
        if failed:
            self.stdout.write(f"  that cannot be shown: {failed}")

    def _follow(self, parent: int | None) -> None:
        # Ending in an orderly way leaves the picture to the next worker.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        follow(lambda: parent is None or os.getppid() == parent)
