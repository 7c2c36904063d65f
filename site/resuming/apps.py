from __future__ import annotations

from django.apps import AppConfig


class ResumingConfig(AppConfig):
    name = "resuming"
