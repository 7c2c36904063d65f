"""Suggestions from Elasticsearch, in one request."""

from __future__ import annotations

from collections.abc import Iterator

from search.engines.elasticsearch import indices
from search.engines.elasticsearch.answers import COMPLETE, complete
from search.engines.elasticsearch.clauses import Clause, at_least, constant
from search.engines.elasticsearch.client import server
from search.engines.elasticsearch.filters import page_of
from search.engines.elasticsearch.node import read_carefully
from search.engines.suggesting import SPARE, number_terms
from search.query.unfinished import NumberStart, PrefixQuery, SuggestionPlan

__all__ = ["candidates", "compile_suggestions"]

# What places in the title are worth, each of them beside the wider ones; marks as typed are worth more.
ANYWHERE, TOGETHER, START, MARKS = 1.0, 2.0, 4.0, 8.0
# A number, its very first part; where it is certain that a number is being typed it comes first.
NUMBER, VERY_NUMBER, CERTAIN_NUMBER = 7.0, 1.0, 100.0


def candidates(plan: SuggestionPlan) -> list[int]:
    """The ids of the pages that may be suggested. Raises the errors of `elasticsearch`."""
    if plan.is_empty:
        return []
    body = compile_suggestions(plan)
    with read_carefully():
        answer = server().search(index=indices.alias(), body=body, filter_path=f"{COMPLETE},hits.hits._id")
        return [page_of(hit) for hit in complete(answer.body).get("hits", {}).get("hits", ())]


def compile_suggestions(plan: SuggestionPlan) -> Clause:
    ways = [_titled(reading) for reading in plan.readings]
    ways += [_numbered(number, is_certain=plan.is_number) for number in plan.numbers]
    return {
        "query": {"dis_max": {"queries": ways}},
        "size": (plan.limit + SPARE) * (2 if plan.numbers else 1),
        "track_total_hits": False,
        "_source": False,
        "sort": [{"_score": "desc"}, {"day": "desc"}, {"entry_id": "desc"}],
    }


def _titled(reading: PrefixQuery) -> Clause:
    """Titles with all words, better ones where these stand together or begin it, or carry the marks typed."""
    every: list[Clause] = [{"term": {"named": word}} for word in dict.fromkeys(reading.terms.folded)]
    if lasts := reading.folded_lasts:
        every.append(_any([{"prefix": {"named": last}} for last in lasts]))
    better = [constant(_start(reading), START)]
    if reading.size > 1:
        better.append(constant(_together(reading), TOGETHER))
    if reading.has_marks:
        better.append(constant({"bool": {"filter": list(_marks(reading))}}, MARKS))
    return {"bool": {"must": [constant({"bool": {"filter": every}}, ANYWHERE)], "should": better}}


def _start(reading: PrefixQuery) -> Clause:
    words = " ".join(reading.terms.folded)
    if not reading.lasts:
        return _any([{"term": {"title_start": words}}, {"prefix": {"title_start": f"{words} "}}])
    return _any([{"prefix": {"title_start": f"{words} {last}".lstrip()}} for last in reading.folded_lasts])


def _together(reading: PrefixQuery) -> Clause:
    words: list[Clause] = [{"match": {"query": word}} for word in reading.terms.folded]
    if lasts := reading.folded_lasts:
        words.append({"any_of": {"intervals": [{"prefix": {"prefix": last}} for last in lasts]}})
    return {"intervals": {"named": {"all_of": {"ordered": True, "max_gaps": 0, "intervals": words}}}}


def _marks(reading: PrefixQuery) -> Iterator[Clause]:
    """Words with marks stand in the title as they were typed."""
    for word in dict.fromkeys(reading.terms.marked):
        yield {"term": {"title": word}}
    if lasts := reading.marked_lasts:
        yield _any([{"prefix": {"title": last}} for last in lasts])


def _numbered(number: NumberStart, *, is_certain: bool) -> Clause:
    whole, starts = number_terms(number)
    every: list[Clause] = [{"term": {"named": term}} for term in whole]
    every += [{"prefix": {"named": start}} for start in starts]
    begins = constant({"bool": {"filter": every}}, CERTAIN_NUMBER if is_certain else NUMBER)
    very = constant({"term": {"named": number.part}}, VERY_NUMBER)
    return {"bool": {"must": [begins], "should": [very]}}


def _any(clauses: list[Clause]) -> Clause:
    return at_least(1, clauses) if len(clauses) > 1 else clauses[0]
