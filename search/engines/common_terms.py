"""How many pages hold a common term, remembered for a while: to count them is to read every place it has."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence

__all__ = ["COMMON_TERMS", "CommonTerms"]

# From so many pages on one page more or less changes no order, and counting takes longer than what follows.
COMMON = 500
SECONDS_KEPT = 60.0
MOST_KEPT = 20_000


class CommonTerms:
    """Counts of common terms. Rare and unknown ones are always counted: a new page may be the first."""

    def __init__(self) -> None:
        self._kept: dict[str, int] = {}
        self._until = 0.0

    def frequencies(
        self, terms: Sequence[str], count: Callable[[Sequence[str]], Mapping[str, int]]
    ) -> dict[str, int]:
        """In how many pages each of the terms stands; terms that stand in none are left out."""
        now = time.monotonic()
        if now > self._until or len(self._kept) > MOST_KEPT:
            self.forget()
            self._until = now + SECONDS_KEPT
        kept = {term: self._kept[term] for term in terms if term in self._kept}
        new = [term for term in terms if term not in kept]
        counted = count(new) if new else {}
        self._kept.update((term, pages) for term, pages in counted.items() if pages >= COMMON)
        return {**kept, **counted}

    def forget(self) -> None:
        """Count anew: another index answers."""
        self._kept = {}


COMMON_TERMS = CommonTerms()
