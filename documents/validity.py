"""How the validity of a document changes with the days, for those who have to know it ahead.

The rule itself is `DocumentQuerySet.with_validity`; a test holds the two together on every day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from documents.enums import RelationType, ValidityStatus

if TYPE_CHECKING:
    from documents.models import LegalDocumentPage

__all__ = ["Span", "replaced_from", "spans"]


@dataclass(frozen=True, slots=True)
class Span:
    """The days on which a document has a status; `until` is the first day after them."""

    status: ValidityStatus
    since: date | None = None
    until: date | None = None


def spans(document: LegalDocumentPage) -> Iterator[Span]:
    """Every status the document has had and will have, without gap or overlap."""
    if document.document_type and not document.document_type.has_validity:
        yield Span(ValidityStatus.NOT_APPLICABLE)
        return
    replaced_on = replaced_from(document)
    changes = sorted({day for day in (document.effective_on, document.expires_on, replaced_on) if day})
    for since, until in zip([None, *changes], [*changes, None], strict=True):
        yield Span(_status(document, replaced_on, since), since, until)


def replaced_from(document: LegalDocumentPage) -> date | None:
    """The first day on which a published document replaces this one, as far as is known today."""
    if document.pk is None:
        return None
    days = [
        relation.page.effective_on or relation.page.issued_on
        for relation in document.inverse_relations.all()
        if relation.relation_type == RelationType.REPLACES and relation.page.live
    ]
    return min((day for day in days if day), default=None)


def _status(document: LegalDocumentPage, replaced_on: date | None, day: date | None) -> ValidityStatus:
    """The status on a day on which it changes; None stands for the time before the first of them."""
    on = day or date.min
    if replaced_on and replaced_on <= on:
        return ValidityStatus.REPLACED
    if document.expires_on and document.expires_on <= on:
        return ValidityStatus.EXPIRED
    if document.effective_on is None:
        return ValidityStatus.UNKNOWN
    return ValidityStatus.NOT_YET_IN_FORCE if document.effective_on > on else ValidityStatus.IN_FORCE
