"""Which pages everybody may read: those neither restricted themselves nor below one that is."""

from __future__ import annotations

from django.db.models import Q
from wagtail.models import PageViewRestriction

__all__ = ["open_to_everybody"]


def open_to_everybody(prefix: str = "") -> Q:
    """A condition for a query of pages, or of what has one under `prefix` ("page__"). One small query.

    As `PageQuerySet.public()`, which reads whole pages. The few paths are asked for beforehand: as a part of
    the query itself they would make a database look through all pages for each row.
    """
    condition = Q()
    for path in PageViewRestriction.objects.order_by().values_list("page__path", flat=True):
        condition &= ~Q(**{f"{prefix}path__startswith": path})
    return condition
