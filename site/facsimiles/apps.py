from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig

__all__ = ["FacsimilesConfig"]


class FacsimilesConfig(AppConfig):
    name = "facsimiles"

    def ready(self) -> None:
        # Handlers look at models, which exist only now.
        import_module("facsimiles.signal_handlers")
