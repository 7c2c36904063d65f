"""What has changed since the catalogue was read: the database notes it itself, within the change.

Triggers on every table from which the catalogue follows (`documents.catalogue.notes`) leave the id of the
document and a number made by chance, whatever wrote to the table; the sum of the numbers is the version. Of a
word of the library `notes.WORDS` stands for the id. What is rolled back leaves nothing. On PostgreSQL each
change leaves a row of its own, so that no transaction waits for another; SQLite, where one writes at a time,
keeps a row for each document.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from django.db import connection

from documents.catalogue.notes import TOKEN_BITS, WORDS
from documents.models import CatalogueChange
from pages.change_notes import ChangeNotes, Note

__all__ = ["Version", "current_notes", "current_version", "shorten", "version_of"]

MOST_NOTES: Final = 1_000
SUMS: Final = """
    SELECT SUM(token), SUM(CASE WHEN document_id IS NULL OR document_id = %s THEN token END)
    FROM documents_cataloguechange
"""
CHANGES: Final = ChangeNotes(CatalogueChange, "document_id", TOKEN_BITS)


class Version(NamedTuple):
    """Equal only as long as nothing has changed; `words` as long as no word has."""

    all: int
    words: int


def current_version() -> Version:
    """One statement; every list asks this, and to put it together would take longer than to run it."""
    with connection.cursor() as cursor:
        cursor.execute(SUMS, [WORDS])
        every, of_words = cursor.fetchone()
        return Version(int(every or 0), int(of_words or 0))


def version_of(notes: Mapping[int, Note]) -> Version:
    """The version at which there are these notes."""
    words = sum(note.token for note in notes.values() if note.subject in {WORDS, None})
    return Version(sum(note.token for note in notes.values()), words)


def current_notes() -> dict[int, Note]:
    """All notes by their ids; the sum of their tokens is the version. One statement."""
    return CHANGES.current()


def shorten(notes: Mapping[int, Note]) -> dict[int, Note]:
    """Keep the notes few: one stands for all that were made. Returns those there are instead of these."""
    return CHANGES.shorten(notes, MOST_NOTES)
