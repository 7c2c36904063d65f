from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from documents.provisions.recording import rebuild, stale


class Command(BaseCommand):
    help = "Divide the texts of documents into articles and clauses where that is not done yet."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="Only say of how many documents it is not.")

    def handle(self, *, check: bool, **_options: Any) -> None:
        if not check:
            self.stdout.write(f"Texts divided: {rebuild()}")
        elif ids := stale():
            raise CommandError(f"Not as their texts are: the provisions of {len(ids)} documents.")
