from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from page_cache.database_rules import missing_triggers

__all__ = ["check_notes_of_changes"]

#: The migration that makes the table of notes; the triggers come when all tables are there.
MAKING: Final = ("page_cache", "0001_initial")


@register(Tags.database)
def check_notes_of_changes(databases: Sequence[str] | None = None, **_kwargs: object) -> list[CheckMessage]:
    """Without them readers would be shown pages from before a change."""
    return [
        Error(
            f"The database {alias!r} does not note all changes: {', '.join(missing[:5])}.",
            hint="Run `manage.py prepare`: it makes the notes again.",
            id="page_cache.E001",
        )
        for alias in databases or ()
        if MAKING in MigrationRecorder(connections[alias]).applied_migrations()
        and (missing := missing_triggers(connections[alias]))
    ]
