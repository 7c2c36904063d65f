"""What an index knows of the terms of a query, and what follows from that for the choice of terms."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from search.engines.query_variants import QueryVariant
from search.query.slips import Frequencies
from search.weights import Weights

__all__ = ["Statistics"]


class Statistics:
    """The frequencies of terms in an index of so many pages. `known` leaves out terms that stand in none."""

    def __init__(self, pages: int, weights: Weights) -> None:
        self.pages = pages
        self.weights = weights
        self._asked: set[str] = set()
        self._known: dict[str, int] = {}

    @property
    def known(self) -> Mapping[str, int]:
        return self._known

    def learn(self, frequencies: Frequencies, terms: Iterable[str]) -> None:
        new = list(dict.fromkeys(term for term in terms if term not in self._asked))
        if new:
            self._asked.update(new)
            self._known.update(frequencies(new))

    def rarity(self, term: str) -> float:
        """How much a term tells, the more the fewer pages hold it."""
        return math.log(1 + self.pages / (1 + self._known.get(term, 0)))

    def holds(self, terms: Iterable[str]) -> bool:
        """Whether each of the terms stands in some page."""
        return all(term in self._known for term in terms)

    def knows(self, variant: QueryVariant) -> bool:
        """Whether enough of the variant, by rarity, stands in any page."""
        total = sum(map(self.rarity, variant.scoring))
        held = [self.rarity(term) for term in variant.scoring if term in self._known]
        return bool(held) and sum(held) >= self.weights.known_share * total

    def telling(self, terms: Iterable[str]) -> dict[str, float]:
        """The terms that tell pages apart, with rarities: in a large index not those of every other page."""
        known = [term for term in terms if term in self._known]
        if self.pages > self.weights.small_index:
            most = self.pages * self.weights.common_share
            known = [term for term in known if self._known[term] <= most] or known
        return {term: self.rarity(term) for term in known}

    def rarest(self, terms: Iterable[str]) -> dict[str, float]:
        """The rarest terms, as many as the budget of postings allows, at least one."""
        budget = self.pages * self.weights.postings_budget
        telling = self.telling(terms)
        chosen: dict[str, float] = {}
        for term in sorted(telling, key=self._known.__getitem__):
            budget -= self._known[term]
            if chosen and budget < 0:
                break
            chosen[term] = telling[term]
        return chosen
