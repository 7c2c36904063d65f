from __future__ import annotations

from documents.acquisition.importing import DocumentImporter
from pages.import_command import ImportCommand


class Command(ImportCommand):
    help = "Bring in legal documents from JSON Lines (id, number, type, title, issuer, issued …); repeatable."

    def importer(self, *, total: int, dry_run: bool) -> DocumentImporter:
        return DocumentImporter(total=total, dry_run=dry_run)
