"""The notes that the database makes for lists of news: looked after by a check and by `prepare`."""

from __future__ import annotations

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from documents.triggers import broken_triggers, replace_broken_triggers
from news.catalogue.notes import notes

__all__ = ["missing_triggers", "restore_after_migrating", "restore_triggers"]


def missing_triggers(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of those that are not there as they have to be."""
    return [trigger.name for trigger in broken_triggers(connection, notes(connection.vendor))]


def restore_triggers(connection: BaseDatabaseWrapper) -> list[str]:
    """Make those again that are missing, and return their names."""
    return replace_broken_triggers(connection, notes(connection.vendor))


def restore_after_migrating(using: str, **_kwargs: object) -> None:
    """Tables of other apps are made after ours, and a migration of another library may rebuild one."""
    restore_triggers(connections[using])
