from __future__ import annotations

from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class ConfigConfig(AppConfig):
    """The project itself: its system checks and commands."""

    name = "config"
    label = "config"


class StaffConfig(WagtailUsersAppConfig):
    """Wagtail's accounts with our rules about superusers."""

    user_viewset = "home.users.StaffViewSet"
