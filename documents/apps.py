from __future__ import annotations

from importlib import import_module
from typing import Final

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from documents.database_rules import restore_after_migrating

# What hangs itself on the models: views on pages, receivers on signals, and what other apps are told.
MODULES: Final = (
    # Before all that reads validity when something has changed.
    "validity.signal_handlers",
    "citations.signal_handlers",
    "provisions.signal_handlers",
    "public.search_content",
    "public.library.facets",
    "signal_handlers",
    "public.exports.signal_handlers",
    "acquisition.uploads.signal_handlers",
    "lifecycle.secret_files",
    "public.viewer.search_covers",
    "desk.editors",
    "public.collections.views",
    "public.document.citing_views",
    "public.document.former_views",
    "public.document.provision_views",
    "public.document.reading_views",
    "public.document.views",
    "public.file_verification.views",
    "public.library.tasks",
    "public.library.views",
    "checks",
)


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = _("Legal documents")

    def ready(self) -> None:
        for module in MODULES:
            # They look at models, which exist only now.
            import_module(f"{self.name}.{module}")
        post_migrate.connect(restore_after_migrating, sender=self)
