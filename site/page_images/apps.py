from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig

__all__ = ["PageImagesConfig"]


class PageImagesConfig(AppConfig):
    name = "page_images"

    def ready(self) -> None:
        # Handlers look at models, which exist only now.
        import_module("page_images.signal_handlers")
