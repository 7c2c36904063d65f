"""What a reader asked of the library, and the documents that answer it."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Self

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.db.models.expressions import Combinable
from django.utils.translation import gettext as _

from documents.catalogue.words import Words
from documents.models import DocumentFile
from documents.models.document_queryset import DocumentQuerySet
from documents.public.library.facets import FACETS, VALIDITY, DocumentFacet
from documents.public.library.orders import DEFAULT_SORT, SORT, SORTS

__all__ = ["LibraryFilter"]

LONGEST_ECHO: Final = 100


@dataclass(frozen=True, slots=True)
class LibraryFilter:
    """The keys that were chosen by the names of facets, and all that each takes in.

    `sort` is a key of `library.orders.SORTS`, `number_keys` are those of the number that was asked for.
    `problems` say, by the parameter, what could not be read; it is as if it had not been given.
    """

    keys: Mapping[str, Hashable] = field(default_factory=dict)
    within: Mapping[str, Collection[Hashable]] = field(default_factory=dict)
    number_keys: frozenset[str] | None = None
    sort: str = DEFAULT_SORT
    problems: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, parameters: Mapping[str, str], words: Words) -> Self:
        keys: dict[str, Hashable] = {}
        problems: dict[str, str] = {}
        for facet in FACETS:
            if not (text := parameters.get(facet.parameter, "").strip()):
                continue
            key = facet.values.key(facet.aliases.get(text, text), words)
            if key is None:
                problems[facet.parameter] = _unknown(str(facet.label), text)
            else:
                keys[facet.name] = key
        sort = parameters.get(SORT, "")
        if sort and sort not in SORTS:
            problems[SORT] = _unknown(_("Sorted by"), sort)
        within = {
            facet.name: facet.values.keys(keys[facet.name], words) for facet in FACETS if facet.name in keys
        }
        return cls(keys, within, sort=sort if sort in SORTS else DEFAULT_SORT, problems=problems)

    @property
    def validity(self) -> Hashable:
        """The status chosen, None for any."""
        return self.keys.get(VALIDITY)

    def matching(self, documents: DocumentQuerySet, on: date) -> DocumentQuerySet:
        """The documents that match on that day as a query, in no order.

        It says what `documents.public.library.found` has to find; tests compare the two.
        """
        if self.number_keys is not None:
            documents = documents.filter(number_key__in=self.number_keys)
        for facet in FACETS:
            if facet.name in self.within:
                documents = _with(facet, documents, on).filter(
                    **{f"{facet.column}__in": self.within[facet.name]}
                )
        return documents


def _with(facet: DocumentFacet, documents: DocumentQuerySet, on: date) -> DocumentQuerySet:
    """The documents with what no column holds."""
    if facet.name == VALIDITY:
        return documents.with_listed_validity(on)
    return documents.annotate(has_file=_has_file()) if facet.column == "has_file" else documents


def _has_file() -> Combinable:
    files = DocumentFile.objects.order_by().values("page")
    return ExpressionWrapper(Q(pk__in=files), output_field=BooleanField())


def _unknown(name: str, value: str) -> str:
    return _("%(name)s: there is no “%(value)s”.") % {"name": name, "value": value[:LONGEST_ECHO]}
