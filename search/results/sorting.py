"""Putting hits in the order of their views. These change with every reader, so no engine keeps them."""

from __future__ import annotations

from dataclasses import replace

from counters.totals import view_totals
from search.engines.base import Hits
from search.enums import Sort
from search.query.plan import Plan

__all__ = ["sorted_hits"]


def sorted_hits(hits: Hits, plan: Plan) -> Hits:
    """The wanted part of all hits, most viewed first; hits in another order are as the engine gave them."""
    if plan.sort is not Sort.VIEWS:
        return hits
    views = view_totals() if hits.hits else {}
    ranked = sorted(
        hits.hits, key=lambda hit: (hit.is_spelled, views.get(hit.page_id, 0), hit.page_id), reverse=True
    )
    return replace(hits, hits=tuple(ranked[plan.start : plan.stop]))
