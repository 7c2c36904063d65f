from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder

from documents.database_rules import missing_triggers
from documents.models import LegalDocumentPage
from documents.validity.spans import stale_documents

__all__ = ["check_database_rules", "check_status_spans"]

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


@register(Tags.database)
def check_status_spans(databases: Sequence[str] | None = None, **_kwargs: object) -> list[CheckMessage]:
    """What lists, pages and the search tell of validity has to be what the rule says."""
    return [
        Error(
            f"The validity of {len(stale)} documents in the database {alias!r} is not as the rule has it.",
            hint="Run `manage.py write_status_spans`; with `--check` it names them.",
            id="documents.E002",
        )
        for alias in databases or ()
        if _has_made_them(connections[alias]) and (stale := stale_documents(_all_documents(alias)))
    ]


def _all_documents(alias: str) -> Iterable[int]:
    return LegalDocumentPage.objects.using(alias).values_list("pk", flat=True)


def _has_made_them(connection: BaseDatabaseWrapper) -> bool:
    return MAKING in MigrationRecorder(connection).applied_migrations()
