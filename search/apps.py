from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from search.text.folding import register_lookups


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        register_lookups()
        # Handlers look at models, which exist only now.
        import_module("search.signal_handlers")
        import_module("search.index.tasks")
