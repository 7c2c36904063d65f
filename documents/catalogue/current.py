"""The catalogue as the database has it now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

from django.utils import timezone

from documents.catalogue.catalogue import Catalogue
from documents.catalogue.loading import load, load_changes
from documents.catalogue.version import Note, changed_since, current_notes, current_version, shorten

__all__ = ["catalogue"]

ATTEMPTS: Final = 3
#: Where more documents have changed than this, all are read: it takes no longer.
MOST_CHANGES: Final = 40
#: Nor are places kept that no document has any more, beyond so many.
MOST_GONE: Final = 1_000


@dataclass(frozen=True, slots=True)
class _Shelved:
    catalogue: Catalogue
    notes: Mapping[int, Note]
    version: int


@dataclass(slots=True)
class _Shelf:
    """The last catalogue that was read in this process, with the notes there were then."""

    shelved: _Shelved | None = None
    lock: Lock = field(default_factory=Lock)


_shelf: Final = _Shelf()


def catalogue() -> Catalogue:
    """One statement, and seven more where something has changed since it was last read.

    What is read then is the documents that have changed, or all where there are many.
    """
    found = _known(current_version())
    if found is not None:
        return found
    with _shelf.lock:
        # Another thread may have read it while this one waited.
        return _known(current_version()) or _read()


def _known(version: int) -> Catalogue | None:
    shelved = _shelf.shelved
    if shelved is None or shelved.version != version or not shelved.catalogue.holds(timezone.now()):
        return None
    return shelved.catalogue


def _read() -> Catalogue:
    """Read it at one version: what changes in between would leave parts of different moments."""
    for _attempt in range(ATTEMPTS):
        notes = current_notes()
        found = _brought_forward(notes) or load()
        version = sum(note.token for note in notes.values())
        if current_version() == version:
            kept = shorten(notes)
            _shelf.shelved = _Shelved(found, kept, sum(note.token for note in kept.values()))
            break
    return found


def _brought_forward(notes: Mapping[int, Note]) -> Catalogue | None:
    """The one that is known, after the changes since; None where all has to be read."""
    shelved = _shelf.shelved
    if shelved is None or not shelved.catalogue.holds(timezone.now()):
        return None
    changed = changed_since(shelved.notes, notes)
    if changed is None or len(changed) > MOST_CHANGES or shelved.catalogue.gone > MOST_GONE:
        return None
    return load_changes(shelved.catalogue, changed)
