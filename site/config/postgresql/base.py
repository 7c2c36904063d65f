"""The database backend; Django looks for `DatabaseWrapper` in a module of this name."""

from __future__ import annotations

from django.db.backends.postgresql.base import DatabaseWrapper as PostgreSQLWrapper

from pages.before_commit import SettlingWrapper

__all__ = ["DatabaseWrapper"]


class DatabaseWrapper(SettlingWrapper, PostgreSQLWrapper):
    """Does before a commit what is due by then."""
