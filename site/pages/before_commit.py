"""Work that is done once for a transaction, just before it is committed, and taken back with it.

`transaction.on_commit` comes too late for what must not be lost: a process that dies between the commit and
the call leaves the change without its consequences. What is asked for here is part of the transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any, TypeVar

from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

__all__ = ["SettlingWrapper", "before_commit", "settle"]

T = TypeVar("T")
Work = Callable[[Collection[Any]], None]


class SettlingWrapper(BaseDatabaseWrapper):
    """A connection that does so: the backends `config.sqlite` and `config.postgresql` are made with it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What each work is about; dictionaries keep the order.
        self.due: dict[Work, dict[Any, None]] = {}

    def commit(self) -> None:
        if self.due:
            self._settle_before_commit()
        super().commit()

    def rollback(self) -> None:
        self.due.clear()
        super().rollback()

    def close(self) -> None:
        self.due.clear()
        super().close()

    def settle(self) -> None:
        """Do what is due, and what becomes due by it."""
        while self.due:
            work = next(iter(self.due))
            work(self.due.pop(work))

    def _settle_before_commit(self) -> None:
        # `atomic` has left its block to be able to commit; the transaction itself is still open.
        leaves_on_exit = self.commit_on_exit
        self.in_atomic_block = self.commit_on_exit = True
        try:
            self.settle()
            self.validate_no_broken_transaction()
        except BaseException:
            self.in_atomic_block = False
            self.rollback()
            raise
        finally:
            self.in_atomic_block, self.commit_on_exit = False, leaves_on_exit


def before_commit(work: Callable[[Collection[T]], None], subjects: Iterable[T]) -> None:
    """Call `work` once before the open transaction is committed, with all its subjects, each once.

    Outside a transaction it is called at once, in one of its own. Where it fails, the transaction does. It is
    called even if the savepoint in which it was asked for was taken back, so it looks at what is there.
    """
    connection = _connection()
    if noted := dict.fromkeys(subjects):
        with transaction.atomic(savepoint=False):
            connection.due.setdefault(work, {}).update(noted)


def settle() -> None:
    """Do now what is due, for who reads in the same transaction what follows from it."""
    _connection().settle()


def _connection() -> SettlingWrapper:
    connection = transaction.get_connection()
    if not isinstance(connection, SettlingWrapper):
        raise ImproperlyConfigured(f"{connection.vendor}: the site has no backend for this database")
    return connection
