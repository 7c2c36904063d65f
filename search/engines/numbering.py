"""Pages by their numbers, in an embedded database."""

from __future__ import annotations

from search.analysis import NumberAsked
from search.engines.ranking import EXACT_NUMBER, NUMBER, Candidate
from search.models import SearchEntry
from search.number_keys import split_key
from search.plan import Plan
from search.terms import cut

__all__ = ["numbered_pages"]

COLUMNS = ("page_id", "kind", "number_key", "issued_on", "facets", "listed_at", "title")


def numbered_pages(plan: Plan) -> dict[int, Candidate]:
    """The pages that carry a number asked for, found by its first part."""
    if not plan.numbers:
        return {}
    rows = SearchEntry.objects.filter(number_part__in={number.number for number in plan.numbers})
    numbered: dict[int, Candidate] = {}
    for page_id, kind, key, issued_on, facets, listed_at, title in rows.order_by().values_list(*COLUMNS):
        asked = [number for number in plan.numbers if number.matches(key)]
        if asked:
            numbered[page_id] = Candidate(
                page_id,
                kind,
                score=0.0,
                number_rank=max(_rank(number, key, title, plan) for number in asked),
                untyped=min(_untyped(number, key) for number in asked),
                issued_on=issued_on,
                facets=facets,
                listed_at=listed_at,
            )
    return numbered


def _rank(number: NumberAsked, key: str, title: str, plan: Plan) -> int:
    """Of "con số 162" or "luật 100 năm" only the words beside tell whether it is the number of a document."""
    if _is_exact(number, key):
        return EXACT_NUMBER
    if plan.is_sure(number):
        return NUMBER
    beside = set(plan.beside)
    fitting = beside.intersection(cut(title).folded)
    return NUMBER if len(fitting) >= plan.weights.beside_number * len(beside) else 0


def _is_exact(number: NumberAsked, key: str) -> bool:
    """Whether the number was asked for as a whole; its year may be left out."""
    return number.is_complete and _untyped(number, key) == 0


def _untyped(number: NumberAsked, key: str) -> int:
    """The letters of the key's symbol that were not typed; none where no symbol was."""
    return len(split_key(key).symbol) - len(number.symbol) if number.symbol else 0
