"""The database backend; Django looks for `DatabaseWrapper` in a module of this name."""

from __future__ import annotations

from django.db.backends.sqlite3.base import DatabaseWrapper as SQLiteWrapper

from config.sqlite.schema import DatabaseSchemaEditor
from pages.before_commit import SettlingWrapper

__all__ = ["DatabaseWrapper"]


class DatabaseWrapper(SettlingWrapper, SQLiteWrapper):
    SchemaEditorClass = DatabaseSchemaEditor
