"""What the places in kept answers are filled with (`counters.live_numbers`)."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.utils import timezone

from counters.enums import Countable
from counters.live_numbers import PLACE
from counters.statistics import recent_statistics
from counters.totals import file_totals, totals_for

__all__ = ["OpenContent"]


@dataclass(frozen=True, slots=True)
class OpenContent:
    """A content taken apart at its places: a text more than there are `sources` of numbers between them."""

    texts: tuple[bytes, ...]
    sources: tuple[str, ...]

    @classmethod
    def of(cls, content: bytes) -> OpenContent:
        parts = PLACE.split(content)
        return cls(tuple(parts[::2]), tuple(source.decode() for source in parts[1::2]))

    def numbers(self, shown: Callable[[int], str]) -> list[bytes]:
        """The numbers of this moment, in the order of their places, each as `shown`.

        One statement for the numbers of all pages, one for the files of each page that has any.
        """
        if not self.sources:
            return []
        values = _read(set(self.sources))
        return [shown(values[source]).encode() for source in self.sources]

    def filled(self, numbers: list[bytes]) -> bytes:
        """The content with these numbers in its places."""
        parts = [part for pair in zip(self.texts, numbers, strict=False) for part in pair]
        return b"".join([*parts, self.texts[-1]])


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
