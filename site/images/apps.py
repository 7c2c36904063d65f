from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImagesConfig(AppConfig):
    name = "images"
    verbose_name = _("Images")

    def ready(self) -> None:
        # Handlers and checks look at models, which exist only now.
        import_module("images.signal_handlers")
        import_module("images.checks")
