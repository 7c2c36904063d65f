"""Which document of the library a reference means. Where that is not plain, none: a wrong link is worse."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from documents.citations.issuers import agree
from documents.citations.references import Reference, key_year
from documents.models import LegalDocumentPage
from documents.models.document_queryset import DocumentQuerySet

__all__ = ["Resolved", "resolve"]

Resolved = Mapping[Reference, "list[LegalDocumentPage]"]
KEYS_AT_ONCE = 400


def resolve(references: Iterable[Reference], documents: DocumentQuerySet | None = None) -> Resolved:
    """The documents each reference may mean: one where it is plain, several where it is not, or none.

    Looks among `documents`, by default all that are live. One query for each 400 numbers.
    """
    asked = list(dict.fromkeys(references))
    if documents is None:
        documents = LegalDocumentPage.objects.live()
    keys = sorted({reference.key for reference in asked})
    known: dict[str, list[LegalDocumentPage]] = {}
    for start in range(0, len(keys), KEYS_AT_ONCE):
        chunk = keys[start : start + KEYS_AT_ONCE]
        for document in documents.filter(number_key__in=chunk).select_related("issuer").defer("text"):
            known.setdefault(document.number_key, []).append(document)
    return {reference: _meant(reference, known.get(reference.key, ())) for reference in asked}


def _meant(reference: Reference, candidates: Collection[LegalDocumentPage]) -> list[LegalDocumentPage]:
    fitting = [document for document in candidates if _fits(reference, document)]
    if len(fitting) < 2:
        return fitting
    for is_better in (
        lambda document: document.issued_on is not None and document.issued_on == reference.named_on,
        lambda document: _is_issuer(reference, document) is True,
        lambda document: reference.year and document.issue_year == reference.year,
    ):
        better = [document for document in fitting if is_better(document)]
        fitting = better or fitting
    return fitting


def _fits(reference: Reference, document: LegalDocumentPage) -> bool:
    """Whether nothing said beside the number speaks against the document.

    A number with its year names one document of one issuer, whatever day a writer gives it by mistake. Other
    numbers begin anew every year.
    """
    has_own_year = key_year(reference.key) > 0
    if not has_own_year and reference.year and document.issue_year not in {0, reference.year}:
        return False
    return _is_issuer(reference, document) is not False


def _is_issuer(reference: Reference, document: LegalDocumentPage) -> bool | None:
    return agree(reference.named_by, document.issuer.name if document.issuer else "")
