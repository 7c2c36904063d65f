from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder

from documents.database_rules import missing_triggers

__all__ = ["check_database_rules"]

#: The migration that makes the triggers; before it there are none.
MAKING: Final = ("documents", "0002_triggers")


@register(Tags.database)
def check_database_rules(databases: Sequence[str] | None = None, **_kwargs: object) -> list[CheckMessage]:
    """Without them confidential documents may be published, and lists of the library are out of date."""
    return [
        Error(
            f"Rules of the library are missing in the database {alias!r}: {', '.join(missing)}.",
            hint="Run `manage.py prepare`: it makes them again.",
            id="documents.E001",
        )
        for alias in databases or ()
        if _has_made_them(connections[alias]) and (missing := missing_triggers(connections[alias]))
    ]


def _has_made_them(connection: BaseDatabaseWrapper) -> bool:
    return MAKING in MigrationRecorder(connection).applied_migrations()
