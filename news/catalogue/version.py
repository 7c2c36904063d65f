"""What has changed since lists were read: the database notes it itself, within the change.

Triggers on every table from which lists follow (`news.catalogue.notes`) leave the id of the page and a number
made by chance; the sum of the numbers is the version. What is rolled back leaves nothing. On PostgreSQL each
change leaves a row of its own, so that no transaction waits for another; SQLite, where one writes at a time,
keeps a row for each page.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Final, NamedTuple

from django.db import connection, transaction

from news.catalogue.notes import NOTES, TOKEN_BITS
from news.models import ListChange

__all__ = ["Note", "changed_since", "current_notes", "current_version", "shorten", "version_of"]

VERSION: Final = f"SELECT COALESCE(SUM(token), 0) FROM {NOTES}"  # noqa: S608 (no input)
MOST_NOTES: Final = 500


class Note(NamedTuple):
    page_id: int | None
    token: int


def current_version() -> int:
    """Equal only as long as nothing has changed. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(VERSION)
        return int(cursor.fetchone()[0])


def current_notes() -> dict[int, Note]:
    """All notes by their ids. One statement."""
    rows = ListChange.objects.values_list("pk", "page_id", "token")
    return {pk: Note(page_id, token) for pk, page_id, token in rows}


def version_of(notes: Mapping[int, Note]) -> int:
    return sum(note.token for note in notes.values())


def changed_since(known: Mapping[int, Note], now: Mapping[int, Note]) -> set[int] | None:
    """The pages that have changed, by id; None where it may be any."""
    if not known.keys() <= now.keys():
        # Another process has made them few.
        return None
    changed = {note.page_id for pk, note in now.items() if known.get(pk) != note}
    found = {pk for pk in changed if pk is not None}
    return found if len(found) == len(changed) else None


def shorten(notes: Mapping[int, Note]) -> dict[int, Note]:
    """Keep the notes few: one stands for all that were made. Returns those there are instead of these."""
    if len(notes) <= MOST_NOTES:
        return dict(notes)
    with transaction.atomic():
        ListChange.objects.filter(pk__in=list(notes)).delete()
        made = ListChange.objects.create(token=secrets.randbits(TOKEN_BITS))
    return {made.pk: Note(None, made.token)}
