"""What the library offers to narrow a search by. Read once, when the app is ready."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from documents.enums import ValidityStatus
from documents.models import DocumentType, Field, IssuingBody
from documents.public.library.facet_values import FIELD, ISSUER, TYPE, VALIDITY, WITHDRAWN
from search.facets import Facet, register

Titles = Callable[[Collection[str]], Mapping[str, str]]


def names_of(model: type[DocumentType | Field | IssuingBody]) -> Titles:
    def names(slugs: Collection[str]) -> Mapping[str, str]:
        return dict(model._default_manager.filter(slug__in=slugs).values_list("slug", "name"))

    return names


def validity_labels(values: Collection[str]) -> Mapping[str, str]:
    return {status.value: str(status.label) for status in ValidityStatus if status.value in values}


def validity_mark(value: str) -> str:
    """A withdrawn document is found, and said to be one; nobody looks for what was withdrawn."""
    if value == WITHDRAWN:
        return gettext("Withdrawn")
    return validity_labels([value]).get(value, "")


register(Facet(TYPE, "loai_van_ban", _("Document type"), names_of(DocumentType), position=20, is_slot=True))
register(Facet(ISSUER, "co_quan", _("Issuing body"), names_of(IssuingBody), position=30, is_slot=True))
register(Facet(FIELD, "linh_vuc", _("Field of activity"), names_of(Field), position=40))
register(
    Facet(
        VALIDITY,
        "hieu_luc",
        _("Validity"),
        validity_labels,
        position=50,
        is_ordered=True,
        mark=validity_mark,
    )
)
