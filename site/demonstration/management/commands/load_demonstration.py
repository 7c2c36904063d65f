from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from demonstration.content import load_content
from demonstration.loading import load
from starting.start import is_started


class Command(BaseCommand):
    help = "Fill an empty site with the demonstration content and accounts."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="Do nothing where there is a home page.")

    def handle(self, *, if_empty: bool, **options: Any) -> None:
        if is_started():
            if if_empty:
                return
            raise CommandError("The site has pages already; the demonstration goes into an empty one.")
        self.stdout.write("Loading the demonstration content …")
        load(load_content())
