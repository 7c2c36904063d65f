from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

__all__ = ["BackgroundConfig"]


class BackgroundConfig(AppConfig):
    """Work that is done outside the requests: tasks of Django's framework, kept in the database."""

    name = "background"
    verbose_name = _("Background work")

    def ready(self) -> None:
        # They look at models, which exist only now.
        import_module("background.retrying")
        import_module("background.mail")
        import_module("background.tasks")
