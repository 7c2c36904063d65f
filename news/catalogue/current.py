"""The lists as the database has them now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

from django.utils import timezone

from news.catalogue.lists import Lists
from news.catalogue.loading import load, load_changes
from news.catalogue.version import current_notes, current_version, shorten, version_of
from pages.change_notes import Note, changed_since
from pages.current_request import remembered

__all__ = ["lists"]

ATTEMPTS: Final = 3
#: Where more pages have changed than this, all are read: it takes no longer.
MOST_CHANGES: Final = 500


@dataclass(frozen=True, slots=True)
class _Shelved:
    lists: Lists
    notes: Mapping[int, Note]
    version: int


@dataclass(slots=True)
class _Shelf:
    """The last lists that were read in this process, with the notes there were then."""

    shelved: _Shelved | None = None
    lock: Lock = field(default_factory=Lock)


_shelf: Final = _Shelf()


def lists() -> Lists:
    """One statement in a request, and eight more where something has changed since they were last read.

    What is read then is the pages that have changed, or all where there are many.
    """
    return remembered(lists, _current)


def _current() -> Lists:
    found = _known(current_version())
    if found is not None:
        return found
    with _shelf.lock:
        # Another thread may have read them while this one waited.
        return _known(current_version()) or _read()


def _known(version: int) -> Lists | None:
    shelved = _shelf.shelved
    if shelved is None or shelved.version != version or not shelved.lists.holds(timezone.now()):
        return None
    return shelved.lists


def _read() -> Lists:
    """Read them at one version: what changes in between would leave parts of different moments."""
    for _attempt in range(ATTEMPTS):
        notes = current_notes()
        found = _brought_forward(notes) or load()
        if current_version() == version_of(notes):
            kept = shorten(notes)
            _shelf.shelved = _Shelved(found, kept, version_of(kept))
            break
    return found


def _brought_forward(notes: Mapping[int, Note]) -> Lists | None:
    """Those that are known, after the changes since; None where all have to be read."""
    shelved = _shelf.shelved
    now = timezone.now()
    if shelved is None or shelved.lists.read_at > now:
        return None
    changed = changed_since(shelved.notes, notes)
    if changed is None or len(changed) > MOST_CHANGES:
        return None
    changed.update(shelved.lists.ended(now))
    return load_changes(shelved.lists, changed)
