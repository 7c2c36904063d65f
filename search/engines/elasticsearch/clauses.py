"""The few forms of clauses that requests are made of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

__all__ = ["Clause", "at_least", "best_of", "constant", "every", "match", "phrase"]

Clause = dict[str, Any]


def match(field: str, words: str, boost: float, *, at_least: int | str = 1) -> Clause:
    """Words with blanks between, of which so many have to be there; the rarer ones count more."""
    asked = {"query": words, "boost": boost, "analyzer": "whitespace", "minimum_should_match": at_least}
    return {"match": {field: asked}}


def phrase(field: str, words: str, boost: float) -> Clause:
    return constant({"match_phrase": {field: {"query": words, "analyzer": "whitespace"}}}, boost)


def constant(clause: Clause, boost: float) -> Clause:
    return {"constant_score": {"filter": clause, "boost": boost}}


def every(field: str, terms: Iterable[str]) -> list[Clause]:
    """A filter for each of the terms."""
    return [{"term": {field: term}} for term in dict.fromkeys(terms)]


def at_least(number: int, clauses: list[Clause]) -> Clause:
    return {"bool": {"should": clauses, "minimum_should_match": number}}


def best_of(clauses: list[Clause]) -> Clause:
    return {"dis_max": {"queries": clauses}} if len(clauses) > 1 else clauses[0]
