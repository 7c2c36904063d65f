"""The parameters of the list as they are published; what they mean is read in `parameters`."""

from __future__ import annotations

from typing import Final

from api.answering import parameter
from documents.public.api.parameters import LARGEST, MOST_ON_A_PAGE, ON_A_PAGE, ORDERS
from documents.public.library.facets import FACETS
from documents.public.library.orders import SORT

__all__ = ["DAY", "LIST"]

DAY: Final = parameter("as_at", "The day for which validity is told; today if it is left out.", format="date")


def _also(description: str, theirs: str) -> str:
    return f"{description} The name `{theirs}` is taken too."


LIST: Final = [
    parameter("number", "A number in any spelling, or a part of it: 65/HD-TLĐ, 65hdtld, công văn 1076."),
    DAY,
    *(parameter(facet.program, _also(facet.described, facet.parameter), **facet.schema) for facet in FACETS),
    parameter("sort", _also("The order; the newest first if it is left out.", SORT), enum=list(ORDERS)),
    parameter(
        "page", "A page beyond the last is empty.", type="integer", minimum=1, maximum=LARGEST, default=1
    ),
    parameter(
        "page_size",
        "How many documents a page has.",
        type="integer",
        minimum=1,
        maximum=MOST_ON_A_PAGE,
        default=ON_A_PAGE,
    ),
]
