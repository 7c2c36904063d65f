from __future__ import annotations

from documents.models.document_file import DocumentFile
from documents.models.document_relation import DocumentRelation
from documents.models.legal_document import LegalDocumentPage
from documents.models.library import LibraryPage
from documents.models.vocabulary import DocumentType, Field, IssuingBody, Signer

__all__ = [
    "DocumentFile",
    "DocumentRelation",
    "DocumentType",
    "Field",
    "IssuingBody",
    "LegalDocumentPage",
    "LibraryPage",
    "Signer",
]
