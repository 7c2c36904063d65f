from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from links.checking import Round, check_links
from links.enums import BROKEN
from links.models import CheckedLink


class Command(BaseCommand):
    help = "Check the external links of published pages; for a timer, once a day."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--days", type=int, default=7, help="Ask an address again after so many days.")
        parser.add_argument("--pause", type=float, default=1.0, help="Seconds between questions to a host.")
        parser.add_argument("--seconds", type=float, default=900, help="Ask nothing new after so long.")

    def handle(self, *, days: int, pause: float, seconds: float, **_options: Any) -> None:
        asked = check_links(Round(timedelta(days=days), pause, seconds))
        broken = CheckedLink.objects.filter(result__in=BROKEN).count()
        self.stdout.write(f"{asked} addresses asked, {broken} links broken")
