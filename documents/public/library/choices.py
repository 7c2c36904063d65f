"""What the filters of the library offer: every choice that leads to documents, with their number."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.enums import ValidityStatus
from documents.models.vocabulary import DocumentType, Field, Signer
from documents.public.library.counts import LibraryCounts
from documents.public.library.filter import LibraryFacet, LibraryFilter
from documents.public.library.forms import NO, YES, LibraryFilterForm
from documents.public.library.issuers import IssuerTree
from vietnamese.numbers import format_number

__all__ = ["offer_choices"]

Choice = tuple[str, str]
# A deeper body is moved to the right; in an option nothing else can.
INDENT: Final = "\u2003"


def offer_choices(
    form: LibraryFilterForm, chosen: LibraryFilter, counts: LibraryCounts, tree: IssuerTree
) -> None:
    """Put choices with counts into a form that was read. Three queries, for the names.

    A choice that leads nowhere is left out, unless it is the one that was made.
    """
    of = counts.of
    offered = {
        "loai": _words(DocumentType, of[LibraryFacet.TYPE], chosen.document_type),
        "co_quan": _issuers(tree, of[LibraryFacet.ISSUER], chosen),
        "linh_vuc": _words(Field, of[LibraryFacet.FIELD], chosen.field),
        "nguoi_ky": _words(Signer, of[LibraryFacet.SIGNER], chosen.signer),
        "nam": _years(of[LibraryFacet.YEAR], chosen.year),
        "hieu_luc": _validity(of[LibraryFacet.VALIDITY], chosen),
        "toan_van": _either(of[LibraryFacet.TEXT], chosen.has_text),
        "tep": _either(of[LibraryFacet.FILE], chosen.has_file),
    }
    for name, choices in offered.items():
        widget = form.fields[name].widget
        if isinstance(widget, forms.Select):
            widget.choices = [("", _("All")), *choices]


def _counted(label: str, number: int) -> str:
    return f"{label} ({format_number(number)})"


def _words(
    model: type[DocumentType | Field | Signer],
    counts: Mapping[Hashable, int],
    chosen: DocumentType | Field | Signer | None,
) -> Iterator[Choice]:
    ids = {key for key in counts if isinstance(key, int)} | ({chosen.pk} if chosen else set())
    for word in model._default_manager.filter(pk__in=ids).order_by("name", "pk"):
        value = str(word.pk) if isinstance(word, Signer) else word.slug
        yield value, _counted(word.name, counts.get(word.pk, 0))


def _issuers(tree: IssuerTree, counts: Mapping[Hashable, int], chosen: LibraryFilter) -> Iterator[Choice]:
    for body, depth in tree.in_order():
        number = sum(counts.get(key, 0) for key in tree.within(body.pk))
        if number or body == chosen.issuer:
            yield body.slug, _counted(INDENT * depth + body.name, number)


def _years(counts: Mapping[Hashable, int], chosen: int | None) -> Iterator[Choice]:
    years = {year for year in counts if isinstance(year, int) and year} | ({chosen} if chosen else set())
    for year in sorted(years, reverse=True):
        yield str(year), _counted(str(year), counts.get(year, 0))


def _validity(counts: Mapping[Hashable, int], chosen: LibraryFilter) -> Iterator[Choice]:
    for status in ValidityStatus:
        number = counts.get(status.value, 0)
        if number or status == chosen.validity:
            yield status.value, _counted(str(status.label), number)


def _either(counts: Mapping[Hashable, int], chosen: bool | None) -> Iterator[Choice]:
    for value, key, label in ((True, YES, _("Yes")), (False, NO, _("No"))):
        number = counts.get(value, 0)
        if number or chosen is value:
            yield key, _counted(str(label), number)
