"""From a plan to the body of a search request. Nothing is asked here: the same plan gives the same body."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from search.analysis import NumberAsked
from search.engines.elasticsearch.weights import BOOSTS, Boosts
from search.plan import Plan
from search.terms import Terms

__all__ = ["Body", "compile_plan", "compile_relaxed"]

Body = dict[str, Any]
Clause = dict[str, Any]

# A number outweighs whatever words add; among numbers a whole one outweighs a part.
NUMBER_RANK = 1000.0
# Where a number alone is asked, the newest of equal rank comes first.
NUMBER_ALONE_RANK = 1_000_000.0


def compile_plan(plan: Plan, boosts: Boosts = BOOSTS) -> Body:
    """The cheap question: pages with the number, or with all required words."""
    words = _required(plan, boosts) if plan.required else None
    return _body(plan, words)


def compile_relaxed(plan: Plan, boosts: Boosts = BOOSTS) -> Body:
    """The costly question: also pages with some of the words, and with words a slip away."""
    return _body(plan, _some(plan, boosts))


def _body(plan: Plan, words: Clause | None) -> Body:
    numbered = [clause for number in plan.numbers for clause in _numbered(number, plan)]
    ways = [*numbered, *([words] if words else [])]
    query: Clause = {"match_none": {}}
    if plan.is_number_only and ways:
        query = {"dis_max": {"queries": ways}}
    elif ways:
        query = {"bool": {"should": ways, "minimum_should_match": 1}}
    body: Body = {
        "query": query,
        "from": plan.start,
        "size": max(plan.stop - plan.start, 0),
        "track_total_hits": True,
        "_source": False,
        "sort": [{"_score": "desc"}, {"entry_id": "desc"}],
        "aggs": {"kinds": {"terms": {"field": "kind", "size": 20}}},
    }
    if plan.kind is not None:
        body["post_filter"] = {"term": {"kind": plan.kind.value}}
    if plan.numbers:
        asked = [_carries(number) for number in plan.numbers]
        body["aggs"]["numbered"] = {"filter": {"bool": {"should": asked}}}
    return body


def _carries(number: NumberAsked) -> Clause:
    """Pages whose number may be the one asked for."""
    parts: list[Clause] = [{"term": {"number": number.number}}]
    if number.year:
        parts.append({"term": {"number_year": number.year}})
    if number.symbol:
        parts.append({"prefix": {"number_symbol": number.symbol}})
    return {"bool": {"filter": parts}}


def _numbered(number: NumberAsked, plan: Plan) -> list[Clause]:
    """Clauses that rank pages with the number: a part of it counts once, the whole twice."""
    carries = _carries(number)
    ranked = NUMBER_ALONE_RANK if plan.is_number_only else NUMBER_RANK
    clauses = [_by_day(carries, ranked) if plan.is_number_only else _constant(carries, ranked)]
    if number.symbol:
        whole = {"bool": {"filter": [carries, {"term": {"number_symbol": number.symbol}}]}}
        rank = 2 * ranked if number.is_complete else ranked + 1
        clauses.append(_by_day(whole, rank) if plan.is_number_only else _constant(whole, rank - ranked))
    return clauses


def _by_day(clause: Clause, rank: float) -> Clause:
    return {
        "function_score": {
            "query": _constant(clause, 1),
            "functions": [
                {"weight": rank},
                {"field_value_factor": {"field": "issued_day", "missing": 0}},
            ],
            "score_mode": "sum",
            "boost_mode": "replace",
        }
    }


def _required(plan: Plan, boosts: Boosts) -> Clause:
    """Pages that hold every word of the query or of another reading of it."""
    field = "text.pairs" if plan.is_number_only and plan.terms.pairs else "text.folded"
    ways = [_every(field, plan.required, plan.terms, boosts)]
    ways += [_every(field, reading.folded, reading, boosts) for reading in plan.readings]
    return {"dis_max": {"queries": ways}} if len(ways) > 1 else ways[0]


def _every(field: str, required: Sequence[str], terms: Terms, boosts: Boosts) -> Clause:
    every = [{"term": {field: term}} for term in dict.fromkeys(required)]
    return {"bool": {"filter": every, "should": _scoring(terms, boosts), "minimum_should_match": 0}}


def _some(plan: Plan, boosts: Boosts) -> Clause:
    """Pages with a share of the words of a reading; of few words one may be a slip away."""
    slips = _slips(plan, boosts) if len(plan.terms.folded) <= boosts.most_words_with_slip else []
    ways = [_share(plan.terms, slips, boosts)]
    ways += [_share(reading, [], boosts) for reading in plan.readings]
    return {"dis_max": {"queries": ways}} if len(ways) > 1 else ways[0]


def _share(terms: Terms, slips: list[Clause], boosts: Boosts) -> Clause:
    words = tuple(dict.fromkeys(terms.folded))
    is_short = len(words) <= boosts.short_query
    share = boosts.short_share if is_short else boosts.long_share
    some: Clause = {
        "bool": {
            "should": [{"term": {"text.folded": word}} for word in words],
            "minimum_should_match": max(1, math.floor(share * len(words))),
        }
    }
    scoring = _scoring(terms, boosts) + slips
    if is_short:
        every = {"bool": {"filter": [{"term": {"text.folded": word}} for word in words]}}
        scoring.append(_constant(every, boosts.all_words))
    ways = [some, *slips] if len(words) <= boosts.fewest_certain_words else [some]
    return {
        "bool": {
            "filter": [{"bool": {"should": ways, "minimum_should_match": 1}}],
            "should": scoring,
            "minimum_should_match": 0,
        }
    }


def _slips(plan: Plan, boosts: Boosts) -> list[Clause]:
    return [
        {
            "fuzzy": {
                "title.pairs": {
                    "value": pair,
                    "fuzziness": 1,
                    "max_expansions": boosts.near_terms,
                    "boost": boosts.slip,
                    "rewrite": f"top_terms_boost_{boosts.near_terms}",
                }
            }
        }
        for pair in dict.fromkeys(plan.terms.pairs)
    ]


def _scoring(terms: Terms, boosts: Boosts) -> list[Clause]:
    """What makes a page better; each clause is worth its boost times the rarity of its words."""
    folded, pairs = " ".join(terms.folded), terms.pairs
    marked = " ".join(terms.marked)
    clauses = [
        _match("text.folded", folded, boosts.text_folded),
        _match("title.folded", folded, boosts.title_folded),
    ]
    if marked:
        clauses += [_match("text", marked, boosts.text_exact), _match("title", marked, boosts.title_exact)]
    if pairs:
        # Pairs are taken as they are: the analyzer would join what is joined already.
        clauses += [
            _match("text.pairs", " ".join(pairs), boosts.text_pairs),
            _match("title.pairs", " ".join(pairs), boosts.title_pairs),
            _phrase("title.folded", folded, boosts.title_phrase),
        ]
        if marked:
            clauses.append(_phrase("title", " ".join(terms.exact), boosts.exact_phrase))
    return clauses


def _match(field: str, words: str, boost: float) -> Clause:
    return {"match": {field: {"query": words, "boost": boost, "analyzer": "whitespace"}}}


def _phrase(field: str, words: str, boost: float) -> Clause:
    return _constant({"match_phrase": {field: {"query": words, "analyzer": "whitespace"}}}, boost)


def _constant(clause: Clause, boost: float) -> Clause:
    return {"constant_score": {"filter": clause, "boost": boost}}
