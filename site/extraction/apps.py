from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExtractionConfig(AppConfig):
    name = "extraction"
    verbose_name = _("Texts of files")

    def ready(self) -> None:
        # Handlers look at models, which exist only now.
        import_module("extraction.signal_handlers")
        import_module("extraction.rounds")
