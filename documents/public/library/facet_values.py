"""By what readers narrow a search for documents, as one document has it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from django.utils import timezone

from documents.enums import ValidityStatus
from documents.models import LegalDocumentPage
from documents.models.status_span import FIRST_DAY, LAST_DAY
from search.facets import FacetValue

__all__ = ["FIELD", "ISSUER", "TYPE", "VALIDITY", "WITHDRAWN", "facet_values"]

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
    yield from _of_validity(document)
    if document.is_withdrawn:
        yield FacetValue(VALIDITY, WITHDRAWN)


def _of_validity(document: LegalDocumentPage) -> Iterator[FacetValue]:
    """The statuses it has had and will have, the days of one after the other taken together."""
    now = timezone.now()
    told = [span for span in document.status_spans.all() if span.told_from <= now < span.told_until]
    spans = sorted(told, key=lambda span: span.since)
    for status, run in groupby(spans, key=lambda span: span.status):
        if document.is_withdrawn and status == ValidityStatus.IN_FORCE:
            # Whoever looks for what is in force looks for what they may rely on.
            continue
        days = list(run)
        since, until = days[0].since, days[-1].until
        yield FacetValue(
            VALIDITY,
            status,
            None if since == FIRST_DAY else since,
            None if until == LAST_DAY else until,
        )
