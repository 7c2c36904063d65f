"""Typed reading of TOML tables: each key is asked for once, and what nobody asked for is an error."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

LOCAL_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
Value = TypeVar("Value")


class Fields:
    """One TOML table. Every method raises ValueError when the key is missing or of another type."""

    def __init__(self, table: Mapping[str, object]) -> None:
        self._table = dict(table)

    def _take(self, key: str, kind: type[Value], default: Value | None) -> Value:
        value = self._table.pop(key, default)
        if value is None:
            raise ValueError(f"{key} is missing")
        if not isinstance(value, kind):
            raise ValueError(f"{key} must be a {kind.__name__}, not {value!r}")
        return value

    def text(self, key: str, default: str | None = None) -> str:
        value = self._take(key, str, default)
        if default is None and not value.strip():
            raise ValueError(f"{key} is empty")
        return value.strip()

    def flag(self, key: str) -> bool:
        """True or false; absent is false."""
        return self._take(key, bool, default=False)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings; absent is empty."""
        values = self._take(key, list, [])
        if not all(isinstance(value, str) for value in values):
            raise ValueError(f"{key} must be a list of strings")
        return tuple(values)

    def integers(self, key: str) -> tuple[int, ...]:
        values = self._take(key, list, [])
        if not all(isinstance(value, int) for value in values):
            raise ValueError(f"{key} must be a list of whole numbers")
        return tuple(values)

    def rows(self, key: str) -> tuple[tuple[str, ...], ...]:
        """A list of lists of strings, all of one length."""
        values = self._take(key, list, None)
        if not values or not all(isinstance(row, list) and len(row) == len(values[0]) for row in values):
            raise ValueError(f"{key} must be a list of lists of one length")
        return tuple(tuple(str(cell) for cell in row) for row in values)

    def tables(self, key: str) -> tuple[Fields, ...]:
        """A list of tables (``[[key]]``); absent is empty."""
        values = self._take(key, list, [])
        if not all(isinstance(value, dict) for value in values):
            raise ValueError(f"{key} must be a list of tables")
        return tuple(Fields(value) for value in values)

    def table(self, key: str) -> Fields:
        """A table (``[key]``); absent is empty."""
        return Fields(self._take(key, dict, {}))

    def optional_table(self, key: str) -> Fields | None:
        return self.table(key) if key in self._table else None

    def day(self, key: str) -> date:
        value = self._take(key, date, None)
        if isinstance(value, datetime):
            raise ValueError(f"{key} must be a day without a time")
        return value

    def optional_day(self, key: str) -> date | None:
        return self.day(key) if key in self._table else None

    def moment(self, key: str) -> datetime:
        """A local date and time; the result knows its zone."""
        return self._take(key, datetime, None).replace(tzinfo=LOCAL_ZONE)

    def optional_moment(self, key: str) -> datetime | None:
        return self.moment(key) if key in self._table else None

    def finish(self) -> None:
        if self._table:
            raise ValueError(f"unknown keys: {', '.join(sorted(self._table))}")
