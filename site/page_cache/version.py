"""When kept pages are out of date: the database notes it itself, within the change, whatever wrote to it.

As the catalogue of the library does (`documents.catalogue.version`): triggers leave a number made by chance,
and the sum of them is the version. What is rolled back leaves nothing; a change that is committed later than
one begun after it is not overlooked. On PostgreSQL each change leaves a row of its own, so that no
transaction waits for another; SQLite, where one writes at a time, keeps a single row.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Final

from django.db import connection, transaction

from counters.together import Together
from page_cache.models import ContentChange
from page_cache.notes import NOTES, TOKEN_BITS

__all__ = ["MOST_NOTES", "current_version", "shorten"]

VERSION: Final = f"SELECT COALESCE(SUM(token), 0), COUNT(*) FROM {NOTES}"  # noqa: S608 (no input)
MOST_NOTES: Final = 200


def current_version() -> tuple[int, int]:
    """Equal only as long as nothing has changed, and how many notes there are.

    One statement, or one for several threads that ask at the same time: it begins after all of them asked.
    """
    return _asked_together(None)


def _versions(asking: Sequence[None]) -> list[tuple[int, int] | BaseException]:
    with connection.cursor() as cursor:
        cursor.execute(VERSION)
        version, count = cursor.fetchone()
    return [(int(version), int(count))] * len(asking)


_asked_together: Final[Together[None, tuple[int, int]]] = Together(_versions)


def shorten() -> None:
    """Let one note stand for all that were made. The version is another then."""
    with transaction.atomic():
        made = list(ContentChange.objects.values_list("pk", flat=True))
        ContentChange.objects.filter(pk__in=made).delete()
        ContentChange.objects.create(token=secrets.randbits(TOKEN_BITS))
