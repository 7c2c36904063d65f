"""What has changed since lists were read: the database notes it itself, within the change.

Triggers on every table from which lists follow (`news.catalogue.notes`) leave the id of the page and a number
made by chance; the sum of the numbers is the version. What is rolled back leaves nothing. On PostgreSQL each
change leaves a row of its own, so that no transaction waits for another; SQLite, where one writes at a time,
keeps a row for each page.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.db import connection

from news.catalogue.notes import NOTES, TOKEN_BITS
from news.models import ListChange
from pages.change_notes import ChangeNotes, Note

__all__ = ["current_notes", "current_version", "shorten", "version_of"]

VERSION: Final = f"SELECT COALESCE(SUM(token), 0) FROM {NOTES}"  # noqa: S608 (no input)
MOST_NOTES: Final = 500
CHANGES: Final = ChangeNotes(ListChange, "page_id", TOKEN_BITS)


def current_version() -> int:
    """Equal only as long as nothing has changed. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(VERSION)
        return int(cursor.fetchone()[0])


def current_notes() -> dict[int, Note]:
    """All notes by their ids. One statement."""
    return CHANGES.current()


def version_of(notes: Mapping[int, Note]) -> int:
    return sum(note.token for note in notes.values())


def shorten(notes: Mapping[int, Note]) -> dict[int, Note]:
    """Keep the notes few: one stands for all that were made. Returns those there are instead of these."""
    return CHANGES.shorten(notes, MOST_NOTES)
