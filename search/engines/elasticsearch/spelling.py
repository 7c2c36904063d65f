"""Clauses for pieces that belong together, for what is left out, and for words as they were spelled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from search.engines.elasticsearch.clauses import Clause, at_least, every, phrase
from search.enums import Sort, Spelling
from search.query.plan import Plan
from search.text.terms import BARE_MARK, Terms

__all__ = [
    "BEST",
    "IN_TITLE",
    "SPELLED",
    "SPELLED_RANK",
    "as_spelled",
    "counted_by_spelling",
    "spelled_first",
    "with_pieces",
]

SPELLED, BEST, IN_TITLE = "spelled", "best", "in_title"
# What a page is before all those that are spelled otherwise, more than words and numbers ever bring.
SPELLED_RANK = 100_000.0


def with_pieces(query: Clause, plan: Plan) -> Clause:
    """The hits of a query that have every phrase of the plan, and nothing of what it leaves out."""
    if not plan.phrases and not plan.excluded:
        return query
    return {
        "bool": {
            "must": [query],
            "filter": [_piece(piece, plan) for piece in plan.phrases],
            "must_not": [_piece(piece, plan) for piece in plan.excluded],
        }
    }


def as_spelled(plan: Plan, numbered: Sequence[int]) -> Clause:
    """Pages that hold every word of a reading with the marks it has; or that carry a number asked for."""
    held = set(plan.together)
    ways: list[Clause] = []
    for terms in _meant(plan):
        pairs = [pair for pair in terms.pairs if pair in held]
        ways.append({"bool": {"filter": [*map(_word, terms.as_spelled), *every("text.pairs", pairs)]}})
    ways.append({"ids": {"values": [str(page_id) for page_id in numbered]}})
    # What lacks words is no other spelling of them: a law that is named beside one of its articles.
    if plan.spelling is Spelling.FIRST:
        every_word = [{"bool": {"filter": every("text.folded", terms.folded)}} for terms in _meant(plan)]
        ways.append({"bool": {"must_not": every_word}})
    else:
        names = [name for name in plan.names if name.folded and name.folded != plan.terms.folded]
        ways += [{"bool": {"filter": [_word(term, "title") for term in name.as_spelled]}} for name in names]
    return at_least(1, ways)


def _meant(plan: Plan) -> Sequence[Terms]:
    return (plan.terms, *plan.readings)


def counted_by_spelling(spelled: Clause, plan: Plan) -> dict[str, Any]:
    """How many hits are spelled so, and what tells whether to believe the marks.

    That is what the best of them and the best of all are worth, and how many have the query in their title.
    """
    about: dict[str, Any] = {BEST: {"top_hits": {"size": 1, "_source": False}}}
    if plan.terms.pairs:
        about[IN_TITLE] = {"filter": phrase("title.folded", " ".join(plan.terms.folded), 1)}
    return {SPELLED: {"filter": spelled, "aggs": about}, **about}


def spelled_first(body: dict[str, Any], spelled: Clause, plan: Plan) -> None:
    """Put the hits that are spelled so before all others, in any order, and say which they are."""
    if plan.spelling is not Spelling.FIRST:
        return
    named: Clause = {"constant_score": {"filter": spelled, "boost": SPELLED_RANK, "_name": SPELLED}}
    is_ranked = plan.sort is Sort.RELEVANCE
    body["query"] = {"bool": {"must" if is_ranked else "filter": [body["query"]], "should": [named]}}
    if plan.sort is Sort.NEWEST:
        body["sort"] = [{"_score": "desc"}, *body["sort"]]


def _word(term: str, field: str = "text") -> Clause:
    """A term of `Terms.as_spelled`."""
    if term.endswith(BARE_MARK):
        return {"term": {field: term.removesuffix(BARE_MARK)}}
    return {"term": {field if not term.isascii() else f"{field}.folded": term}}


def _piece(piece: Terms, plan: Plan) -> Clause:
    field, words = ("text", piece.exact) if plan.has_marks else ("text.folded", piece.folded)
    return {"match_phrase": {field: {"query": " ".join(words), "analyzer": "whitespace"}}}
