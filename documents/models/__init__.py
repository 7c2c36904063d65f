from __future__ import annotations

from documents.models.catalogue_change import CatalogueChange
from documents.models.citation import Citation
from documents.models.document_collection import CollectionMember, DocumentCollectionPage
from documents.models.document_event import DocumentEvent
from documents.models.document_file import DocumentFile
from documents.models.document_relation import DocumentRelation
from documents.models.file_version import FileVersion
from documents.models.intake import IntakeBatch, IntakeDoubt, IntakeEntry
from documents.models.legal_document import LegalDocumentPage
from documents.models.library import LibraryPage
from documents.models.provision import DocumentStructure, Provision
from documents.models.relation_proposal import RelationProposal
from documents.models.status_span import StatusSpan
from documents.models.vocabulary import DocumentType, Field, IssuingBody, Signer

__all__ = [
    "CatalogueChange",
    "Citation",
    "CollectionMember",
    "DocumentCollectionPage",
    "DocumentEvent",
    "DocumentFile",
    "DocumentRelation",
    "DocumentStructure",
    "DocumentType",
    "Field",
    "FileVersion",
    "IntakeBatch",
    "IntakeDoubt",
    "IntakeEntry",
    "IssuingBody",
    "LegalDocumentPage",
    "LibraryPage",
    "Provision",
    "RelationProposal",
    "Signer",
    "StatusSpan",
]
