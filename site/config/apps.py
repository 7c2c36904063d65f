from __future__ import annotations

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The project itself: its system checks and commands."""

    name = "config"
    label = "config"
