from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["Sort"]


class Sort(models.TextChoices):
    """The orders hits are shown in. Newest is by the moment a page is listed under."""

    RELEVANCE = "relevance", _("Most relevant")
    NEWEST = "newest", _("Newest")
    VIEWS = "views", _("Most viewed")
