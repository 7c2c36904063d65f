from __future__ import annotations

from enum import Enum, auto

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["Sort", "Spelling"]


class Sort(models.TextChoices):
    """The orders hits are shown in. Newest is by the moment a page is listed under."""

    RELEVANCE = "relevance", _("Most relevant")
    NEWEST = "newest", _("Newest")
    VIEWS = "views", _("Most viewed")


class Spelling(Enum):
    """What becomes of pages that hold the words of a query with other marks than were typed."""

    ONLY = auto()
    """They are left out where enough others are found and the marks are believed."""
    FIRST = auto()
    """They come behind the others."""
    ANY = auto()
    """They are as good as the others."""
