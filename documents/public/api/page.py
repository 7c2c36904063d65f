"""The page for programmers: what there is, how to ask, and examples that are true."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from documents.enums import InverseRelation, RelationType, ValidityReason, ValidityStatus
from documents.public.api.parameters import FILTERS, MOST_ON_A_PAGE, ORDERS

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

__all__ = ["EXAMPLES", "Example", "open_data"]

FOLDER: Final = Path(__file__).parent / "examples"


@dataclass(frozen=True, slots=True)
class Example:
    """A request and the answer to it, kept in a file; a test asks and compares."""

    name: str
    title: _StrPromise
    request: str
    status: int = 200

    @property
    def answer(self) -> str:
        return (FOLDER / f"{self.name}.json").read_text(encoding="utf-8").strip()


EXAMPLES: Final = (
    Example(
        "number",
        _("A document by its number, in whatever spelling"),
        "/api/documents/?number=65+hd+tld&as_at=2024-06-30",
    ),
    Example(
        "as_at",
        _("What held on a day"),
        "/api/documents/?status=in_force&as_at=2023-07-01&page_size=1",
    ),
    Example("document", _("One document with its text"), "/api/documents/1065/?as_at=2024-06-30"),
    Example("mistake", _("A mistake in a parameter"), "/api/documents/?as_at=31/12/2024", status=400),
    Example("missing", _("A document that is not there"), "/api/documents/999999999/", status=404),
)


@require_safe
@cache_control(no_cache=True)
def open_data(request: HttpRequest) -> HttpResponse:
    """`/du-lieu-mo/`."""
    context = {
        "title": _("Open data"),
        "examples": EXAMPLES,
        "filters": [(own, theirs) for own, theirs in FILTERS.items()],
        "sorts": list(ORDERS),
        "most_on_a_page": MOST_ON_A_PAGE,
        "statuses": ValidityStatus.choices,
        "reasons": ValidityReason.choices,
        "relations": [*RelationType.choices, *InverseRelation.choices],
    }
    return render(request, "pages/documents/open_data.html", context)
