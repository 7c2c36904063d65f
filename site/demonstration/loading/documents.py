"""The documents of the library, what they do to each other, and the collections of them."""

from __future__ import annotations

from demonstration.bundle import Content
from demonstration.loading.files import FileLoader
from demonstration.loading.vocabulary import VocabularyLoader
from demonstration.paperwork import document_sheet, sheet_lines
from demonstration.records import DocumentCollection, FileRole, LegalDocument
from documents.models import (
    CollectionMember,
    DocumentCollectionPage,
    DocumentFile,
    DocumentRelation,
    Field,
    LegalDocumentPage,
    LibraryPage,
)

__all__ = ["create_collection", "create_document", "relate_document"]


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
        text="" if _is_scan(record) else "\n".join(sheet_lines(document_sheet(record, content))),
        live=False,
        first_published_at=record.posted,
    )
    document.fields = list(Field.objects.filter(name__in=record.fields))
    for order, spec in enumerate(record.files):
        attachment = files.first_file(record, spec)
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
                relation_type=relation.kind.value,
                target_id=by_number[relation.number] if relation.number else None,
                target_text=relation.outside,
                target_url=relation.url,
                scope=relation.scope,
                sort_order=order,
            )
        )


def create_collection(
    record: DocumentCollection, library: LibraryPage, by_number: dict[str, int]
) -> DocumentCollectionPage:
    """Add the page of a collection with its members, unpublished."""
    collection = DocumentCollectionPage(
        title=record.title,
        slug=record.slug,
        description=record.description,
        live=False,
        first_published_at=record.posted,
    )
    for order, member in enumerate(record.members):
        collection.members.add(
            CollectionMember(document_id=by_number[member.number], note=member.note, sort_order=order)
        )
    library.add_child(instance=collection)
    return collection


def _is_scan(record: LegalDocument) -> bool:
    """Whether the text of a document is known from the picture of it alone."""
    return all(spec.scanned for spec in record.files if spec.role is FileRole.MAIN)


def _title(record: LegalDocument) -> str:
    """Type, number and abstract in one line, as lists of documents name them."""
    abstract = record.abstract
    if abstract[1:2].islower():
        abstract = abstract[0].lower() + abstract[1:]
    return f"{record.type} số {record.number} {abstract}"
