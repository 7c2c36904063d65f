"""Records shortened to what somebody can act on."""

from __future__ import annotations

import logging

from background.errors import TryAgainError
from config.error_views import OUTAGES

__all__ = ["OutagesInOneLine", "WaitingInOneLine", "WithoutTraceback"]


class WithoutTraceback(logging.Filter):
    """What a stranger sent that was refused needs no traceback of ours."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.exc_info = record.exc_text = None
        return True


class OutagesInOneLine(logging.Filter):
    """A database that is away fails every request in the same way; where in the code says nothing."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, OUTAGES):
            first_line = str(error).strip().partition("\n")[0]
            record.msg, record.args = "%s (%s)", (record.getMessage(), first_line)
            record.exc_info = record.exc_text = None
        return True


class WaitingInOneLine(logging.Filter):
    """A task that waits for something has not failed: what it waits for is all there is to say."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, TryAgainError):
            record.msg, record.args = "%s (%s)", (record.getMessage(), error)
            record.levelno, record.levelname = logging.WARNING, "WARNING"
            record.exc_info = record.exc_text = None
        return True
