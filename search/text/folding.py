"""Folding inside the database: the SQL function `vn_fold` compares columns whatever marks were typed."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField, TextField, Transform

from vietnamese.text import fold

__all__ = ["Folded", "register_in_sqlite", "register_lookups"]

FUNCTION = "vn_fold"


class Folded(Transform):
    """`title__vn_fold__contains="cong doan"`: the column without marks, in lower case, with d for đ."""

    lookup_name = FUNCTION
    function = FUNCTION
    output_field = TextField()


def register_lookups() -> None:
    for field in (CharField, TextField):
        field.register_lookup(Folded)


def register_in_sqlite(connection: BaseDatabaseWrapper, **_: object) -> None:
    """Give a new SQLite connection the function; PostgreSQL has it from the migration."""
    if connection.vendor == "sqlite":
        connection.connection.create_function(FUNCTION, 1, _fold, deterministic=True)


def _fold(value: object) -> str | None:
    return None if value is None else fold(str(value))
