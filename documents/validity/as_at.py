"""The day as of which a reader looks at documents: today, unless the address names another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Self

from django.http import QueryDict
from django.utils import timezone

from vietnamese.dates import parse_date

__all__ = ["DAY_PARAMETER", "AskedDay"]

DAY_PARAMETER: Final = "ngay"
LONGEST_ECHO: Final = 40


@dataclass(frozen=True, slots=True)
class AskedDay:
    """`on` is the day itself. `wrong` is what was given in place of a day, and then `on` is today."""

    on: date
    is_chosen: bool = False
    wrong: str = ""

    @classmethod
    def of(cls, parameters: QueryDict, name: str = DAY_PARAMETER) -> Self:
        """Read `?ngay=2023-07-01`; dates as people write them will do too."""
        today = timezone.localdate()
        given = parameters.get(name, "").strip()
        if not given:
            return cls(today)
        day = parse_date(given[:LONGEST_ECHO])
        if day is None:
            return cls(today, wrong=given[:LONGEST_ECHO])
        return cls(day, is_chosen=True)

    @property
    def value(self) -> str:
        """The day as the address has it; empty if none was chosen."""
        return self.on.isoformat() if self.is_chosen else ""
