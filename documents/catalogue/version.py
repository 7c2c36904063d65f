"""When the catalogue is out of date: the database notes it itself, within the change, whatever wrote to it.

Triggers on every table from which the catalogue follows (`documents.catalogue.notes`) leave a number made by
chance; the sum of them is the version. What is rolled back leaves nothing. On PostgreSQL each change leaves a
row of its own, so that no transaction waits for another; SQLite, where one writes at a time, keeps a single
row.
"""

from __future__ import annotations

import secrets
from typing import Final

from django.db import transaction
from django.db.models import Count, Sum

from documents.catalogue.notes import TOKEN_BITS
from documents.models import CatalogueChange

__all__ = ["current_version", "shorten"]

MOST_NOTES: Final = 200


def current_version() -> int:
    """Equal only as long as nothing has changed. One statement."""
    changes = CatalogueChange.objects
    return int(changes.aggregate(sum=Sum("token"))["sum"] or 0)


def shorten() -> None:
    """Keep the notes few: one stands for all that were made. The version is another then."""
    changes = CatalogueChange.objects
    with transaction.atomic():
        if changes.aggregate(count=Count("pk"))["count"] > MOST_NOTES:
            changes.filter(pk__in=list(changes.values_list("pk", flat=True))).delete()
            changes.create(token=secrets.randbits(TOKEN_BITS))
