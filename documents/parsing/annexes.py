"""What an annex says of the document it belongs to."""

from __future__ import annotations

from typing import Final

from documents.numbers import find_numbers
from documents.parsing.dates import written_dates
from documents.parsing.lines import Line
from vietnamese.dates import short_date

__all__ = ["owner_of"]

LONGEST: Final = 200


def owner_of(reference: str) -> str:
    """Number and day of the document that "(Kèm theo Quyết định số 88/QĐ-LĐLĐ ngày …)" names, else its words.

    "88/QĐ-LĐLĐ, 12/04/2023".
    """
    numbers = find_numbers(reference)
    if not numbers:
        return reference.strip(" ()")[:LONGEST]
    days = [written.day for written in written_dates(Line(0, reference)) if written.day is not None]
    return ", ".join((numbers[0].raw, *map(short_date, days[:1])))
