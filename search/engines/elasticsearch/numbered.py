"""Clauses for document numbers, which outweigh whatever words add."""

from __future__ import annotations

from search.analysis import NumberAsked
from search.engines.elasticsearch.clauses import Clause, constant, match, phrase
from search.engines.elasticsearch.scoring import slipped_phrase
from search.engines.elasticsearch.weights import Boosts
from search.plan import Plan

__all__ = ["carries", "numbered"]

# A number outweighs whatever words add; among numbers a whole one outweighs a part.
NUMBER_RANK = 1000.0
# Where a number alone is asked, the newest of equal rank comes first.
NUMBER_ALONE_RANK = 1_000_000.0


def carries(number: NumberAsked) -> Clause:
    """Pages whose number may be the one asked for."""
    parts: list[Clause] = [{"term": {"number": number.number}}]
    if number.year:
        parts.append({"term": {"number_year": number.year}})
    if number.symbol:
        parts.append({"prefix": {"number_symbol": number.symbol}})
    return {"bool": {"filter": parts}}


def numbered(number: NumberAsked, plan: Plan, boosts: Boosts) -> list[Clause]:
    """Clauses that rank pages with the number: a part of it counts once, the whole twice."""
    if plan.is_number_only:
        return _by_day(number)
    if not plan.is_sure(number):
        return _perhaps(number, plan, boosts)
    clauses = [constant(carries(number), NUMBER_RANK)]
    if number.symbol:
        clauses.append(constant(_whole(number), NUMBER_RANK if number.is_complete else 1))
        clauses.append(_by_length_of_symbol(number, boosts.shorter_symbol))
        if number.is_complete and plan.may_be_cited:
            clauses += _cited(number, plan)
    return clauses


def _whole(number: NumberAsked) -> Clause:
    return {"bool": {"filter": [carries(number), {"term": {"number_symbol": number.symbol}}]}}


def _cited(number: NumberAsked, plan: Plan) -> list[Clause]:
    """A title with all of it in one piece outweighs the document, unless this has one of the words too."""
    own_words = match("title.folded", " ".join(plan.beside), 1)
    return [
        phrase("title.folded", " ".join(plan.terms.folded), 3 * NUMBER_RANK),
        constant({"bool": {"filter": [_whole(number), own_words]}}, 2 * NUMBER_RANK),
    ]


def _perhaps(number: NumberAsked, plan: Plan, boosts: Boosts) -> list[Clause]:
    """Of "con số 162" or "luật 100 năm" only the other words tell whether it is the number of a document.

    A title that holds it all in one piece is what is meant.
    """
    others = match("title.folded", " ".join(plan.beside), 1, at_least=boosts.words_beside_number)
    fits = {"bool": {"filter": [carries(number), others]}}
    return [
        constant(carries(number), boosts.perhaps_number),
        constant(fits, NUMBER_RANK),
        slipped_phrase(plan, 2 * NUMBER_RANK),
    ]


def _by_length_of_symbol(number: NumberAsked, most: float) -> Clause:
    """Who types "thông tư 7/2013" seldom means a joint one: the fewer letters untyped, the better."""
    length = {"field": "symbol_length", "modifier": "reciprocal", "factor": 1 / most, "missing": most}
    return _valued(carries(number), [{"field_value_factor": length}])


def _by_day(number: NumberAsked) -> list[Clause]:
    clauses = [_newest(carries(number), NUMBER_ALONE_RANK)]
    if number.symbol:
        more = NUMBER_ALONE_RANK if number.is_complete else 1
        clauses.append(_newest(_whole(number), NUMBER_ALONE_RANK + more))
    return clauses


def _newest(clause: Clause, rank: float) -> Clause:
    day = {"field_value_factor": {"field": "issued_day", "missing": 0}}
    return _valued(clause, [{"weight": rank}, day])


def _valued(clause: Clause, functions: list[Clause]) -> Clause:
    return {
        "function_score": {
            "query": constant(clause, 1),
            "functions": functions,
            "score_mode": "sum",
            "boost_mode": "replace",
        }
    }
