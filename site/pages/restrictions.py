"""Which pages everybody may read: those neither restricted themselves nor below one that is."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Length, Substr
from wagtail.models import PageViewRestriction

__all__ = ["open_to_everybody"]


def open_to_everybody(prefix: str = "") -> Q:
    """A condition for a query of pages, or of what has one under `prefix` ("page__").

    As `PageQuerySet.public()`, but a part of the query itself: that one asks for all restrictions before.
    """
    beginning = Substr(OuterRef(f"{prefix}path"), 1, Length("page__path"))
    return Q(~Exists(PageViewRestriction.objects.filter(page__path=beginning)))
