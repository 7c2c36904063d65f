from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LinksConfig(AppConfig):
    name = "links"
    verbose_name = _("checked links")

    def ready(self) -> None:
        # Tasks look at models, which exist only now.
        import_module("links.tasks")
