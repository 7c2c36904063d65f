"""Queries that are put together once for a process, where that takes longer than to run them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cache
from typing import Any, Final

from django.db import connection
from django.db.models import QuerySet

__all__ = ["PreparedRows"]

# Stands for the ids; no row has it.
SOME: Final = -(2**31) + 1


class PreparedRows:
    """Rows of what `query` gives, a queryset of values that filters by the ids it is given, and by them once.

    Values are taken as the database gives them: numbers and texts, no days. Nothing else in the query may
    change while a process runs.
    """

    def __init__(self, query: Callable[[Collection[int]], QuerySet[Any, Any]]) -> None:
        self._query = query
        self._statement = cache(self._put_together)

    def __call__(self, ids: Collection[int]) -> list[tuple[Any, ...]]:
        """The rows of these ids; no statement where there are none."""
        if not ids:
            return []
        before, after, first, last = self._statement(connection.vendor)
        with connection.cursor() as cursor:
            places = ", ".join(["%s"] * len(ids))
            cursor.execute(f"{before}{places}{after}", [*first, *ids, *last])
            found: list[tuple[Any, ...]] = cursor.fetchall()
            return found

    def _put_together(self, _vendor: str) -> tuple[str, str, list[Any], list[Any]]:
        """The statement before and after the ids, and its other parameters."""
        sql, parameters = self._query([SOME]).query.sql_with_params()
        place = list(parameters).index(SOME)
        pieces = sql.split("%s")
        before, after = "%s".join(pieces[: place + 1]), "%s".join(pieces[place + 1 :])
        return before, after, list(parameters[:place]), list(parameters[place + 1 :])
