from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from search import maintenance
from search.models import IndexState


class Command(BaseCommand):
    help = "Look after the search index."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        actions.add_parser("status", help="Say what the index holds and whether that is everything.")
        rebuild = actions.add_parser("rebuild", help="Build the index anew; searches go on with the old one.")
        rebuild.add_argument("--if-needed", action="store_true", help="Only where it is not up to date.")
        actions.add_parser("check", help="Compare the index with every page and repair what differs.")

    def handle(self, *, action: str, if_needed: bool = False, **options: Any) -> None:
        if action == "status":
            self._status()
        elif action == "check":
            self._check()
        elif not (if_needed and maintenance.status().is_up_to_date):
            self._rebuild()

    def _status(self) -> None:
        status = maintenance.status()
        state = IndexState.objects.filter(engine=status.engine).first()
        built = timezone.localtime(state.built_at).isoformat(timespec="seconds") if state else "never"
        self.stdout.write(f"Engine:           {status.engine}, built {built}")
        self.stdout.write(f"Published pages:  {status.pages}")
        self.stdout.write(f"In the index:     {status.entries}")
        self.stdout.write(f"Outdated copies:  {max(0, status.postings - status.entries)}")
        self.stdout.write(
            "Up to date." if status.is_up_to_date else "Not up to date: run `search_index rebuild`."
        )

    def _rebuild(self) -> None:
        started = time.monotonic()
        total = maintenance.rebuild()
        self.stdout.write(f"Search index built: {total} pages in {time.monotonic() - started:.1f} s.")

    def _check(self) -> None:
        found = maintenance.check()
        self.stdout.write(f"Missing:    {len(found.missing)}")
        self.stdout.write(f"Surplus:    {len(found.surplus)}")
        self.stdout.write(f"Changed:    {len(found.changed)}")
        self.stdout.write("All repaired." if found else "The index agrees with the pages.")
