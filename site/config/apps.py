from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from wagtail.documents.apps import WagtailDocsAppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class ConfigConfig(AppConfig):
    """The project itself: its system checks and commands."""

    name = "config"
    label = "config"

    def ready(self) -> None:
        import_module("config.wording.labels").name_fields()
        import_module("config.wording.filters").register()


class StaffConfig(WagtailUsersAppConfig):
    """Wagtail's accounts with our rules about superusers."""

    user_viewset = "home.users.StaffViewSet"


class FilesConfig(WagtailDocsAppConfig):
    """Wagtail's files with our rules about who may see which."""

    def ready(self) -> None:
        super().ready()
        # It looks at models, which exist only now.
        import_module("attachments.permissions").register_policy()
