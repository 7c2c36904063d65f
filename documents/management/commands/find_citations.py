from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from documents.citations.proposing import propose_all
from documents.citations.recording import rebuild


class Command(BaseCommand):
    help = "Find anew which documents published texts cite, and which relations they propose."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{rebuild()} citations, {propose_all()} new proposals of relations")
