from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Home page")

    def ready(self) -> None:
        # Handlers look at models, which exist only now.
        import_module("home.editors")
        import_module("home.guide_admin")
        import_module("home.signal_handlers")
        import_module("home.views")
        import_module("home.staff_names").put_family_name_first()
        # Wagtail keeps no index of what settings refer to: the mark of the site is a picture in use.
        index = import_module("wagtail.models").ReferenceIndex
        index.register_model(import_module("home.models").SiteSettings)
