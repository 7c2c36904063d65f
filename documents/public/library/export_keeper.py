"""Making the files of whole libraries outside the requests, some time after the last change."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from documents.models import LibraryPage
from documents.public.exports.kept import state_of_library
from documents.public.library.whole import WholeLibrary
from pages.visibility import readable_by_everybody

__all__ = ["ExportKeeper", "keep_exports"]

#: So long nothing has changed any more …
QUIET_SECONDS: Final = 120.0
#: … but no change waits longer than this.
LONGEST_SECONDS: Final = 900.0

Kept = tuple[WholeLibrary, str]


def keep_exports() -> tuple[list[Kept], int]:
    """Have every file that is kept as it is now; returns them, and how many were made.

    Raises `ExportInTheMakingError`.
    """
    libraries = LibraryPage.objects.live().filter(readable_by_everybody()).order_by("pk")
    kept = [(whole, form) for whole in map(WholeLibrary, libraries) for form in whole.kept_forms()]
    return kept, sum(whole.keep(form) for whole, form in kept)


@dataclass(slots=True)
class ExportKeeper:
    """Knows when it is time. Moments are seconds of any clock that only goes forward."""

    kept_state: str = ""
    kept: list[Kept] = field(default_factory=list)
    seen_state: str = ""
    first_change: float = 0.0
    last_change: float = 0.0

    def is_due(self, at: float) -> bool:
        """Whether files have to be made; one statement where nothing has changed."""
        state = state_of_library()
        self._note(state, at)
        if not self.kept_state or not all(whole.is_kept(form) for whole, form in self.kept):
            return True
        is_quiet = at - self.last_change >= QUIET_SECONDS
        return state != self.kept_state and (is_quiet or at - self.first_change >= LONGEST_SECONDS)

    def make(self) -> int:
        """Make the files that are not of now; says how many. Raises `ExportInTheMakingError`."""
        # Before the files: a change in between is one more.
        state = state_of_library()
        self.kept, made = keep_exports()
        self.kept_state = state
        return made

    def _note(self, state: str, at: float) -> None:
        if state == self.seen_state:
            return
        if self.seen_state == self.kept_state:
            self.first_change = at
        self.seen_state, self.last_change = state, at
