from __future__ import annotations

from collections.abc import Sequence

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

from news.catalogue.database_rules import missing_triggers
from news.catalogue.notes import NOTES

__all__ = ["check_notes_of_lists"]


@register(Tags.database)
def check_notes_of_lists(databases: Sequence[str] | None = None, **_kwargs: object) -> list[CheckMessage]:
    """Without them lists would go on as they were before a change."""
    return [
        Error(
            f"The database {alias!r} does not note all changes of lists: {', '.join(missing[:5])}.",
            hint="Run `manage.py prepare`: it makes the notes again.",
            id="news.E001",
        )
        for alias in databases or ()
        if NOTES in connections[alias].introspection.table_names()
        and (missing := missing_triggers(connections[alias]))
    ]
