"""How often what is meant comes first, for each engine and kind of query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from search.models import SearchEntry
from tests.benchmarks.search.asking import BASELINE, CUTOFF, Asked
from tests.benchmarks.search.corpus import Question

__all__ = ["Quality", "Tell", "measure"]

Tell = Callable[[str], None]


@dataclass
class Quality:
    """The places at which the first right page stood, None for those not among the first ten."""

    places: list[int | None] = field(default_factory=list)

    @property
    def _found(self) -> list[int]:
        return [place for place in self.places if place]

    @property
    def mrr(self) -> float:
        return sum(1 / place for place in self._found) / len(self.places)

    @property
    def success(self) -> float:
        return self._found.count(1) / len(self.places)

    @property
    def recall(self) -> float:
        """The share of queries with a right page among the first ten."""
        return len(self._found) / len(self.places)


def measure(
    asked: Mapping[str, Asked], questions: Sequence[Question], tell: Tell | None = None
) -> Mapping[str, Mapping[str, Quality]]:
    """The quality of each engine by kind. `tell` hears of each query whose answer is not first."""
    names = dict(SearchEntry.objects.values_list("page_id", "source_id"))
    qualities: dict[str, dict[str, Quality]] = {name: defaultdict(Quality) for name in asked}
    for question in questions:
        for name, engine in asked.items():
            found = [names[page] for page in engine(question.text)]
            place = _place(found, question)
            qualities[name][question.kind].places.append(place)
            if tell and place != 1 and name != BASELINE:
                tell(f"{name} {question.kind} {place} {question.text!r} {sorted(question.relevant)[:2]}")
    return qualities


def _place(found: Sequence[str], question: Question) -> int | None:
    if question.is_whole_page:
        return 1 if found and question.relevant.issuperset(found[:CUTOFF]) else None
    others = [name for name in found if name not in question.aside]
    return next((at for at, name in enumerate(others[:CUTOFF], 1) if name in question.relevant), None)
