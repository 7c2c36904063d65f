"""The catalogue as the database has it now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Final, NamedTuple

from django.utils import timezone

from documents.catalogue.catalogue import Catalogue
from documents.catalogue.loading import load, load_changes
from documents.catalogue.version import Version, current_notes, current_version, shorten, version_of
from documents.catalogue.words import Words
from pages.change_notes import Note, changed_since

__all__ = ["Library", "catalogue", "library", "words"]

ATTEMPTS: Final = 3
#: Where more documents have changed than this, all are read: it takes no longer.
MOST_CHANGES: Final = 40
#: Nor are places kept that no document has any more, beyond so many.
MOST_GONE: Final = 1_000


class Library(NamedTuple):
    """What lists are made from."""

    catalogue: Catalogue
    words: Words


@dataclass(frozen=True, slots=True)
class _Shelved:
    catalogue: Catalogue
    notes: Mapping[int, Note]
    version: int


@dataclass(slots=True)
class _Shelf:
    """What was last read in this process: the catalogue with its notes, words with their version."""

    shelved: _Shelved | None = None
    words: tuple[Words, int] | None = None
    lock: Lock = field(default_factory=Lock)


_shelf: Final = _Shelf()


def catalogue() -> Catalogue:
    return library().catalogue


def library() -> Library:
    """One statement; seven more where something has changed since it was last read, four where words have.

    What is read then is the documents that have changed, or all where there are many.
    """
    version = current_version()
    words = _words(version)
    found = _known(version)
    if found is None:
        with _shelf.lock:
            # Another thread may have read it while this one waited.
            found = _known(current_version()) or _read()
    return Library(found, words)


def words() -> Words:
    """One statement, and four more where a word has changed."""
    return _words(current_version())


def _words(version: Version) -> Words:
    known = _shelf.words
    if known is None or known[1] != version.words:
        # A word that changes meanwhile is another version: they are read again.
        known = _shelf.words = Words.load(), version.words
    return known[0]


def _known(version: Version) -> Catalogue | None:
    shelved = _shelf.shelved
    if shelved is None or shelved.version != version.all or not shelved.catalogue.holds(timezone.now()):
        return None
    return shelved.catalogue


def _read() -> Catalogue:
    """Read it at one version: what changes in between would leave parts of different moments."""
    for _attempt in range(ATTEMPTS):
        notes = current_notes()
        found = _brought_forward(notes) or load()
        if current_version() == version_of(notes):
            kept = shorten(notes)
            _shelf.shelved = _Shelved(found, kept, version_of(kept).all)
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
