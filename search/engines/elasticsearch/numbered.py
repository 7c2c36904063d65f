"""Clauses for documents whose number is asked for, and for titles that are what is asked for.

They bring such pages among the first; which of these comes before which is told by `search.engines.tiers`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from search.engines.candidates import Candidate
from search.engines.elasticsearch.clauses import Clause, constant, every, match, phrase
from search.engines.elasticsearch.scoring import slipped_phrase
from search.engines.elasticsearch.weights import Boosts
from search.engines.numbering import Numbered
from search.engines.suggesting import LONGEST_START
from search.query.plan import Plan

__all__ = ["named", "numbered"]

# A number outweighs whatever words add, and a title that is what was asked for outweighs a number.
NUMBER_RANK = 1000.0
TITLE_RANK = 10_000.0
# Where a number alone is asked, the newest of equal rank comes first.
NUMBER_ALONE_RANK = 1_000_000.0
FEWEST_WORDS = 2


def numbered(plan: Plan, pages: Numbered, boosts: Boosts) -> list[Clause]:
    """Clauses that rank pages with a number by how well the rest of the query names them."""
    if plan.is_number_only:
        return [_newest(ids, rank) for rank, ids in _grouped(pages.values(), _alone)]
    clauses = [constant(ids, worth) for worth, ids in _grouped(pages.values(), lambda c: _worth(c, boosts))]
    if not all(map(plan.is_sure, plan.numbers)):
        clauses.append(slipped_phrase(plan, 2 * NUMBER_RANK))
    if plan.may_be_cited and any(number.is_complete for number in plan.numbers):
        clauses.append(phrase("title.folded", " ".join(plan.terms.folded), 3 * NUMBER_RANK))
    return clauses


def named(plan: Plan, boosts: Boosts) -> list[Clause]:
    """Titles that are the query, or what it names."""
    if plan.is_number_only:
        return []
    asked = [terms.folded for terms in (plan.terms, *plan.readings)]
    names = [name for name in plan.names if len(name.folded) >= FEWEST_WORDS]
    clauses = [
        constant({"term": {"title_start": " ".join(words)[:LONGEST_START]}}, TITLE_RANK)
        for words in dict.fromkeys((*asked, *(name.folded for name in names)))
        if len(words) >= FEWEST_WORDS
    ]
    for name in names:
        if name.folded not in asked and len(name.folded) <= plan.weights.most_required_words:
            pairs = match("title.pairs", " ".join(dict.fromkeys(name.pairs)), boosts.name_pairs)
            clauses.append({"bool": {"filter": every("title.folded", name.folded), "should": [pairs]}})
    return clauses


def _worth(candidate: Candidate, boosts: Boosts) -> float:
    """Who types "thông tư 7/2013" seldom means a joint one: the fewer letters untyped, the better."""
    if not candidate.number_rank:
        return boosts.perhaps_number
    slots = boosts.agreed_slot * candidate.agreed + boosts.shorter_symbol / (1 + candidate.untyped)
    return NUMBER_RANK * candidate.number_rank + slots


def _alone(candidate: Candidate) -> float:
    return NUMBER_ALONE_RANK * candidate.number_rank


def _grouped(
    candidates: Iterable[Candidate], worth_of: Callable[[Candidate], float]
) -> list[tuple[float, Clause]]:
    groups: defaultdict[float, list[str]] = defaultdict(list)
    for candidate in candidates:
        groups[worth_of(candidate)].append(str(candidate.page_id))
    return [(worth, {"ids": {"values": ids}}) for worth, ids in groups.items()]


def _newest(clause: Clause, rank: float) -> Clause:
    day = {"field_value_factor": {"field": "issued_day", "missing": 0}}
    return {
        "function_score": {
            "query": constant(clause, 1),
            "functions": [{"weight": rank}, day],
            "score_mode": "sum",
            "boost_mode": "replace",
        }
    }
