from __future__ import annotations

from django.apps import AppConfig

__all__ = ["FacsimilesConfig"]


class FacsimilesConfig(AppConfig):
    name = "facsimiles"
