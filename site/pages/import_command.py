"""The command line of an import: files in, progress while it runs, a report at the end."""

from __future__ import annotations

import argparse
from abc import abstractmethod
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm
from wagtail.models import Page, Site

from pages.importing import Importer, ImportReport
from pages.json_lines import UnreadableFileError, count_lines, read_lines

__all__ = ["ImportCommand"]


def _has_home_page() -> bool:
    """Whether the site begins with a page of ours: below Wagtail's welcome page nobody finds anything."""
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    return site is not None and site.root_page.specific_class is not Page


class ImportCommand(BaseCommand):
    """Raises `CommandError`, so that the exit status is not zero, where a file or any line was refused."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="JSON Lines, plain or .gz")
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would happen, and change nothing"
        )

    @abstractmethod
    def importer(self, *, total: int, dry_run: bool) -> Importer[Any, Any]:
        """The importer of the kind of page this command is for."""

    def handle(self, *args: object, **options: Any) -> None:
        files: list[Path] = options["files"]
        if not _has_home_page():
            raise CommandError(_("The site has no home page yet: run “manage.py start_site” first."))
        try:
            importer = self.importer(total=count_lines(files), dry_run=options["dry_run"])
            with tqdm(total=importer.total, unit=" rows", disable=None) as progress:
                for rows in importer.run(read_lines(files)):
                    progress.update(rows)
        except UnreadableFileError as error:
            raise CommandError(str(error)) from error
        self._print(importer.report, dry_run=options["dry_run"])
        if refused := len(importer.report.refused):
            raise CommandError(_("%(number)d lines were refused.") % {"number": refused})

    def _print(self, report: ImportReport, *, dry_run: bool) -> None:
        for refusal in report.refused:
            self.stderr.write(f"{refusal.line}: {refusal.reason}")
        for page in report.edited:
            self.stdout.write(_("Edited here, left as it is: %(page)s") % {"page": page})
        if dry_run:
            self.stdout.write(_("Nothing was written; this is what would happen:"))
        numbers = {
            "created": report.created,
            "updated": report.updated,
            "unchanged": report.unchanged,
            "edited": len(report.edited),
            "refused": len(report.refused),
        }
        self.stdout.write(
            _(
                "%(created)d created, %(updated)d updated, %(unchanged)d unchanged, %(edited)d edited here, "
                "%(refused)d refused"
            )
            % numbers
        )
