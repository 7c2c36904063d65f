"""All that the database does of itself for the library: guards of what is confidential, notes of changes."""

from __future__ import annotations

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from documents.catalogue.notes import notes
from documents.lifecycle.guards import guards
from documents.triggers import Trigger, broken_triggers, replace_broken_triggers

__all__ = ["missing_triggers", "restore_after_migrating", "restore_triggers", "triggers"]


def triggers(vendor: str) -> list[Trigger]:
    return [*guards(vendor), *notes(vendor)]


def missing_triggers(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of those that are not there as they have to be."""
    return [trigger.name for trigger in broken_triggers(connection, triggers(connection.vendor))]


def restore_triggers(connection: BaseDatabaseWrapper) -> list[str]:
    """Make those again that are missing, and return their names."""
    return replace_broken_triggers(connection, triggers(connection.vendor))


def restore_after_migrating(using: str, **_kwargs: object) -> None:
    """A migration of another library may have rebuilt one of its tables."""
    restore_triggers(connections[using])
