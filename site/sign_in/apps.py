from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SignInConfig(AppConfig):
    name = "sign_in"
    verbose_name = _("Sign-in")

    def ready(self) -> None:
        # Handlers look at models, which exist only now.
        import_module("sign_in.signal_handlers")
        import_module("sign_in.tasks")
        import_module("sign_in.reset_links")
