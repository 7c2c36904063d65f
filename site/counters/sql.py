"""The one kind of statement the ORM has no words for: insert, or change what is there, in one step.

The same text runs on SQLite (3.35 or newer) and PostgreSQL.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model


def upsert(
    model: type[Model],
    *,
    fields: Sequence[str],
    key: Sequence[str],
    changes: Mapping[str, str],
    only_if: str = "",
) -> str:
    """Build `INSERT … ON CONFLICT (key) DO UPDATE SET changes WHERE only_if`.

    `changes` maps a field to an expression; in expressions `kept` is the row that is there, `excluded` the new one.
    """
    columns = {name: connection.ops.quote_name(model._meta.get_field(name).column) for name in fields}  # type: ignore[union-attr]
    table = connection.ops.quote_name(model._meta.db_table)
    statement = (
        f"INSERT INTO {table} AS kept ({', '.join(columns.values())})"
        f" VALUES ({', '.join(['%s'] * len(columns))})"
        f" ON CONFLICT ({', '.join(columns[name] for name in key)})"
        f" DO UPDATE SET {', '.join(f'{columns[name]} = {expression}' for name, expression in changes.items())}"
    )
    return f"{statement} WHERE {only_if}" if only_if else statement


def prepared(model: type[Model], values: Mapping[str, object]) -> list[Any]:
    """The values of fields as the database driver wants them, in the mapping's order."""
    return [
        model._meta.get_field(name).get_db_prep_value(value, connection)  # type: ignore[union-attr]
        for name, value in values.items()
    ]


def add_to_rows(
    model: type[Model], key: Sequence[str], added: Sequence[str], rows: Iterable[tuple[object, ...]]
) -> None:
    """Add numbers to the rows with these keys, creating those that are missing.

    `rows` holds the key's values followed by the numbers to add. They are written in the order of their keys, so that
    two transactions doing this never wait for each other in a circle.
    """
    fields = [*key, *added]
    statement = upsert(
        model,
        fields=fields,
        key=key,
        changes={
            name: f"kept.{connection.ops.quote_name(name)} + excluded.{connection.ops.quote_name(name)}"
            for name in added
        },
    )
    parameters = [prepared(model, dict(zip(fields, row, strict=True))) for row in sorted(rows)]  # type: ignore[type-var]
    if parameters:
        with connection.cursor() as cursor:
            cursor.executemany(statement, parameters)
