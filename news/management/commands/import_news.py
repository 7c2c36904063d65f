from __future__ import annotations

from news.importing import ArticleImporter
from pages.import_command import ImportCommand


class Command(ImportCommand):
    help = (
        "Bring in articles from JSON Lines (id, title, lead, body, category, date, source); repeatable. "
        "The body is plain text, a paragraph a line: HTML in it is shown as it is written. "
        "An article without a date stays without one and comes after all others."
    )

    def importer(self, *, total: int, dry_run: bool) -> ArticleImporter:
        return ArticleImporter(total=total, dry_run=dry_run)
