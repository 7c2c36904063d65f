from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from documents.citations.recording import rebuild


class Command(BaseCommand):
    help = "Find anew which documents the texts of all published pages cite."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{rebuild()} citations")
