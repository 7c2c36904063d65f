"""Notes that the database makes of changes, for whoever keeps in memory what follows from the rows.

Triggers leave the id of the row and a number made by chance. The sum of the numbers is a version; the notes
themselves say what has changed between two of them.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db import models, transaction

__all__ = ["ChangeNotes", "Note", "changed_since"]


class Note(NamedTuple):
    """`subject` is the id of what has changed; None where it may be anything."""

    subject: int | None
    token: int


class ChangeNotes:
    """The notes in the table of `model`, which names the subject in the column `subject`."""

    def __init__(self, model: type[models.Model], subject: str, token_bits: int) -> None:
        self._rows: models.Manager[Any] = model._default_manager
        self._subject = subject
        self._token_bits = token_bits

    def current(self) -> dict[int, Note]:
        """All notes by their ids. One statement."""
        rows = self._rows.values_list("pk", self._subject, "token")
        return {pk: Note(subject, token) for pk, subject, token in rows}

    def shorten(self, notes: Mapping[int, Note], most: int) -> dict[int, Note]:
        """Where there are more than `most`, one stands for all of them. Returns those there are instead."""
        if len(notes) <= most:
            return dict(notes)
        with transaction.atomic():
            self._rows.filter(pk__in=list(notes)).delete()
            made = self._rows.create(token=secrets.randbits(self._token_bits))
        return {made.pk: Note(None, made.token)}


def changed_since(known: Mapping[int, Note], now: Mapping[int, Note]) -> set[int] | None:
    """The ids of what has changed; None where it may be any."""
    if not known.keys() <= now.keys():
        # Another process has made them few.
        return None
    changed = {note.subject for pk, note in now.items() if known.get(pk) != note}
    found = {pk for pk in changed if pk is not None}
    return found if len(found) == len(changed) else None
