from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _

from documents.guards import place_guards, remove_guards


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = _("Legal documents")

    def ready(self) -> None:
        # They look at models, which exist only now.
        import_module("documents.search_facets")
        import_module("documents.signal_handlers")
        pre_migrate.connect(remove_guards, sender=self)
        post_migrate.connect(place_guards, sender=self)
