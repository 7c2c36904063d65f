from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "pages"
    verbose_name = _("Pages")

    def ready(self) -> None:
        # Form fields need the models of Wagtail, which exist only now.
        import_module("pages.form_fields")
        import_module("pages.editors")
        import_module("pages.checks")
        import_module("pages.typed_text").register_clean_texts()
        import_module("pages.signal_handlers")
        import_module("pages.tasks")
