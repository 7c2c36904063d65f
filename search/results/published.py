"""The parameters of the search as they are published; what they mean is read in `search.query.request`."""

from __future__ import annotations

from api.answering import parameter
from search.content import Kind
from search.facets import facets
from search.query.parameters import PROGRAMS
from search.query.query import PAGE_SIZE
from search.query.request import LARGEST_PAGE_SIZE, LAST_PAGE

__all__ = ["search_parameters"]


def search_parameters() -> list[dict[str, object]]:
    """Every parameter of the search, one for each facet among them; asked for when apps are ready."""
    return [
        parameter("q", "The query, as people type it: words, numbers of documents, “…” and -word."),
        parameter(PROGRAMS.kind, "Only pages of this kind.", enum=list(Kind.values)),
        *(
            parameter(facet.name, "Only pages with this value; `facets=1` tells which there are.")
            for facet in facets()
        ),
        parameter(PROGRAMS.since, "The first day, as 2017-09-15 or 15/09/2017."),
        parameter(PROGRAMS.until, "The last day, in the same forms."),
        parameter(PROGRAMS.sort, "The order; by relevance if it is left out.", enum=list(PROGRAMS.sorts)),
        parameter(
            PROGRAMS.marks,
            "`any` also gives pages that are spelled with other marks than were typed, behind the rest.",
            enum=[PROGRAMS.any_marks],
        ),
        parameter("facets", "`1` counts by what the results can be narrowed further.", enum=["1"]),
        _number(PROGRAMS.page, "A page beyond the last is empty.", 1, LAST_PAGE),
        _number(PROGRAMS.page_size, "How many results a page has.", PAGE_SIZE, LARGEST_PAGE_SIZE),
    ]


def _number(name: str, description: str, default: int, largest: int) -> dict[str, object]:
    outside = " A number outside is moved to the nearer end."
    return parameter(name, description + outside, type="integer", minimum=1, maximum=largest, default=default)
