"""From a plan to the body of a search request. Nothing is asked here: the same plan gives the same body."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from search.analysis import NumberAsked
from search.engines.elasticsearch.weights import BOOSTS, Boosts
from search.plan import Plan
from search.terms import PAIR_MARK, Terms

__all__ = ["Body", "compile_plan", "compile_relaxed", "compile_slips"]

Body = dict[str, Any]
Clause = dict[str, Any]

# A number outweighs whatever words add; among numbers a whole one outweighs a part.
NUMBER_RANK = 1000.0
# Where a number alone is asked, the newest of equal rank comes first.
NUMBER_ALONE_RANK = 1_000_000.0
# One letter of a shorter word makes too many others.
SHORTEST_WITH_SLIP = 3


def compile_plan(plan: Plan, boosts: Boosts = BOOSTS) -> Body:
    """The cheap question: pages with the number, or with all required words."""
    words = _required(plan, boosts) if plan.required else None
    return _body(plan, words, boosts)


def compile_relaxed(plan: Plan, boosts: Boosts = BOOSTS) -> Body:
    """The costly question: also pages with some of the words, and with words a slip away."""
    return _body(plan, _some(plan, boosts), boosts)


def compile_slips(plan: Plan, boosts: Boosts = BOOSTS) -> Body:
    """Between the two: also pages in whose title the query stands with slips of the keys."""
    slips = _slips(plan, boosts)
    words = [_every("text.folded", plan.required, plan.terms, boosts, plan, slips)]
    scoring = _scoring(plan.terms, boosts, plan) + slips
    words.append({"bool": {"filter": [_slipped_phrase(plan, 1)], "should": scoring}})
    words += [_every("text.folded", reading.folded, reading, boosts, plan) for reading in plan.readings]
    return _body(plan, {"dis_max": {"queries": words}}, boosts)


def _body(plan: Plan, words: Clause | None, boosts: Boosts) -> Body:
    numbered = [clause for number in plan.numbers for clause in _numbered(number, plan, boosts)]
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
    if plan.terms.pairs:
        pairs = [{"term": {"text.pairs": pair}} for pair in dict.fromkeys(plan.terms.pairs)]
        body["aggs"]["whole"] = {"filter": {"bool": {"filter": pairs}}}
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


def _numbered(number: NumberAsked, plan: Plan, boosts: Boosts) -> list[Clause]:
    """Clauses that rank pages with the number: a part of it counts once, the whole twice."""
    carries = _carries(number)
    if plan.is_number_only:
        return _numbered_by_day(number, carries)
    if not (number.year or number.is_complete):
        return _perhaps_numbered(plan, carries, boosts)
    clauses = [_constant(carries, NUMBER_RANK)]
    if number.symbol:
        whole = {"bool": {"filter": [carries, {"term": {"number_symbol": number.symbol}}]}}
        clauses.append(_constant(whole, NUMBER_RANK if number.is_complete else 1))
        clauses.append(_by_length_of_symbol(carries, boosts.shorter_symbol))
    return clauses


def _numbered_by_day(number: NumberAsked, carries: Clause) -> list[Clause]:
    clauses = [_by_day(carries, NUMBER_ALONE_RANK)]
    if number.symbol:
        whole = {"bool": {"filter": [carries, {"term": {"number_symbol": number.symbol}}]}}
        clauses.append(_by_day(whole, NUMBER_ALONE_RANK + (NUMBER_ALONE_RANK if number.is_complete else 1)))
    return clauses


def _perhaps_numbered(plan: Plan, carries: Clause, boosts: Boosts) -> list[Clause]:
    """Of "con số 162" or "luật 100 năm" only the other words tell whether it is the number of a document."""
    others = _match("title.folded", " ".join(plan.beside), 1)
    others["match"]["title.folded"]["minimum_should_match"] = boosts.words_beside_number
    fits = {"bool": {"filter": [carries, others]}}
    return [_constant(carries, boosts.perhaps_number), _constant(fits, NUMBER_RANK)]


def _by_length_of_symbol(clause: Clause, rank: float) -> Clause:
    """Who types "thông tư 7/2013" seldom means a joint one: the fewer letters untyped, the better."""
    length = {"field": "symbol_length", "modifier": "reciprocal", "factor": 1 / rank, "missing": rank}
    return {
        "function_score": {"query": _constant(clause, 1), "functions": [{"field_value_factor": length}]}
    }


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
    ways = [_every(field, plan.required, plan.terms, boosts, plan)]
    ways += [_every(field, reading.folded, reading, boosts, plan) for reading in plan.readings]
    return {"dis_max": {"queries": ways}} if len(ways) > 1 else ways[0]


def _every(
    field: str,
    required: Sequence[str],
    terms: Terms,
    boosts: Boosts,
    plan: Plan,
    more: Sequence[Clause] = (),
) -> Clause:
    every = [{"term": {field: term}} for term in dict.fromkeys(required)]
    scoring = [*_scoring(terms, boosts, plan), *more]
    return {"bool": {"filter": every, "should": scoring, "minimum_should_match": 0}}


def _some(plan: Plan, boosts: Boosts) -> Clause:
    """Pages with a share of the words of a reading; of few words one may be a slip away."""
    slips = _slips(plan, boosts) if len(plan.terms.folded) <= boosts.most_words_with_slip else []
    ways = [_share(plan.terms, slips, boosts, plan)]
    ways += [_share(reading, [], boosts, plan) for reading in plan.readings]
    return {"dis_max": {"queries": ways}} if len(ways) > 1 else ways[0]


def _share(terms: Terms, slips: list[Clause], boosts: Boosts, plan: Plan) -> Clause:
    words = tuple(dict.fromkeys(terms.folded))
    is_short = len(words) <= boosts.short_query
    scoring = _scoring(terms, boosts, plan) + slips
    if is_short:
        every = {"bool": {"filter": [{"term": {"text.folded": word}} for word in words]}}
        scoring.append(_constant(every, boosts.all_words))
    some = [*_some_words(terms, boosts), *_some_pairs(terms, boosts)]
    ways = [{"bool": {"filter": some}}, *(slips if len(words) <= boosts.fewest_certain_words else slips[-1:])]
    return {
        "bool": {
            "filter": [{"bool": {"should": ways, "minimum_should_match": 1}}],
            "should": scoring,
            "minimum_should_match": 0,
        }
    }


def _some_words(terms: Terms, boosts: Boosts) -> list[Clause]:
    words = tuple(dict.fromkeys(terms.folded))
    # One word out of two has to be there as it was typed.
    field, asked = ("text", terms.exact) if len(words) <= 2 else ("text.folded", words)
    share = boosts.short_share if len(words) <= boosts.short_query else boosts.long_share
    return [_at_least(max(1, math.floor(share * len(words))), field, asked)]


def _some_pairs(terms: Terms, boosts: Boosts) -> list[Clause]:
    """Neighbours: they are much rarer than words, so that few pages have to be looked at."""
    pairs = tuple(dict.fromkeys(terms.pairs))
    if len(pairs) < boosts.fewest_certain_words:
        return []
    share = boosts.short_share_of_pairs if len(pairs) <= boosts.short_query else boosts.long_share_of_pairs
    return [_at_least(max(1, round(share * len(pairs))), "text.pairs", pairs)]


def _at_least(number: int, field: str, terms: Sequence[str]) -> Clause:
    every = [{"term": {field: term}} for term in terms]
    return {"bool": {"should": every, "minimum_should_match": number}}


def _slips(plan: Plan, boosts: Boosts) -> list[Clause]:
    """Pairs and the whole query in a title, each word perhaps a slip away."""
    near = boosts.near_terms
    pairs: list[Clause] = [
        {
            "fuzzy": {
                "title.pairs": {
                    "value": pair,
                    "fuzziness": 1,
                    "max_expansions": near,
                    "boost": boosts.slip,
                    "rewrite": f"top_terms_boost_{near}",
                }
            }
        }
        for pair in dict.fromkeys(plan.terms.pairs)
        if all(len(word) >= SHORTEST_WITH_SLIP for word in pair.split(PAIR_MARK))
    ]
    return [*pairs, _slipped_phrase(plan, boosts.slipped_phrase * len(plan.terms.folded))] if plan.terms.pairs else []


def _slipped_phrase(plan: Plan, boost: float) -> Clause:
    words: list[Clause] = [
        {"fuzzy": {"term": word, "fuzziness": int(len(word) >= SHORTEST_WITH_SLIP and word.isalpha())}}
        for word in plan.terms.folded
    ]
    phrase = {"all_of": {"ordered": True, "max_gaps": 0, "intervals": words}}
    return _constant({"intervals": {"title.folded": phrase}}, boost)


def _scoring(terms: Terms, boosts: Boosts, plan: Plan) -> list[Clause]:
    """What makes a page better; each clause is worth its boost times the rarity of its words.

    Of a sentence the title says little, and its words as spelled say all that those without marks do.
    """
    folded, exact, pairs = " ".join(terms.folded), " ".join(terms.exact), " ".join(terms.pairs)
    if len(terms.folded) > boosts.short_query + 4:
        words = ("text", exact) if terms.marked else ("text.folded", folded)
        return [
            _match(*words, boosts.sentence_words),
            _match("text.pairs", pairs, boosts.sentence_pairs),
            _match("title.folded", folded, boosts.sentence_title),
            *_in_one_piece(terms, boosts, plan),
        ]
    clauses = [
        _match("text.folded", folded, boosts.text_folded),
        _match("title.folded", folded, boosts.title_folded),
    ]
    if terms.marked:
        clauses += [_match("text", exact, boosts.text_exact), _match("title", exact, boosts.title_exact)]
    if pairs:
        clauses += [
            _match("text.pairs", pairs, boosts.text_pairs),
            _match("title.pairs", pairs, boosts.title_pairs),
            *_in_one_piece(terms, boosts, plan),
        ]
    return clauses


def _in_one_piece(terms: Terms, boosts: Boosts, plan: Plan) -> list[Clause]:
    """The query in a title. It is worth the same in the short and in the long form of a name."""
    worth = max(len(one.folded) for one in (plan.terms, *plan.readings))
    pieces = [_phrase("title.folded", " ".join(terms.folded), boosts.title_phrase * worth)]
    if terms.marked:
        pieces.append(_phrase("title", " ".join(terms.exact), boosts.exact_phrase * worth))
    return pieces


def _match(field: str, words: str, boost: float) -> Clause:
    return {"match": {field: {"query": words, "boost": boost, "analyzer": "whitespace"}}}


def _phrase(field: str, words: str, boost: float) -> Clause:
    return _constant({"match_phrase": {field: {"query": words, "analyzer": "whitespace"}}}, boost)


def _constant(clause: Clause, boost: float) -> Clause:
    return {"constant_score": {"filter": clause, "boost": boost}}
