"""Triggers of the database: made by a migration, looked after by a system check and by `prepare`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

__all__ = [
    "DatabaseRules",
    "Trigger",
    "broken_triggers",
    "place_triggers",
    "remove_triggers",
    "replace_broken_triggers",
]

IN_SQLITE: Final = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
# A trigger that somebody has switched off is as good as none.
IN_POSTGRESQL: Final = """
    SELECT trigger.tgname, class.relname, procedure.proname, procedure.prosrc
    FROM pg_trigger AS trigger
    JOIN pg_class AS class ON class.oid = trigger.tgrelid
    JOIN pg_proc AS procedure ON procedure.oid = trigger.tgfoid
    WHERE NOT trigger.tgisinternal AND trigger.tgenabled IN ('O', 'A')
        AND class.relnamespace = current_schema()::regnamespace
"""


@dataclass(frozen=True, slots=True)
class Trigger:
    """`statement` makes it. On PostgreSQL `body` is what its function `function` does, "" on SQLite."""

    name: str
    table: str
    statement: str
    function: str = ""
    body: str = ""


def place_triggers(connection: BaseDatabaseWrapper, triggers: Sequence[Trigger]) -> None:
    """Make the triggers anew whose tables exist."""
    tables = set(connection.introspection.table_names())
    present = [trigger for trigger in triggers if trigger.table in tables]
    remove_triggers(connection, present)
    with connection.cursor() as cursor:
        for trigger in present:
            if trigger.function:
                cursor.execute(
                    f"CREATE OR REPLACE FUNCTION {trigger.function}() RETURNS trigger LANGUAGE plpgsql AS"
                    f" $${trigger.body}$$"
                )
            cursor.execute(trigger.statement)


def replace_broken_triggers(connection: BaseDatabaseWrapper, triggers: Iterable[Trigger]) -> list[str]:
    """Make those anew that are not there as they have to be, and return their names."""
    broken = broken_triggers(connection, triggers)
    if broken:
        place_triggers(connection, broken)
    return [trigger.name for trigger in broken]


def remove_triggers(connection: BaseDatabaseWrapper, triggers: Iterable[Trigger]) -> None:
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for trigger in triggers:
            if trigger.table in tables:
                on_table = f" ON {trigger.table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {trigger.name}{on_table}")


def broken_triggers(connection: BaseDatabaseWrapper, triggers: Iterable[Trigger]) -> list[Trigger]:
    """Those that are missing, switched off or do something else, though their tables exist."""
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        cursor.execute(IN_POSTGRESQL if connection.vendor == "postgresql" else IN_SQLITE)
        found = set(cursor.fetchall())
    return [
        trigger for trigger in triggers if trigger.table in tables and _row(connection, trigger) not in found
    ]


def _row(connection: BaseDatabaseWrapper, trigger: Trigger) -> tuple[str, ...]:
    """A trigger as the database lists it."""
    if connection.vendor == "postgresql":
        return trigger.name, trigger.table, trigger.function, trigger.body
    return trigger.name, trigger.statement


class DatabaseRules:
    """Triggers that belong together, for a check and for `prepare`; `made` gives those of a vendor."""

    def __init__(self, made: Callable[[str], Iterable[Trigger]]) -> None:
        self._made = made

    def missing(self, connection: BaseDatabaseWrapper) -> list[str]:
        """The names of those that are not there as they have to be."""
        return [trigger.name for trigger in broken_triggers(connection, self._made(connection.vendor))]

    def restore(self, connection: BaseDatabaseWrapper) -> list[str]:
        """Make those again that are missing, and return their names."""
        return replace_broken_triggers(connection, self._made(connection.vendor))

    def restore_after_migrating(self, using: str, **_kwargs: object) -> None:
        """Tables of other apps are made after ours, and a migration of another library may rebuild one."""
        self.restore(connections[using])
