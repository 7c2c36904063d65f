from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from page_cache.database_rules import restore_after_migrating


class PageCacheConfig(AppConfig):
    """Whole answers for readers who are not signed in, kept until anything they show has changed."""

    name = "page_cache"
    verbose_name = _("Kept pages")

    def ready(self) -> None:
        import_module("page_cache.checks")
        post_migrate.connect(restore_after_migrating, sender=self)
