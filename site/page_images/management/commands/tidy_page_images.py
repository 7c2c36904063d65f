from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from page_images.tidying import tidy


class Command(BaseCommand):
    help = "Remove drawn pages of files that are gone, and the oldest ones above a limit. Safe at any time."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--megabytes", type=int, default=4096, help="what may stay (default 4096)")

    def handle(self, *, megabytes: int, verbosity: int, **options: Any) -> None:
        done = tidy(megabytes * 1024 * 1024)
        if verbosity:
            self.stdout.write(f"Removed {done.folders} folders and {done.pictures} pictures.")
