from __future__ import annotations

import os
import signal
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db.models import Count

from extraction.enums import ExtractionState
from extraction.following import follow, go_round
from extraction.models import Extraction
from extraction.queueing import ask_again
from extraction.running import tesseract
from extraction.working import work_off

HOW_TO_READ_SCANS = "Scans are not read. To read them: apt-get install tesseract-ocr tesseract-ocr-vie"


class Command(BaseCommand):
    help = "Read the text of uploaded files that wait for it."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--follow", action="store_true", help="Go on with what comes in from now on.")
        parser.add_argument("--parent", type=int, help="With --follow: only while this process started us.")
        parser.add_argument("--again", action="store_true", help="Ask again for what could not be read.")

    def handle(self, *, follow: bool, parent: int | None, again: bool, **options: Any) -> None:
        if not tesseract():
            self.stderr.write(HOW_TO_READ_SCANS)
        if again:
            ended_well = [ExtractionState.DONE, ExtractionState.NO_TEXT]
            ask_again(Extraction.objects.exclude(state__in=ended_well))
        if follow:
            self._follow(parent)
            return
        go_round()
        self.stdout.write(f"Files read: {work_off()}")
        counts = Extraction.objects.order_by("state").values_list("state").annotate(Count("pk"))
        for state, count in counts:
            self.stdout.write(f"  {ExtractionState(state).label}: {count}")

    def _follow(self, parent: int | None) -> None:
        # Ending in an orderly way takes the process that reads along, and leaves the file to the next worker.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        follow(lambda: parent is None or os.getppid() == parent)
