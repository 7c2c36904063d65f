from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db.models import Count

from background.lanes import Lane
from background.working import work_off
from extraction.enums import ExtractionState
from extraction.models import Extraction
from extraction.queueing import ask_again
from extraction.rounds import go_round
from extraction.running import tesseract

HOW_TO_READ_SCANS = "Scans are not read. To read them: apt-get install tesseract-ocr tesseract-ocr-vie"


class Command(BaseCommand):
    help = "Read the text of uploaded files that wait for it, now and in this process."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--again", action="store_true", help="Ask again for what could not be read.")

    def handle(self, *, again: bool, **options: Any) -> None:
        if not tesseract():
            self.stderr.write(HOW_TO_READ_SCANS)
        if again:
            ended_well = [ExtractionState.DONE, ExtractionState.NO_TEXT]
            ask_again(Extraction.objects.exclude(state__in=ended_well))
        go_round()
        self.stdout.write(f"Files read: {work_off(Lane.FILES)}")
        counts = Extraction.objects.order_by("state").values_list("state").annotate(Count("pk"))
        for state, count in counts:
            self.stdout.write(f"  {ExtractionState(state).label}: {count}")
