"""The parameters of addresses, once in the words of people and once in those of programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from django.utils.translation import gettext_lazy as _

from search.content import Kind
from search.enums import Sort
from search.facets import Facet, facet, facets
from search.query.query import SearchQuery

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

__all__ = ["KIND_SLUGS", "PEOPLE", "PROGRAMS", "Parameters", "address"]

KIND_SLUGS = {"tin-bai": Kind.ARTICLE, "hinh-anh": Kind.GALLERY, "van-ban": Kind.DOCUMENT}
"""The kinds as they stand in addresses for people."""

SORT_SLUGS = {"lien-quan": Sort.RELEVANCE, "moi-nhat": Sort.NEWEST, "xem-nhieu": Sort.VIEWS}


@dataclass(frozen=True, slots=True)
class Parameters:
    """How parameters are called. `page_size` empty: it cannot be asked for. `any_marks` is the one value of
    `marks`.

    `labels` are what people are told instead of a name they never typed.
    """

    kind: str
    page: str
    page_size: str
    since: str
    until: str
    sort: str
    sorts: Mapping[str, Sort]
    marks: str
    any_marks: str
    are_for_people: bool = False
    labels: Mapping[str, str | _StrPromise] = field(default_factory=dict)

    def of(self, facet: Facet) -> str:
        return facet.parameter if self.are_for_people else facet.name

    def spoken(self, name: str) -> str:
        """What to call a parameter in a message."""
        if self.are_for_people:
            by_facet = {facet.parameter: facet.label for facet in facets()}
            return str(self.labels.get(name) or by_facet.get(name, name))
        return name


PROGRAMS = Parameters(
    kind="kind",
    page="page",
    page_size="page_size",
    since="from",
    until="to",
    sort="sort",
    sorts={sort.value: sort for sort in Sort},
    marks="marks",
    any_marks="any",
)
PEOPLE = Parameters(
    kind="loai",
    page="trang",
    page_size="",
    since="tu_ngay",
    until="den_ngay",
    sort="sap_xep",
    sorts=SORT_SLUGS,
    marks="dau",
    any_marks="moi-dau",
    are_for_people=True,
    labels={
        "loai": _("Kind"),
        "trang": _("Page"),
        "tu_ngay": _("From day"),
        "den_ngay": _("To day"),
        "sap_xep": _("Sorted by"),
        "dau": _("Diacritics"),
    },
)


def address(query: SearchQuery) -> str:
    """The parameters that ask people's page for the first page of this query."""
    return "?" + urlencode(fields(query), quote_via=quote)


def fields(query: SearchQuery) -> dict[str, str]:
    """The same as names and values. What is as it is without being asked for is left out."""
    slugs = {kind: slug for slug, kind in KIND_SLUGS.items()}
    sorts = {sort: slug for slug, sort in SORT_SLUGS.items()}
    given = {
        "q": query.text,
        PEOPLE.kind: slugs[query.kind] if query.kind else "",
        **{facet(name).parameter: value for name, value in query.filters.items()},
        PEOPLE.since: query.since.isoformat() if query.since else "",
        PEOPLE.until: query.until.isoformat() if query.until else "",
        PEOPLE.sort: sorts[query.sort] if query.sort is not Sort.RELEVANCE else "",
        PEOPLE.marks: PEOPLE.any_marks if query.any_marks else "",
    }
    return {name: value for name, value in given.items() if value}
