from __future__ import annotations

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from search import signal_handlers
        from search.folding import register_in_sqlite, register_lookups

        connection_created.connect(register_in_sqlite)
        register_lookups()
        signal_handlers.connect()
