"""The filters above the list: what can be chosen, each with its number, and what was chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import escape
from typing import Final

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from documents.public.library.facets import FACETS, DocumentFacet
from documents.public.library.found import Found
from documents.public.library.listing import LibraryList
from documents.public.library.orders import SORT, SORTS
from documents.public.library.values import INDENT, Offer
from pages.listing import PAGE_PARAMETER
from search.results.filter_panel import Chosen
from vietnamese.numbers import format_number

__all__ = ["FilterField", "LibraryPanel", "narrowed_to"]


@dataclass(frozen=True, slots=True)
class FilterField:
    """A parameter with its choices; `chosen` is the value of one, "" for any."""

    name: str
    label: str
    offers: list[Offer]
    chosen: str
    is_counted: bool = True

    @property
    def options(self) -> SafeString:
        """In one go: a template takes longer for hundreds of them than for the rest of the page."""
        every = [f'<option value="">{escape(_("All"))}</option>'] if self.is_counted else []
        return mark_safe("".join([*every, *map(self._option, self.offers)]))  # noqa: S308 (escaped)

    def _option(self, offer: Offer) -> str:
        selected = " selected" if offer.value == self.chosen else ""
        number = f" ({_counted(offer.number)})" if self.is_counted else ""
        return f'<option value="{_escaped(offer.value)}"{selected}>{_escaped(offer.title)}{number}</option>'


# There are hundreds on each page, nearly always the same.
_escaped: Final = lru_cache(maxsize=4096)(escape)
_counted: Final = lru_cache(maxsize=4096)(format_number)


class LibraryPanel:
    """No query: all is in memory."""

    def __init__(self, asked: LibraryList, found: Found) -> None:
        self.asked = asked
        self.found = found

    @cached_property
    def fields(self) -> list[FilterField]:
        """Every facet, and the order of the list."""
        orders = [Offer(value, str(label), self.found.total) for value, label in SORTS.items()]
        sort = FilterField(SORT, _("Sorted by"), orders, self.asked.chosen.sort, is_counted=False)
        return [*map(self._field, FACETS), sort]

    @cached_property
    def chosen(self) -> list[Chosen]:
        """The filters in use; each address leaves one out."""
        return [
            Chosen(
                str(facet.label),
                title,
                self._without(facet),
                self.found.without(facet.name).bit_count(),
            )
            for facet, title in _titles(self.asked)
        ]

    @property
    def cleared(self) -> str:
        return self._without(*FACETS)

    @property
    def is_asked(self) -> bool:
        """Whether anything but the order was asked for, even what there is not."""
        return any(self.asked.parameters.get(facet.parameter) for facet in FACETS)

    def _field(self, facet: DocumentFacet) -> FilterField:
        key, words = self.asked.chosen.keys.get(facet.name), self.asked.library.words
        offers = list(facet.values.offers(self.found.counts(facet), key, words))
        chosen = next((offer.value for offer in _chosen(facet, self.asked)), "")
        return FilterField(facet.parameter, str(facet.label), offers, chosen)

    def _without(self, *facets: DocumentFacet) -> str:
        parameters = self.asked.parameters.copy()
        for name in (PAGE_PARAMETER, *(facet.parameter for facet in facets)):
            parameters.pop(name, None)
        return f"?{parameters.urlencode()}"


def narrowed_to(asked: LibraryList) -> list[str]:
    """What the list is narrowed to, in words."""
    is_truth = [facet.name for facet in FACETS if isinstance(asked.chosen.keys.get(facet.name), bool)]
    return [
        f"{facet.label}: {title}".lower() if facet.name in is_truth else title
        for facet, title in _titles(asked)
    ]


def _titles(asked: LibraryList) -> Iterator[tuple[DocumentFacet, str]]:
    """The facets of which something was chosen, with its name."""
    for facet in FACETS:
        yield from ((facet, offer.title.strip(INDENT)) for offer in _chosen(facet, asked))


def _chosen(facet: DocumentFacet, asked: LibraryList) -> Iterator[Offer]:
    """Where nothing is counted, only what was chosen is offered."""
    key = asked.chosen.keys.get(facet.name)
    if key is not None:
        yield from facet.values.offers({}, key, asked.library.words)
