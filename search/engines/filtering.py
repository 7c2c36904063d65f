"""Narrowing the candidates of an embedded engine, and counting them by what they could be narrowed by."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from search.engines.candidates import Candidate
from search.enums import Sort, Spelling
from search.facets import KIND, MARKS, PERIOD, unpacked
from search.query.periods import bounds
from search.query.plan import Plan

__all__ = ["Narrowed", "narrow", "newest_first", "wanted_part"]


Pair = tuple[str, str]
"""A facet and a value of it."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The candidates that pass every filter, and counts as `Hits` has them."""

    wanted: list[Candidate]
    kinds: Mapping[str, int]
    facets: Mapping[str, Mapping[str, int]]
    without: Mapping[str, int]
    otherwise_spelled: int


def narrow(candidates: Iterable[Candidate], plan: Plan) -> Narrowed:
    """Pages that no filter tells apart are looked at together: thousands make a few hundred groups."""
    groups: defaultdict[tuple[str, str, bool, bool], list[Candidate]] = defaultdict(list)
    first, last = bounds(plan.since, plan.until)
    for candidate in candidates:
        lies_within = _lies_within(candidate.listed_at, first, last)
        is_left_out = plan.spelling is Spelling.ONLY and not candidate.is_spelled
        groups[candidate.kind, candidate.facets, lies_within, is_left_out].append(candidate)
    wanted: list[Candidate] = []
    only_failing: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    counts: dict[str, Counter[str]] = {name: Counter() for name in plan.counted}
    tokens: dict[str, Pair | None] = {}
    for (kind, facets, lies_within, is_left_out), members in groups.items():
        values = _values(facets, plan, tokens)
        failing = _failing(kind, values, lies_within=lies_within, plan=plan)
        failing += [MARKS] * is_left_out
        if len(failing) > 1:
            continue
        if failing:
            only_failing[failing[0]] += len(members)
        else:
            wanted += members
        if failing in ([], [KIND]):
            kinds[kind] += len(members)
        for facet, value in values:
            if facet in counts and failing in ([], [facet]):
                counts[facet][value] += len(members)
    without = {name: len(wanted) + only_failing[name] for name in filters_in_use(plan)}
    return Narrowed(wanted, kinds, counts, without, otherwise_spelled=only_failing[MARKS])


def filters_in_use(plan: Plan) -> list[str]:
    kind = [KIND] if plan.kind else []
    period = [PERIOD] if plan.since or plan.until else []
    return [*kind, *plan.filters, *period]


def newest_first(candidates: Iterable[Candidate]) -> list[Candidate]:
    """By the moment they are listed under; of the same second the newer page. At the end those without.

    Those that come behind the line of other spellings do so in every order.
    """
    return sorted(
        candidates,
        key=lambda hit: (hit.is_spelled, hit.listed_at is not None, hit.listed_at or 0, hit.page_id),
        reverse=True,
    )


def wanted_part(ranked: list[Candidate], plan: Plan) -> list[Candidate]:
    """The wanted part of the list; what the counters have to sort is wanted whole."""
    return ranked if plan.sort is Sort.VIEWS else ranked[plan.start : plan.stop]


def _lies_within(moment: int | None, first: int | None, last: int | None) -> bool:
    if first is None and last is None:
        return True
    return moment is not None and (first is None or first <= moment) and (last is None or moment <= last)


def _values(facets: str, plan: Plan, tokens: dict[str, Pair | None]) -> set[Pair]:
    """The values that hold today; `tokens` remembers those that were read before."""
    values = set()
    for token in facets.split():
        if token not in tokens:
            (value,) = unpacked(token)
            tokens[token] = (value.facet, value.value) if value.holds(plan.today) else None
        if (pair := tokens[token]) is not None:
            values.add(pair)
    return values


def _failing(kind: str, values: set[Pair], *, lies_within: bool, plan: Plan) -> list[str]:
    """The filters such a page does not pass."""
    failing = [
        name for name, wanted in plan.filters.items() if not any((name, value) in values for value in wanted)
    ]
    if plan.kind is not None and kind != plan.kind:
        failing.append(KIND)
    if not lies_within:
        failing.append(PERIOD)
    return failing
