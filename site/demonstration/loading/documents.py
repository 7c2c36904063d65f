"""The documents of the library."""

from __future__ import annotations

from demonstration.bundle import Content
from demonstration.loading.files import FileLoader
from demonstration.loading.vocabulary import VocabularyLoader
from demonstration.paperwork import document_sheet, sheet_lines
from demonstration.records import LegalDocument
from documents.models import (
    DocumentFile,
    DocumentRelation,
    Field,
    LegalDocumentPage,
    LibraryPage,
)

__all__ = ["create_document", "relate_document"]


def create_document(
    record: LegalDocument, library: LibraryPage, content: Content, files: FileLoader, words: VocabularyLoader
) -> LegalDocumentPage:
    """Add the page of a document with its files, unpublished and without relations."""
    document = LegalDocumentPage(
        title=_title(record),
        slug=record.slug,
        number=record.number,
        document_type=words.document_type(record.type),
        abstract=record.abstract,
        issuer=words.issuer(record.issuer),
        signer=words.signer(record.signature.person),
        signer_position=record.signature.position,
        issued_on=record.issued,
        effective_on=record.effective,
        expires_on=record.expires,
        posted_on=record.posted.date(),
        text="\n".join(sheet_lines(document_sheet(record, content))),
        live=False,
        first_published_at=record.posted,
    )
    document.fields = list(Field.objects.filter(name__in=record.fields))
    for order, spec in enumerate(record.files):
        attachment = files.document_file(record, spec)
        document.files.add(
            DocumentFile(attachment=attachment, role=spec.role.value, title=spec.title, sort_order=order)
        )
    library.add_child(instance=document)
    return document


def relate_document(document: LegalDocumentPage, record: LegalDocument, by_number: dict[str, int]) -> None:
    """Give a document its relations; `by_number` holds the page ids of all documents."""
    for order, relation in enumerate(record.relations):
        document.relations.add(
            DocumentRelation(
                relation_type=relation.kind.value, target_id=by_number[relation.number], sort_order=order
            )
        )


def _title(record: LegalDocument) -> str:
    """Type, number and abstract in one line, as lists of documents name them."""
    abstract = record.abstract
    if abstract[1:2].islower():
        abstract = abstract[0].lower() + abstract[1:]
    return f"{record.type} số {record.number} {abstract}"
