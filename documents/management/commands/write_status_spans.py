from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from documents.models import LegalDocumentPage
from documents.validity.spans import stale_documents, write_spans


class Command(BaseCommand):
    help = "Write anew the days on which documents hold, where they differ from the rule of validity."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="Only say which documents differ.")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        ids = list(LegalDocumentPage.objects.order_by("pk").values_list("pk", flat=True))
        if check:
            stale = stale_documents(ids)
            self.stdout.write(f"{len(stale)} of {len(ids)} documents differ from the rule")
            for page in LegalDocumentPage.objects.filter(pk__in=stale).order_by("pk").only("number", "title"):
                self.stdout.write(f"{page.pk}: {page.short_name}")
        else:
            self.stdout.write(f"{write_spans(ids)} of {len(ids)} documents written anew")
