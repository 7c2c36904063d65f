"""What kept a program from its work and is no property of the file it worked on.

A full disk, a disk that cannot be read, too many open files, a process ended from outside: another time it
goes well. Whoever marks files asks here first. Needs nothing of the site, so that apart programs may use it.
"""

from __future__ import annotations

import errno
import os
import signal
from typing import Final

__all__ = ["KEPT_FROM_WORK", "KILLED", "MachineFaultError", "is_machine_fault"]

#: The code with which a program of ours says so (`sysexits.h`).
KEPT_FROM_WORK: Final = os.EX_TEMPFAIL
#: Ended from outside, by a machine without memory or one that is shut down.
KILLED: Final = frozenset({-signal.SIGKILL, -signal.SIGTERM, -signal.SIGINT, -signal.SIGHUP})
ERRNOS: Final = frozenset(
    {
        errno.ENOSPC,
        errno.EDQUOT,
        errno.EROFS,
        errno.EIO,
        errno.ESTALE,
        errno.ETIMEDOUT,
        errno.EMFILE,
        errno.ENFILE,
        errno.EAGAIN,
    }
)


class MachineFaultError(Exception):
    """A program was kept from its work; nothing is known of the file."""


def is_machine_fault(error: BaseException | None) -> bool:
    """Whether an error, or one that it followed from, is of the machine.

    What libraries raise for damaged content is an `OSError` too, but has no number, or another.
    """
    while error is not None:
        if isinstance(error, MachineFaultError) or (isinstance(error, OSError) and error.errno in ERRNOS):
            return True
        error = error.__cause__
    return False
