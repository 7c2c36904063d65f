"""What a reader asked of the library, and the documents that answer it."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.db.models.expressions import Combinable

from documents.enums import ValidityStatus
from documents.models import DocumentFile, DocumentType, Field, IssuingBody, Signer
from documents.models.document_queryset import DocumentQuerySet
from documents.public.library.forms import LibraryFilterForm
from documents.public.library.issuers import IssuerTree
from documents.public.library.orders import DEFAULT_SORT

__all__ = ["LibraryFacet", "LibraryFilter"]


class LibraryFacet(StrEnum):
    """What documents can be narrowed by; the value is the name under which a query knows it."""

    TYPE = "document_type"
    ISSUER = "issuer"
    FIELD = "fields"
    SIGNER = "signer"
    YEAR = "issue_year"
    VALIDITY = "validity"
    TEXT = "has_text"
    FILE = "has_file"


@dataclass(frozen=True, slots=True)
class LibraryFilter:
    """Values chosen; None means any. `issuers` are the ids of the body chosen and of all below it.

    `sort` is a key of `library.orders.SORTS`, `number_keys` are those of the number that was asked for.
    """

    document_type: DocumentType | None = None
    issuer: IssuingBody | None = None
    issuers: frozenset[int] = frozenset()
    field: Field | None = None
    signer: Signer | None = None
    year: int | None = None
    validity: ValidityStatus | None = None
    has_text: bool | None = None
    has_file: bool | None = None
    number_keys: frozenset[str] | None = None
    sort: str = DEFAULT_SORT

    @classmethod
    def from_form(cls, form: LibraryFilterForm, tree: IssuerTree) -> Self:
        """Take what is valid in a bound form; the rest is as if it had not been given."""
        form.is_valid()
        given = form.cleaned_data
        issuer = given.get("co_quan")
        return cls(
            document_type=given.get("loai"),
            issuer=issuer,
            issuers=tree.within(issuer.pk) if issuer else frozenset(),
            field=given.get("linh_vuc"),
            signer=given.get("nguoi_ky"),
            year=given.get("nam"),
            validity=ValidityStatus(given["hieu_luc"]) if given.get("hieu_luc") else None,
            has_text=given.get("toan_van"),
            has_file=given.get("tep"),
            sort=given.get("sap_xep") or DEFAULT_SORT,
        )

    def values(self) -> Mapping[LibraryFacet, Collection[Hashable]]:
        """What is narrowed, and the values of which a document has to have one."""
        words = {
            LibraryFacet.TYPE: self.document_type,
            LibraryFacet.FIELD: self.field,
            LibraryFacet.SIGNER: self.signer,
        }
        plain = {
            LibraryFacet.YEAR: self.year,
            LibraryFacet.VALIDITY: self.validity,
            LibraryFacet.TEXT: self.has_text,
            LibraryFacet.FILE: self.has_file,
        }
        return {
            **{facet: (word.pk,) for facet, word in words.items() if word is not None},
            **({LibraryFacet.ISSUER: self.issuers} if self.issuer is not None else {}),
            **{facet: (value,) for facet, value in plain.items() if value is not None},
        }

    def matching(self, documents: DocumentQuerySet, on: date) -> DocumentQuerySet:
        """The documents that match on that day as a query, in no order.

        It says what `documents.public.library.found` has to find; tests compare the two.
        """
        if self.number_keys is not None:
            documents = documents.filter(number_key__in=self.number_keys)
        for facet, values in self.values().items():
            if facet is LibraryFacet.VALIDITY:
                documents = documents.with_listed_validity(on)
            if facet is LibraryFacet.FILE:
                documents = documents.annotate(has_file=_has_file())
            documents = documents.filter(**{f"{facet}__in": values})
        return documents


def _has_file() -> Combinable:
    files = DocumentFile.objects.order_by().values("page")
    return ExpressionWrapper(Q(pk__in=files), output_field=BooleanField())
