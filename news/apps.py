from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from news.catalogue.database_rules import restore_after_migrating


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("News")

    def ready(self) -> None:
        post_migrate.connect(restore_after_migrating, sender=self)
        # They look at models, which exist only now.
        import_module("news.catalogue.checks")
        import_module("news.editors")
        import_module("news.search_content")
        import_module("news.search_facets")
        import_module("news.signal_handlers")
        import_module("news.views.article")
        import_module("news.views.gallery")
        import_module("news.views.section")
