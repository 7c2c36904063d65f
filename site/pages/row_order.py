"""Comparing whole rows with values, which a database answers from an index of the same columns.

"Later than this day, or the same day and a higher id" is one place in an index; written with OR, a database
reads all rows on one side of it and throws most of them away.
"""

from __future__ import annotations

from typing import Any

from django.db.models import BooleanField, F, Func, Value

__all__ = ["RowAfter", "RowBefore"]


class _Row(Func):
    template = "(%(expressions)s)"
    # Of the row itself there is no type, and nobody asks for it.
    output_field = BooleanField()


class _RowComparison(Func):
    template = "%(expressions)s"
    output_field = BooleanField()

    def __init__(self, *rows: Any, **values: Any) -> None:
        """Columns with the values they are compared with, in the order of the index."""
        super().__init__(*rows or (_Row(*map(F, values)), _Row(*map(Value, values.values()))))


class RowAfter(_RowComparison):
    """`RowAfter(display_date=day, pk=7)`: the row stands after those values."""

    arg_joiner = " > "


class RowBefore(_RowComparison):
    """The row stands before the values."""

    arg_joiner = " < "
