"""From a plan, and the pages with its numbers, to the body of a search request. Nothing is asked here."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from search.engines.elasticsearch import filters
from search.engines.elasticsearch.clauses import Clause, at_least, best_of, every
from search.engines.elasticsearch.numbered import named, numbered
from search.engines.elasticsearch.scoring import is_sentence, quick, slipped_phrase, slips, thorough
from search.engines.elasticsearch.spelling import as_spelled, counted_by_spelling, spelled_first, with_pieces
from search.engines.elasticsearch.weights import BOOSTS, Boosts
from search.engines.numbering import Numbered
from search.enums import Sort, Spelling
from search.query.plan import Plan
from search.text.terms import PAIR_MARK, Terms

__all__ = ["LOOKED_AT", "Body", "compile_plan", "compile_relaxed", "compile_slips", "is_put_in_tiers"]

Body = dict[str, Any]
# The best hits are put in tiers by their titles.
LOOKED_AT = 30


def compile_plan(plan: Plan, pages: Numbered, boosts: Boosts = BOOSTS) -> Body:
    """The cheap question: pages with the number, or with all required words."""
    if not plan.required:
        return _body(plan, pages, None, boosts)
    ways = [_every(plan.required, plan.terms, plan, boosts)]
    return _body(plan, pages, best_of([*ways, *_readings(plan, boosts)]), boosts)


def compile_slips(plan: Plan, pages: Numbered, boosts: Boosts = BOOSTS) -> Body:
    """Between the two: also pages in whose title the query stands with slips of the keys."""
    near = slips(plan, boosts)
    ways = [_every(plan.required, plan.terms, plan, boosts, near)]
    ways.append(_scored([slipped_phrase(plan, 1)], quick(plan.terms, plan, boosts), near))
    ways += _going_on(plan, boosts)
    return _body(plan, pages, best_of([*ways, *_readings(plan, boosts)]), boosts)


def compile_relaxed(plan: Plan, pages: Numbered, boosts: Boosts = BOOSTS) -> Body:
    """The costly question: also pages with some of the words; of few words one may be a slip away."""
    near = slips(plan, boosts) if len(plan.terms.folded) <= boosts.most_words_with_slip else []
    ways = [_share(plan.terms, near, plan, boosts)]
    ways += [_share(reading, [], plan, boosts) for reading in plan.readings]
    ways += _going_on(plan, boosts)
    return _body(plan, pages, best_of(ways), boosts)


def _body(plan: Plan, pages: Numbered, words: Clause | None, boosts: Boosts) -> Body:
    ways = [*numbered(plan, pages, boosts), *named(plan, boosts)]
    ways += [words] if words else []
    query: Clause = {"match_none": {}}
    if plan.is_number_only and ways:
        query = best_of(ways)
    elif ways:
        query = at_least(1, ways)
    body: Body = {
        "query": with_pieces(query, plan),
        **wanted(plan),
        "track_total_hits": True,
        "_source": False,
        "aggs": {"kinds": {"terms": {"field": "kind", "size": 20}}},
    }
    if plan.terms.pairs:
        readings = [{"bool": {"filter": every("text.pairs", one.pairs)}} for one in _meant(plan) if one.pairs]
        body["aggs"]["whole"] = {"filter": at_least(1, readings)}
    spelled = as_spelled(plan, [page_id for page_id, page in pages.items() if page.number_rank])
    filters.narrow(body, plan, spelled)
    if plan.spelling is Spelling.ONLY:
        body["aggs"] |= counted_by_spelling(spelled, plan)
    spelled_first(body, spelled, plan)
    # The thorough look is for an order by score alone; the server does not take it beside any other.
    if "sort" not in body:
        body |= _by_score(plan, boosts)
    return body


def is_put_in_tiers(plan: Plan) -> bool:
    """Whether the best hits are wanted, which are looked at again, in place of the part that is shown."""
    return plan.sort is Sort.RELEVANCE and plan.start < LOOKED_AT


def wanted(plan: Plan) -> Body:
    if is_put_in_tiers(plan):
        return {"from": 0, "size": max(plan.stop, LOOKED_AT)}
    return {"from": plan.start, "size": max(plan.stop - plan.start, 0)}


def _by_score(plan: Plan, boosts: Boosts) -> Body:
    best = None if plan.is_number_only else thorough(plan, boosts)
    if best is None:
        return {"sort": [{"_score": "desc"}, {"entry_id": "desc"}]}
    return {"rescore": {"window_size": boosts.looked_at_thoroughly, "query": {"rescore_query": best}}}


def _meant(plan: Plan) -> Sequence[Terms]:
    return (plan.terms, *plan.readings)


def _readings(plan: Plan, boosts: Boosts) -> list[Clause]:
    """Pages that hold every word of another reading, and its pieces together."""
    held = set(plan.together)
    return [
        _every([*one.folded, *(pair for pair in one.pairs if pair in held)], one, plan, boosts)
        for one in plan.readings
    ]


def _going_on(plan: Plan, boosts: Boosts) -> list[Clause]:
    """Pages in which the last word goes on from what was typed, beside the word before it."""
    if not plan.last or not plan.required:
        return []
    before = Terms(plan.terms.exact[:-1], plan.terms.folded[:-1])
    field = "text.pairs" if before.folded else "text.folded"
    wanted = [*every("text.folded", before.folded), {"prefix": {field: plan.last}}]
    return [_scored(wanted, quick(before, plan, boosts) if before.folded else [])]


def _every(
    required: Sequence[str], terms: Terms, plan: Plan, boosts: Boosts, more: Sequence[Clause] = ()
) -> Clause:
    """The pages that hold each of the words and pairs."""
    words = [term for term in required if PAIR_MARK not in term]
    pairs = [term for term in required if PAIR_MARK in term]
    wanted = [*every("text.folded", words), *every("text.pairs", pairs)]
    return _scored(wanted, quick(terms, plan, boosts), more)


def _scored(wanted: list[Clause], scoring: Sequence[Clause], more: Sequence[Clause] = ()) -> Clause:
    """The pages wanted, in the order of a quick look."""
    return {"bool": {"filter": wanted, "should": [*scoring, *more], "minimum_should_match": 0}}


def _share(terms: Terms, near: list[Clause], plan: Plan, boosts: Boosts) -> Clause:
    """Pages with a share of the words, or with slips. A name in its long form counts as one word."""
    more = max(len(terms.folded) - len(plan.terms.folded), 0)
    is_certain = len(terms.folded) > boosts.fewest_certain_words
    some = [*_some_words(terms, more, boosts), *_some_pairs(terms, more, boosts)]
    ways = [{"bool": {"filter": some}}, *(near[-1:] if is_certain else near)]
    return _scored([at_least(1, ways)], quick(terms, plan, boosts), near)


def _some_words(terms: Terms, more: int, boosts: Boosts) -> list[Clause]:
    """Of a sentence neighbours say enough."""
    if is_sentence(terms, boosts):
        return []
    # One word out of two has to be there as it was typed.
    number = len(set(terms.folded))
    words = every("text", terms.exact) if number <= 2 else every("text.folded", terms.folded)
    share = boosts.short_share if number <= boosts.short_query else boosts.long_share
    return [at_least(max(1, math.floor(share * (number - more)) + more), words)]


def _some_pairs(terms: Terms, more: int, boosts: Boosts) -> list[Clause]:
    """Neighbours: they are much rarer than words, so that few pages have to be looked at."""
    pairs = every("text.pairs", terms.pairs)
    if len(pairs) < boosts.fewest_certain_words:
        return []
    share = boosts.short_share_of_pairs if len(pairs) <= boosts.short_query else boosts.long_share_of_pairs
    return [at_least(max(1, round(share * (len(pairs) - more)) + more), pairs)]
