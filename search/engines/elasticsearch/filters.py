"""Narrowing in Elasticsearch: after the search, so that the question asked for the words stays the same.

Each count is made with all filters but its own, so that it is the total of the list that choosing it gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from search.engines.elasticsearch.clauses import Clause
from search.enums import Sort, Spelling
from search.facets import KIND, MARKS, PERIOD, unpacked
from search.models import SearchEntry
from search.query.periods import bounds
from search.query.plan import Plan

__all__ = ["Counts", "by_key", "count_of", "fields_of", "narrow", "page_of"]

# Values of all facets together that are counted at most.
MOST_VALUES = 10_000
# Hits that are fetched where the counters sort them.
EVERY_HIT = 10_000_000
COUNTS = "narrowed"
LARGEST_ID = 2**63 - 1


def fields_of(entry: SearchEntry) -> dict[str, Any]:
    """What a document holds for filters: values, values for a time, and the moment it is listed under."""
    values = unpacked(entry.facets)
    return {
        "page": entry.page_id,
        "listed_at": entry.listed_at,
        "facets": [str(value) for value in values if not value.is_timed],
        "timed_facets": [
            {
                "facet": f"{value.facet}={value.value}",
                "days": {
                    name: day.isoformat()
                    for name, day in (("gte", value.since), ("lt", value.until))
                    if day is not None
                },
            }
            for value in values
            if value.is_timed
        ],
    }


def narrow(body: dict[str, Any], plan: Plan, spelled: Clause) -> None:
    """Add the filters, the counts and the order of the plan to the body of a request.

    `spelled` are the pages that hold the words with the marks that were typed, where only these are wanted.
    """
    clauses = _clauses(plan)
    if plan.spelling is Spelling.ONLY:
        clauses[MARKS] = spelled
    if clauses:
        body["post_filter"] = _all(clauses.values())
    if clauses or plan.counted:
        body["aggs"][COUNTS] = _counted(clauses, plan, has_kinds=True, has_facets=bool(plan.counted))
    for name in clauses:
        others = {other: clause for other, clause in clauses.items() if other != name}
        body["aggs"][f"{COUNTS}:{name}"] = _counted(
            others, plan, has_kinds=name == KIND, has_facets=name in plan.counted
        )
    if plan.sort is Sort.NEWEST:
        body["sort"] = [{"listed_at": {"order": "desc", "missing": "_last"}}, {"page": "desc"}]
        body["track_scores"] = True
    elif plan.sort is Sort.VIEWS:
        # One number of each hit, from a column: to read what is stored of thousands takes ten times as long.
        only_pages = {"stored_fields": "_none_", "docvalue_fields": ["page"]}
        body |= {"sort": ["_doc"], "from": 0, "size": EVERY_HIT, **only_pages}


def _clauses(plan: Plan) -> dict[str, Clause]:
    """Each filter in use under its name."""
    clauses: dict[str, Clause] = {}
    if plan.kind is not None:
        clauses[KIND] = {"term": {"kind": plan.kind.value}}
    for name, values in plan.filters.items():
        clauses[name] = _holds([f"{name}={value}" for value in values], plan)
    first, last = bounds(plan.since, plan.until)
    if first is not None or last is not None:
        limits = {name: moment for name, moment in (("gte", first), ("lte", last)) if moment is not None}
        clauses[PERIOD] = {"range": {"listed_at": limits}}
    return clauses


def _holds(tokens: Sequence[str], plan: Plan) -> Clause:
    """Pages that have one of the values, be it for ever or on the day of the search."""
    for_a_time = {"bool": {"filter": [{"terms": {"timed_facets.facet": tokens}}, _today(plan)]}}
    ways: list[Clause] = [
        {"terms": {"facets": tokens}},
        {"nested": {"path": "timed_facets", "query": for_a_time}},
    ]
    return {"bool": {"should": ways}}


def _today(plan: Plan) -> Clause:
    return {"term": {"timed_facets.days": plan.today.isoformat()}}


def _all(clauses: Iterable[Clause]) -> Clause:
    return {"bool": {"filter": list(clauses)}}


def _counted(clauses: Mapping[str, Clause], plan: Plan, *, has_kinds: bool, has_facets: bool) -> Clause:
    """The hits that pass these filters, by kind and by the values of every facet."""
    parts: dict[str, Any] = {}
    if has_kinds:
        parts["kinds"] = {"terms": {"field": "kind", "size": 20}}
    if has_facets:
        # Values of facets that are not asked for are read over: leaving them out here costs more.
        parts["values"] = {"terms": {"field": "facets", "size": MOST_VALUES}}
        timed = {"terms": {"field": "timed_facets.facet", "size": MOST_VALUES}}
        parts["timed"] = {
            "nested": {"path": "timed_facets"},
            "aggs": {"today": {"filter": _today(plan), "aggs": {"values": timed}}},
        }
    return {"filter": _all(clauses.values()), **({"aggs": parts} if parts else {})}


@dataclass(frozen=True, slots=True)
class Counts:
    """What the aggregations of `narrow` say, in the words of `Hits`."""

    kinds: Mapping[str, int] = field(default_factory=dict)
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    without: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, aggregations: Mapping[str, Any], every_kind: Mapping[str, int]) -> Counts:
        """`every_kind` are the counts by kind of a search without filters."""
        all_filters = aggregations.get(COUNTS, {})
        without_one = {
            key.removeprefix(f"{COUNTS}:"): answer
            for key, answer in aggregations.items()
            if key.startswith(f"{COUNTS}:")
        }
        kinds = without_one.get(KIND, all_filters).get("kinds", {}).get("buckets")
        facets = _by_facet(all_filters)
        for name, answer in without_one.items():
            facets[name] = _by_facet(answer).get(name, {})
        return cls(
            kinds=every_kind if kinds is None else by_key(kinds),
            facets={name: values for name, values in facets.items() if values},
            without={name: count_of(answer["doc_count"]) for name, answer in without_one.items()},
        )


def page_of(hit: Mapping[str, Any]) -> int:
    """The page of a hit, wherever `narrow` has it read from."""
    page_id = int(hit["_id"] if "_id" in hit else hit["fields"]["page"][0])
    if not 0 < page_id <= LARGEST_ID:
        raise ValueError(f"No page has the id {page_id}.")
    return page_id


def by_key(buckets: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    return {bucket["key"]: count_of(bucket["doc_count"]) for bucket in buckets}


def count_of(number: object) -> int:
    """A number of hits. Raises `ValueError` for anything else."""
    if not isinstance(number, int) or isinstance(number, bool) or number < 0:
        raise ValueError(f"{number!r} is no number of hits.")
    return number


def _by_facet(answer: Mapping[str, Any]) -> dict[str, dict[str, int]]:
    plain = answer.get("values", {}).get("buckets", [])
    timed = answer.get("timed", {}).get("today", {}).get("values", {}).get("buckets", [])
    facets: dict[str, dict[str, int]] = {}
    for bucket in (*plain, *timed):
        facet, _equals, value = bucket["key"].partition("=")
        values = facets.setdefault(facet, {})
        # Of some pages a value holds for ever, of others for a time.
        values[value] = values.get(value, 0) + count_of(bucket["doc_count"])
    return facets
