from __future__ import annotations

from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _


class CountersConfig(AppConfig):
    """Views, downloads and visits: counted exactly, told honestly, without knowing any page type."""

    name = "counters"
    label = "counters"
    verbose_name = _("Counters")

    def ready(self) -> None:
        from counters.checks import (
            check_counted_pages,
            check_middleware_order,
            check_unique_hit,
            check_window,
        )

        for check in (check_counted_pages, check_middleware_order, check_unique_hit, check_window):
            checks.register(check)
