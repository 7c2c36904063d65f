"""Changes of the schema that keep the triggers of the database.

Most changes of a table are made by Django so: a new table is filled from the old one and takes its place. The
triggers of the old one are gone then, and those of other tables that look at it keep SQLite from renaming the
new one. So all of them are taken down before a change and put back after it, within its transaction: where it
fails, or the process ends, everything is as before.
"""

from __future__ import annotations

from types import TracebackType
from typing import Self

from django.db.backends.sqlite3.schema import DatabaseSchemaEditor as SQLiteSchemaEditor

__all__ = ["DatabaseSchemaEditor"]

TRIGGERS = "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"


class DatabaseSchemaEditor(SQLiteSchemaEditor):
    def __enter__(self) -> Self:
        super().__enter__()
        self._kept: list[tuple[str, str, str]] = []
        if not self.collect_sql:
            self._take_down()
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        # Without a transaction nothing else brings them back.
        if exc_type is None or not self.atomic_migration:
            self._put_back()
        super().__exit__(exc_type, exc_value, traceback)

    def _take_down(self) -> None:
        with self.connection.cursor() as cursor:
            self._kept = cursor.execute(TRIGGERS).fetchall()
            for name, _table, _sql in self._kept:
                cursor.execute(f"DROP TRIGGER {self.quote_name(name)}")

    def _put_back(self) -> None:
        """Make each again whose table is still there, unless the change has made it itself."""
        if not self._kept:
            return
        with self.connection.cursor() as cursor:
            made = {name for name, _table, _sql in cursor.execute(TRIGGERS).fetchall()}
            tables = {name for (name,) in cursor.execute(TABLES).fetchall()}
            for name, table, sql in self._kept:
                if name not in made and table in tables:
                    cursor.execute(sql)
