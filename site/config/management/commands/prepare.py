from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from config import preparation
from home.roles import setup_roles
from starting.start import is_started

NOT_STARTED = (
    "The site has no home page yet. Start it with the name of your organisation:\n"
    '  manage.py start_site "Liên đoàn Lao động tỉnh …" --administrator LOGIN\n'
    "or make an account (manage.py createsuperuser), sign in at /quan-tri/ and start it there."
)


class Command(BaseCommand):
    help = "Bring translations, tables, static files, search index and counters up to date. Safe to repeat."
    # The checks ask for translated strings; the catalogues have to be compiled before.
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--demonstration",
            action="store_true",
            help="Load the demonstration content into an empty database.",
        )

    def handle(self, *, demonstration: bool, verbosity: int, **options: Any) -> None:
        quiet = max(0, verbosity - 1)
        self._report("Translations compiled.", done=preparation.compile_translations())
        if preparation.migrate(quiet):
            self._report("Tables brought up to date.", done=True)
            # An update may bring permissions that the roles are to have.
            setup_roles()
        restored = preparation.restore_database_rules()
        self._report("Rules that were missing in the database made again.", done=restored)
        self._report("Static files collected.", done=preparation.collect_static(quiet))
        if demonstration and not is_started():
            call_command("load_demonstration", if_empty=True, stdout=self.stdout)
        call_command("search_index", "rebuild", "--if-needed", stdout=self.stdout)
        call_command("roll_up_counters", verbosity=quiet, stdout=self.stdout)
        self._report(NOT_STARTED, done=not is_started())

    def _report(self, message: str, *, done: bool) -> None:
        if done:
            self.stdout.write(message)
            self.stdout.flush()
