"""Making the files of whole libraries outside the requests, some time after the last change."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from django.db import DatabaseError, connection

from documents.models import LibraryPage
from documents.public.exports.kept import ExportInTheMakingError, state_of_library
from documents.public.library.whole import WholeLibrary
from pages.visibility import readable_by_everybody

__all__ = ["ExportKeeper", "follow", "keep_exports"]

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS: Final = 10.0
# Where there is no room, making them once more costs as much and ends the same.
SECONDS_AFTER_FAILURE: Final = 300.0
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

    def look(self, at: float) -> int:
        """Make what is due; says how many files that were. One statement where nothing has changed."""
        state = state_of_library()
        self._note(state, at)
        if not self._is_due(state, at):
            return 0
        # Before the files: a change in between is one more.
        self.kept, made = keep_exports()
        self.kept_state = state
        return made

    def _note(self, state: str, at: float) -> None:
        if state == self.seen_state:
            return
        if self.seen_state == self.kept_state:
            self.first_change = at
        self.seen_state, self.last_change = state, at

    def _is_due(self, state: str, at: float) -> bool:
        if not self.kept_state or not all(whole.is_kept(form) for whole, form in self.kept):
            return True
        is_quiet = at - self.last_change >= QUIET_SECONDS
        return state != self.kept_state and (is_quiet or at - self.first_change >= LONGEST_SECONDS)


def follow(goes_on: Callable[[], bool]) -> None:
    """Keep the files while `goes_on()`; outlives the outages of the database."""
    keeper = ExportKeeper()
    while goes_on():
        pause = SECONDS_BETWEEN_LOOKS
        try:
            keeper.look(time.monotonic())
        except ExportInTheMakingError:
            logger.info("Another process makes files of the library, or they find no room")
            pause = SECONDS_AFTER_FAILURE
        except DatabaseError as error:
            logger.warning("Files of the library wait for the database: %s", error)
            connection.close()
        _wait(pause, goes_on)


def _wait(seconds: float, goes_on: Callable[[], bool]) -> None:
    until = time.monotonic() + seconds
    while goes_on() and (left := until - time.monotonic()) > 0:
        time.sleep(min(left, SECONDS_BETWEEN_LOOKS))
