"""Work before a commit (`pages.before_commit`) in tests, whose own transaction is never committed.

There a change ends with the outermost block that is not of the test itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any

import pytest
from django.db import transaction
from django.db.transaction import Atomic

from pages.before_commit import SettlingWrapper

__all__ = ["around_tests", "settling_in_tests"]


def around_tests(block: Any) -> Any:
    """Mark a block as what tests stand in, as Django marks its own."""
    block._from_testcase = True
    return block


@contextmanager
def settling_in_tests() -> Iterator[None]:
    leave = Atomic.__exit__

    def leave_settled(
        self: Any,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        connection = transaction.get_connection(self.using)
        if isinstance(connection, SettlingWrapper) and _ends_change(self, connection):
            if exc_type is not None or connection.needs_rollback:
                connection.due.clear()
            try:
                connection.settle()
            except BaseException as error:
                leave(self, type(error), error, error.__traceback__)
                raise
        leave(self, exc_type, exc_value, traceback)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Atomic, "__exit__", leave_settled)
        yield


def _ends_change(block: Any, connection: SettlingWrapper) -> bool:
    around = connection.atomic_blocks[:-1]
    return bool(around) and not block._from_testcase and all(each._from_testcase for each in around)
