"""What has changed since the catalogue was read: the database notes it itself, within the change.

Triggers on every table from which the catalogue follows (`documents.catalogue.notes`) leave the id of the
document and a number made by chance, whatever wrote to the table; the sum of the numbers is the version. Of a
word of the library `notes.WORDS` stands for the id. What is rolled back leaves nothing. On PostgreSQL each
change leaves a row of its own, so that no transaction waits for another; SQLite, where one writes at a time,
keeps a row for each document.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Final, NamedTuple

from django.db import connection, transaction

from documents.catalogue.notes import TOKEN_BITS, WORDS
from documents.models import CatalogueChange

__all__ = ["Note", "Version", "changed_since", "current_notes", "current_version", "shorten", "version_of"]

MOST_NOTES: Final = 1_000
SUMS: Final = """
    SELECT SUM(token), SUM(CASE WHEN document_id IS NULL OR document_id = %s THEN token END)
    FROM documents_cataloguechange
"""


class Note(NamedTuple):
    document_id: int | None
    token: int


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
    words = sum(note.token for note in notes.values() if note.document_id in {WORDS, None})
    return Version(sum(note.token for note in notes.values()), words)


def current_notes() -> dict[int, Note]:
    """All notes by their ids; the sum of their tokens is the version. One statement."""
    rows = CatalogueChange.objects.values_list("pk", "document_id", "token")
    return {pk: Note(document_id, token) for pk, document_id, token in rows}


def changed_since(known: Mapping[int, Note], now: Mapping[int, Note]) -> set[int] | None:
    """The documents that have changed, by id; None where it may be any."""
    if not known.keys() <= now.keys():
        # Another process has made them few.
        return None
    changed = {note.document_id for pk, note in now.items() if known.get(pk) != note}
    found = {pk for pk in changed if pk is not None}
    return found if len(found) == len(changed) else None


def shorten(notes: Mapping[int, Note]) -> dict[int, Note]:
    """Keep the notes few: one stands for all that were made. Returns those there are instead of these."""
    if len(notes) <= MOST_NOTES:
        return dict(notes)
    with transaction.atomic():
        CatalogueChange.objects.filter(pk__in=list(notes)).delete()
        made = CatalogueChange.objects.create(token=secrets.randbits(TOKEN_BITS))
    return {made.pk: Note(None, made.token)}
