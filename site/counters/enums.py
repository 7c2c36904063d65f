from __future__ import annotations

from enum import Enum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Countable(models.TextChoices):
    """What is counted on a page. Everything but a view is a download."""

    VIEW = "view", _("View")
    FILE = "file", _("Download of a file")
    PHOTO = "photo", _("Download of a photo")
    ARCHIVE = "archive", _("Download of all photos")

    @property
    def is_download(self) -> bool:
        return self is not Countable.VIEW


class AgentKind(Enum):
    """Who asks, by what the program says of itself."""

    BROWSER = "browser"
    # Fetches or opens a file for somebody who reads in a browser or an app.
    HELPER = "helper"
    BOT = "bot"
