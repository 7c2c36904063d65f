from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CountersConfig(AppConfig):
    """Views, downloads and visits: counted exactly, told honestly, without knowing any page type."""

    name = "counters"
    label = "counters"
    verbose_name = _("Counters")

    def ready(self) -> None:
        # They look at models, which exist only now.
        import_module("counters.checks")
        import_module("counters.tasks")
