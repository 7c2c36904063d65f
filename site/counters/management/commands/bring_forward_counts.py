from __future__ import annotations

from argparse import FileType
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from counters.bringing_forward import BadLine, bring_forward, bring_forward_visits


class Command(BaseCommand):
    help = (
        "Take over the numbers of an older site from a CSV file with the columns page (id or address), "
        "views, downloads and, if wanted, file (id). They are kept apart from our own and set, not added: "
        "the same file may be read again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=FileType("r", encoding="utf-8-sig"), metavar="FILE.csv")
        parser.add_argument("--visits", type=int, help="The visits of the whole older site.")
        parser.add_argument("--source", default="", help="The older site's name, needed with --visits.")
        parser.add_argument(
            "--dry-run", action="store_true", help="Read and check everything, change nothing."
        )

    def handle(
        self, *, file: TextIO, visits: int | None, source: str, dry_run: bool, verbosity: int, **options: Any
    ) -> None:
        if visits is not None and (visits < 0 or not source):
            raise CommandError("--visits needs a number from 0 and --source.")
        with file, transaction.atomic():
            try:
                done, bad = bring_forward(file)
            except ValueError as error:
                raise CommandError(str(error)) from error
            if visits is not None:
                bring_forward_visits(source, visits)
            if dry_run:
                transaction.set_rollback(True)
        self._report(bad)
        if verbosity:
            self.stdout.write(f"{done} lines taken over{' (dry run: nothing changed)' if dry_run else ''}.")
        if bad:
            raise CommandError(f"{len(bad)} lines were left out.")

    def _report(self, bad: list[BadLine]) -> None:
        for line in bad:
            self.stderr.write(f"line {line.number}: {line.reason}")
