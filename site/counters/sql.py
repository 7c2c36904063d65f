"""The one kind of statement the ORM has no words for: insert, or change what is there, in one step.

The same text runs on SQLite (3.35 or newer) and PostgreSQL.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.db.models import Field, Model


def upsert(
    model: type[Model],
    *,
    fields: Collection[str],
    key: Collection[str],
    changes: Mapping[str, str],
    only_if: str = "",
    returning: str | Sequence[str] = (),
    rows: int = 1,
) -> str:
    """Build `INSERT … ON CONFLICT (key) DO UPDATE SET changes WHERE only_if RETURNING fields`.

    `changes` maps a field to an expression, where `kept` is the row that is there and `excluded` the new one.
    No two of the `rows` may have the same key.
    """
    places = f"({', '.join('%s' for _name in fields)})"
    parts = [
        "INSERT INTO",
        connection.ops.quote_name(model._meta.db_table),
        f"AS kept ({', '.join(column(model, name) for name in fields)})",
        f"VALUES {', '.join([places] * rows)}",
        f"ON CONFLICT ({', '.join(column(model, name) for name in key)})",
        "DO UPDATE SET",
        ", ".join(f"{column(model, name)} = {expression}" for name, expression in changes.items()),
    ]
    if only_if:
        parts += ["WHERE", only_if]
    if returning:
        names = [returning] if isinstance(returning, str) else returning
        parts += ["RETURNING", ", ".join(column(model, name) for name in names)]
    return " ".join(parts)


def prepared(model: type[Model], values: Mapping[str, object]) -> list[Any]:
    """The values of fields as the database driver wants them, in the mapping's order."""
    return [field_of(model, name).get_db_prep_value(value, connection) for name, value in values.items()]


def aware(moment: datetime) -> datetime:
    """A moment as the driver returned it: SQLite's have no zone and are in UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def add_to_rows(
    model: type[Model], key: Sequence[str], added: Sequence[str], rows: Iterable[tuple[Any, ...]]
) -> None:
    """Add numbers to the rows with these keys, creating those that are missing.

    `rows` holds the key's values followed by the numbers to add. They are written in the order of their keys,
    so that two transactions doing this never wait for each other in a circle.
    """
    fields = [*key, *added]
    columns = {name: column(model, name) for name in added}
    changes = {name: f"kept.{columns[name]} + excluded.{columns[name]}" for name in added}
    statement = upsert(model, fields=fields, key=key, changes=changes)
    parameters = [prepared(model, dict(zip(fields, row, strict=True))) for row in sorted(rows)]
    if parameters:
        with connection.cursor() as cursor:
            cursor.executemany(statement, parameters)


def column(model: type[Model], name: str) -> str:
    """The quoted name of a field's column. Raises TypeError where it has none."""
    in_database = field_of(model, name).column
    if in_database is None:
        raise TypeError(f"{model.__name__}.{name} has no column")
    return connection.ops.quote_name(in_database)


def field_of(model: type[Model], name: str) -> Field[Any, Any]:
    """A field of the model's own. Raises TypeError for the other end of a relation."""
    field = model._meta.get_field(name)
    if not isinstance(field, Field):
        raise TypeError(f"{model.__name__}.{name} is no field")
    return field
