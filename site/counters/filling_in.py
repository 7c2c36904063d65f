"""What the places in kept answers are filled with (`counters.live_numbers`)."""

from __future__ import annotations

from collections.abc import Callable, Collection

from django.utils import timezone

from counters.enums import Countable
from counters.live_numbers import PLACE
from counters.statistics import recent_statistics
from counters.totals import file_totals, totals_for

__all__ = ["fill_in"]


def fill_in(content: bytes, shown: Callable[[int], str]) -> bytes:
    """The content with each place filled by its number as `shown`; the very same where there is none.

    One statement for the numbers of all pages, one for the files of each page that has any.
    """
    sources = {match.decode() for match in PLACE.findall(content)}
    if not sources:
        return content
    numbers = {source: shown(value).encode() for source, value in _read(sources).items()}
    return PLACE.sub(lambda match: numbers[match[1].decode()], content)


def _read(sources: Collection[str]) -> dict[str, int]:
    """The number of each: "views:PAGE", "downloads:PAGE", "file:PAGE:COUNTABLE:FILE", "site:NAME"."""
    parts = {source: source.split(":") for source in sources}
    counted = {int(part[1]) for part in parts.values() if part[0] in {"views", "downloads"}}
    totals = totals_for(counted) if counted else {}
    files = {
        page: file_totals(page) for page in {int(part[1]) for part in parts.values() if part[0] == "file"}
    }
    of_site = any(part[0] == "site" for part in parts.values())
    statistics = recent_statistics(timezone.now()) if of_site else None
    found: dict[str, int] = {}
    for source, (kind, *rest) in parts.items():
        if kind == "site":
            found[source] = int(getattr(statistics, rest[0]))
        elif kind == "file":
            found[source] = files[int(rest[0])][Countable(rest[1]), int(rest[2])]
        else:
            found[source] = int(getattr(totals[int(rest[0])], kind))
    return found
