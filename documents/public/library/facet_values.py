"""By what readers narrow a search for documents, as one document has it."""

from __future__ import annotations

from collections.abc import Iterator

from documents.enums import ValidityStatus
from documents.models import LegalDocumentPage
from documents.validity.verdicts import spans
from search.facets import FacetValue

__all__ = ["FIELD", "ISSUER", "TYPE", "VALIDITY", "WITHDRAWN", "facet_values", "validity_value"]

TYPE = "type"
ISSUER = "issuer"
FIELD = "field"
VALIDITY = "validity"
# Stands among the statuses, and is none of them: a withdrawn document may hold or not.
WITHDRAWN = "withdrawn"


def facet_values(document: LegalDocumentPage) -> Iterator[FacetValue]:
    """Words of the library stand by their slugs, which are made once and stay when a word is renamed."""
    if document.document_type:
        yield FacetValue(TYPE, document.document_type.slug)
    if document.issuer:
        yield FacetValue(ISSUER, document.issuer.slug)
    for field in document.fields.all():
        yield FacetValue(FIELD, field.slug)
    for span in spans(document):
        if document.is_withdrawn and span.status == ValidityStatus.IN_FORCE:
            # Whoever looks for what is in force looks for what they may rely on.
            continue
        yield FacetValue(VALIDITY, span.status.value, span.since, span.until)
    if document.is_withdrawn:
        yield FacetValue(VALIDITY, WITHDRAWN)


def validity_value(status: ValidityStatus) -> FacetValue:
    """A status that holds on every day."""
    return FacetValue(VALIDITY, status.value)
