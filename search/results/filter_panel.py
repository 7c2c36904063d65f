"""The filters beside the results: the values of each facet as links, those chosen with links to drop them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from search.content import Kind
from search.enums import Sort
from search.facets import KIND, PERIOD, Facet, facets
from search.query.parameters import KIND_SLUGS, PEOPLE, address, fields
from search.query.query import SearchQuery
from search.results.results import SearchResults
from vietnamese.collation import sort_key
from vietnamese.dates import short_date

__all__ = ["Choice", "Chosen", "FacetLinks", "FilterPanel"]

# Values that are shown at once, and those that are shown at all.
FEW = 6
MANY = 50


@dataclass(frozen=True, slots=True)
class Choice:
    """A value hits can be narrowed to, the number of hits there then are, and the address that does so."""

    value: str
    title: str
    count: int
    address: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class FacetLinks:
    """A facet with the values the hits have. `others` are those a reader has to ask for."""

    name: str
    label: str
    first: list[Choice]
    others: list[Choice]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A filter in use, the address without it, and the number of hits there are without it."""

    label: str
    title: str
    address: str
    count: int


class FilterPanel:
    """What a page of results says about its filters. One query for each facet that is shown."""

    def __init__(self, found: SearchResults) -> None:
        self.query = found.query
        self.found = found
        self._counts = {facet.name: facet.gathered(found.facets.get(facet.name, {})) for facet in facets()}
        self._titles = {facet.name: self._titles_of(facet) for facet in facets()}

    @cached_property
    def kinds(self) -> list[Choice]:
        """Every kind, at first all together."""
        wanted, counts = self.query.kind, self.found.kinds
        choices = [Choice("", _("All"), sum(counts.values()), self._with_kind(None), wanted is None)]
        for slug, kind in KIND_SLUGS.items():
            title, count = str(kind.label), counts.get(kind, 0)
            choices.append(Choice(slug, title, count, self._with_kind(kind), wanted is kind))
        return choices

    @cached_property
    def facets(self) -> list[FacetLinks]:
        """The facets of which the hits have any value."""
        return [links for facet in facets() if (links := self._links(facet)).first]

    @cached_property
    def chosen(self) -> list[Chosen]:
        return list(self._chosen())

    @cached_property
    def ways_out(self) -> list[Chosen]:
        """The filters of which dropping one alone brings hits."""
        return [chosen for chosen in self.chosen if chosen.count]

    @property
    def cleared(self) -> str:
        return address(self.query.unnarrowed())

    @property
    def with_any_marks(self) -> str:
        """The same filters with the pages that hold the words with other marks."""
        return address(replace(self.query, any_marks=True))

    @property
    def corrected(self) -> str:
        """The same filters with the text that may have been meant."""
        return address(replace(self.query, text=self.found.correction))

    @cached_property
    def sorts(self) -> list[Choice]:
        query = self.query
        return [
            Choice(
                value=sort.value,
                title=str(sort.label),
                count=self.found.total,
                address=address(replace(query, sort=sort)),
                is_chosen=query.sort is sort,
            )
            for sort in Sort
        ]

    @cached_property
    def kept(self) -> Mapping[str, str]:
        """What the form for the period sends along unseen."""
        shown = {PEOPLE.since, PEOPLE.until}
        return {name: value for name, value in fields(self.query).items() if name not in shown}

    def _titles_of(self, facet: Facet) -> Mapping[str, str]:
        counts = self._counts[facet.name]
        most = counts if facet.is_ordered else sorted(counts, key=lambda value: -counts[value])[:MANY]
        wanted = {*most, *([self.query.filters[facet.name]] if facet.name in self.query.filters else [])}
        return facet.titles(wanted) if wanted else {}

    def _links(self, facet: Facet) -> FacetLinks:
        counts, titles = self._counts[facet.name], self._titles[facet.name]
        wanted = self.query.filters.get(facet.name)
        choices = [
            Choice(value, title, counts[value], self._with_value(facet, value), value == wanted)
            for value, title in titles.items()
            if counts.get(value)
        ]
        if not facet.is_ordered:
            choices.sort(key=lambda choice: (-choice.count, sort_key(choice.title)))
        few = len(choices) if len(choices) == FEW + 1 else FEW
        return FacetLinks(facet.name, str(facet.label), choices[:few], choices[few:])

    def _with_kind(self, kind: Kind | None) -> str:
        return address(replace(self.query, kind=kind))

    def _with_value(self, facet: Facet, value: str) -> str:
        return address(replace(self.query, filters={**self.query.filters, facet.name: value}))

    def _chosen(self) -> Iterator[Chosen]:
        query, without = self.query, self.found.without
        if query.kind:
            label = str(Kind(query.kind).label)
            yield Chosen(_("Kind"), label, address(replace(query, kind=None)), without.get(KIND, 0))
        for facet in facets():
            if facet.name in query.filters:
                value = query.filters[facet.name]
                others = {name: value for name, value in query.filters.items() if name != facet.name}
                yield Chosen(
                    str(facet.label),
                    self._titles[facet.name].get(value, value),
                    address(replace(query, filters=others)),
                    without.get(facet.name, 0),
                )
        if query.since or query.until:
            all_time = replace(query, since=None, until=None)
            yield Chosen(_("Period"), _period(query), address(all_time), without.get(PERIOD, 0))


def _period(query: SearchQuery) -> str:
    since, until = (short_date(day) if day else "" for day in (query.since, query.until))
    if since and until:
        return f"{since} – {until}"
    return _("from %(day)s") % {"day": since} if since else _("until %(day)s") % {"day": until}
