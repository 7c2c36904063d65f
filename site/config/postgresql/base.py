"""The database backend; Django looks for `DatabaseWrapper` in a module of this name."""

from __future__ import annotations

import select
import time
from typing import Any, Final

from django.db.backends.postgresql.base import DatabaseWrapper as PostgreSQLWrapper

from pages.before_commit import SettlingWrapper

__all__ = ["DatabaseWrapper"]

SECONDS_OF_TRUST: Final = 5.0


class DatabaseWrapper(SettlingWrapper, PostgreSQLWrapper):
    """Does before a commit what is due by then.

    A connection that answered some seconds ago and at which nothing has come since is not asked whether it
    still answers: a server that ends says so, and one that has vanished is asked by the next statement.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._answered_at = 0.0

    def is_usable(self) -> bool:
        now = time.monotonic()
        is_trusted = not self.errors_occurred and now < self._answered_at + SECONDS_OF_TRUST
        if is_trusted and _is_quiet(self.connection):
            return True
        usable = super().is_usable()
        self._answered_at = now if usable else 0.0
        return usable


def _is_quiet(connection: Any) -> bool:
    """Whether it is open and nothing waits to be read: neither a last word nor the end."""
    if connection is None or connection.closed or connection.broken:
        return False
    poll = select.poll()
    poll.register(connection.fileno(), select.POLLIN)
    return not poll.poll(0)
