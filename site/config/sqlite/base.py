"""The database backend; Django looks for `DatabaseWrapper` in a module of this name."""

from __future__ import annotations

from django.db.backends.sqlite3.base import DatabaseWrapper as SQLiteWrapper

from config.sqlite.schema import DatabaseSchemaEditor

__all__ = ["DatabaseWrapper"]


class DatabaseWrapper(SQLiteWrapper):
    SchemaEditorClass = DatabaseSchemaEditor
