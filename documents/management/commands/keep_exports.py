from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from documents.public.exports.kept import ExportInTheMakingError
from documents.public.library.export_keeper import keep_exports


class Command(BaseCommand):
    help = "Make the files of whole libraries that are long, so that no reader waits for them."
    requires_system_checks = ()

    def handle(self, **_options: Any) -> None:
        try:
            _kept, made = keep_exports()
        except ExportInTheMakingError as error:
            raise CommandError("Another process makes them, or there is no room for them.") from error
        self.stdout.write(f"Files made: {made}")
