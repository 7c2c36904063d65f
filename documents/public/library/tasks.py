"""Making the files of whole libraries, run by the worker."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import ClassVar, Final

from django.utils.translation import gettext_lazy as _
from django_tasks import task

from background.errors import TryAgainError
from background.labels import name_task
from background.lanes import BACKEND, Lane
from background.rounds import Round, register
from documents.public.exports.kept import ExportInTheMakingError
from documents.public.library.export_keeper import ExportKeeper

__all__ = ["NoRoomError", "make_library_files"]

# The process that looks whether files are due is the one that makes them.
_KEEPER: Final = ExportKeeper()


class NoRoomError(TryAgainError):
    """A request makes the file just now, or there is no room for it: trying at once ends the same."""

    pause: ClassVar[timedelta] = timedelta(minutes=5)


@task(backend=BACKEND, queue_name=Lane.SLOW)
def make_library_files() -> int:
    """Make the files of whole libraries that are not of now; says how many."""
    try:
        return _KEEPER.make()
    except ExportInTheMakingError as error:
        raise NoRoomError from error


name_task(make_library_files, _("Make files of the whole library"))
register(
    Round(
        task=make_library_files,
        every=timedelta(seconds=10),
        is_due=lambda: _KEEPER.is_due(time.monotonic()),
        first_after=timedelta(seconds=20),
    )
)
