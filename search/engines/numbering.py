"""Pages by their numbers. Whichever engine answers, the database knows them by their first part."""

from __future__ import annotations

from typing import NamedTuple

from search.engines.candidates import EXACT_NUMBER, NUMBER, Candidate
from search.models import SearchEntry
from search.query.analysis import NumberAsked
from search.query.plan import Plan
from search.query.slots import Agreement, NumberedPage, SlotReader
from search.text.number_keys import NumberKey, split_key
from search.text.terms import cut

__all__ = ["Numbered", "numbered_pages"]

COLUMNS = ("page_id", "kind", "number_key", "issued_on", "facets", "listed_at", "title")
# From so many slots on that agree beside the number it is sure which document is meant; of a bare number from
# so many.
SURE, SURE_OF_BARE = 2, 3

Numbered = dict[int, Candidate]


def numbered_pages(plan: Plan) -> Numbered:
    """The pages that carry a number asked for, each with how well the rest of the query names it."""
    asked = [*plan.numbers, *plan.bare_numbers]
    if not asked:
        return {}
    readers = [(number, SlotReader(number, plan)) for number in asked]
    rows = SearchEntry.objects.filter(number_part__in={number.number for number in asked})
    numbered: Numbered = {}
    for page_id, kind, key, issued_on, facets, listed_at, title in rows.order_by().values_list(*COLUMNS):
        page = NumberedPage(split_key(key), issued_on, facets)
        carried = [pair for pair in readers if _may_be(pair[0], key, page)]
        found = [_found(number, reader.agreement(page), page, title, plan) for number, reader in carried]
        found = [one for one in found if one.rank or not one.is_bare]
        if found:
            best = max(found, key=lambda one: (one.rank, one.worth))
            numbered[page_id] = Candidate(
                page_id,
                kind,
                score=0.0,
                number_rank=best.rank,
                agreed=best.worth,
                is_named=best.is_named,
                untyped=min(one.untyped for one in found),
                issued_on=issued_on,
                facets=facets,
                listed_at=listed_at,
            )
    return numbered


class Found(NamedTuple):
    """How a page stands to one of the numbers it carries."""

    rank: int
    worth: float
    is_named: bool
    untyped: int
    is_bare: bool


def _found(number: NumberAsked, agreement: Agreement, page: NumberedPage, title: str, plan: Plan) -> Found:
    rank = _rank(number, page, agreement, title, plan)
    return Found(
        rank=rank,
        worth=agreement.worth if rank else 0.0,
        is_named=agreement.is_all and rank == EXACT_NUMBER,
        untyped=_untyped(number, page.key),
        is_bare=number in plan.bare_numbers,
    )


def _may_be(number: NumberAsked, key: str, page: NumberedPage) -> bool:
    """Whether the page carries the number. Where its number has no year, that of its day is one."""
    if number.matches(key):
        return True
    dated = NumberKey(page.key.number, page.year, page.key.symbol)
    return not page.key.year and number.matches("/".join(filter(None, dated)))


def _rank(number: NumberAsked, page: NumberedPage, agreement: Agreement, title: str, plan: Plan) -> int:
    if number in plan.bare_numbers:
        return _rank_of_bare(agreement)
    is_exact = number.is_complete and _untyped(number, page.key) == 0
    if is_exact or (agreement.is_all and agreement.slots >= SURE):
        return EXACT_NUMBER
    if plan.is_sure(number) or agreement.slots >= SURE:
        return NUMBER
    # Of "con số 162" or "luật 100 năm" only the words beside tell whether it is the number of a document.
    beside = set(plan.beside)
    fitting = beside.intersection(cut(title).folded)
    return NUMBER if len(fitting) >= plan.weights.beside_number * len(beside) else 0


def _rank_of_bare(agreement: Agreement) -> int:
    if agreement.is_all and agreement.slots >= SURE:
        return EXACT_NUMBER
    return NUMBER if agreement.slots >= SURE_OF_BARE else 0


def _untyped(number: NumberAsked, key: NumberKey) -> int:
    """The letters of the key's symbol that were not typed; none where no symbol was."""
    return len(key.symbol) - len(number.symbol) if number.symbol else 0
