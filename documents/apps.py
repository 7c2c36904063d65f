from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from documents.database_rules import restore_after_migrating


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = _("Legal documents")

    def ready(self) -> None:
        # They look at models, which exist only now.
        import_module("documents.citations.signal_handlers")
        import_module("documents.public.search_content")
        import_module("documents.public.library.search_facets")
        import_module("documents.signal_handlers")
        import_module("documents.public.exports.signal_handlers")
        import_module("documents.acquisition.uploads.signal_handlers")
        import_module("documents.lifecycle.secret_files")
        import_module("documents.public.viewer.search_covers")
        import_module("documents.checks")
        post_migrate.connect(restore_after_migrating, sender=self)
        # This form looks at the model too, so the model cannot name it.
        form = import_module("documents.acquisition.uploads.page_form").IntakeDocumentForm
        setattr(self.get_model("LegalDocumentPage"), "base_form_class", form)  # noqa: B010 (no type has it)
