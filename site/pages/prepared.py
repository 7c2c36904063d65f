"""Queries that every reader makes alike, with other values: their statements are put together once.

For the pages of this site that takes the ORM ten times as long as the database takes to answer.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Hashable, Sequence
from datetime import UTC, date, datetime
from functools import partial
from types import SimpleNamespace
from typing import Any, Final, Generic, NamedTuple, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model, QuerySet
from django.db.models.query import ModelIterable

__all__ = ["Prepared", "padded"]

M = TypeVar("M", bound=Model)
# Statements that are kept of one query: more than that are other shapes than are asked for again.
MOST_SHAPES: Final = 50


class _Statement(NamedTuple):
    compiler: Any
    sql: str
    parameters: tuple[Any, ...]
    # Which value a place takes; None for what is the same in every statement.
    sources: tuple[int | None, ...]


class Prepared(Generic[M]):
    """`make` gives a queryset of whole rows for numbers, texts, days and moments; no `prefetch_related`.

    It is called once for a number of values and a `shape`, with values that stand for those of each reader:
    the statement may depend on nothing else. Each value has to come into the statement as it is.
    """

    def __init__(self, make: Callable[..., QuerySet[M]]) -> None:
        self._make = make
        self._statements: dict[Hashable, _Statement] = {}

    def rows(self, *values: Any, **shape: Hashable) -> list[M]:
        """The rows for these values. `shape` is what else `make` is given, as it is. One query."""
        connection = connections[DEFAULT_DB_ALIAS]
        kind = (connection.vendor, len(values), *shape.items())
        statement = self._statements.get(kind)
        if statement is None:
            statement = _prepared(partial(self._make, **shape), values)
            if len(self._statements) >= MOST_SHAPES:
                self._statements.clear()
            self._statements[kind] = statement
        given = [_adapted(value) for value in values]
        parameters = tuple(
            same if source is None else given[source]
            for same, source in zip(statement.parameters, statement.sources, strict=True)
        )
        compiler = copy.copy(statement.compiler)
        compiler.connection = connection
        compiler.as_sql = lambda *_args, **_kwargs: (statement.sql, parameters)
        query = SimpleNamespace(get_compiler=lambda **_kwargs: compiler)
        asked = SimpleNamespace(query=query, db=DEFAULT_DB_ALIAS, _known_related_objects={})
        return list(ModelIterable(asked))  # type: ignore[arg-type]


def padded(ids: Sequence[int]) -> list[int]:
    """The same ids, some of them twice: so many that few numbers of them occur. There has to be one."""
    size = 1 << (len(ids) - 1).bit_length()
    return [*ids, *[ids[0]] * (size - len(ids))]


def _prepared(make: Callable[..., QuerySet[M]], values: Sequence[Any]) -> _Statement:
    stand_ins = [_stand_in(value, place) for place, value in enumerate(values)]
    compiler = make(*stand_ins).query.get_compiler(using=DEFAULT_DB_ALIAS)
    sql, parameters = compiler.as_sql()
    places = {_adapted(stand_in): place for place, stand_in in enumerate(stand_ins)}
    sources = tuple(places.get(parameter) for parameter in parameters)
    if {source for source in sources if source is not None} != set(range(len(values))):
        raise ValueError("a value does not come into the statement as it is")
    return _Statement(compiler, sql, tuple(parameters), sources)


def _stand_in(value: Any, place: int) -> Any:
    """A value of the same kind that nobody asks for."""
    if isinstance(value, datetime):
        return datetime(1, 2, 3, place, tzinfo=UTC)
    if isinstance(value, date):
        return date(1, 2, 3 + place)
    return f"\2{place}" if isinstance(value, str) else 1_987_654_321 - place


def _adapted(value: Any) -> Any:
    """The value as the driver takes it."""
    operations = connections[DEFAULT_DB_ALIAS].ops
    if isinstance(value, datetime):
        return operations.adapt_datetimefield_value(value)
    return operations.adapt_datefield_value(value) if isinstance(value, date) else value
