"""Legal documents in the words of schema.org (`Legislation`, which follows the European identifiers ELI)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from documents.enums import ValidityStatus
from documents.models import DocumentFile, Field, LegalDocumentPage
from pages.structured_data import JSON, without_empty

__all__ = ["document_data"]

FORCE: Final = {
    ValidityStatus.IN_FORCE: "https://schema.org/InForce",
    ValidityStatus.NOT_YET_IN_FORCE: "https://schema.org/NotInForce",
    ValidityStatus.PARTLY_EXPIRED: "https://schema.org/PartiallyInForce",
    ValidityStatus.SUSPENDED: "https://schema.org/NotInForce",
    ValidityStatus.EXPIRED: "https://schema.org/NotInForce",
    ValidityStatus.REPLACED: "https://schema.org/NotInForce",
}


def document_data(
    document: LegalDocumentPage,
    *,
    url: str,
    validity: str,
    fields: Iterable[Field] = (),
    files: Iterable[DocumentFile] = (),
) -> dict[str, JSON]:
    """A `Legislation`. `url` is absolute; `validity` is that of today."""
    return without_empty(
        {
            "@type": "Legislation",
            "name": document.title,
            "legislationIdentifier": document.number,
            "legislationType": document.document_type.name if document.document_type else "",
            "abstract": document.abstract,
            "url": url,
            "inLanguage": "vi",
            "legislationDate": document.issued_on.isoformat() if document.issued_on else "",
            "legislationDateOfApplicability": document.effective_on.isoformat()
            if document.effective_on
            else "",
            "datePublished": document.posted_on.isoformat(),
            "expires": document.expires_on.isoformat() if document.expires_on else "",
            "legislationLegalForce": FORCE.get(ValidityStatus(validity), ""),
            "legislationPassedBy": (
                {"@type": "Organization", "name": document.issuer.name} if document.issuer else ""
            ),
            "about": [field.name for field in fields],
            "encoding": [
                {
                    "@type": "MediaObject",
                    "name": str(file),
                    "contentUrl": f"{url}tep/{file.pk}/",
                    "encodingFormat": file.attachment.content_type,
                }
                for file in files
            ],
        }
    )
