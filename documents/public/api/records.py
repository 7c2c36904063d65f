"""What the library tells programs about a document."""

from __future__ import annotations

from datetime import date

from api.records import Record
from documents.enums import InverseRelation, ProvisionKind, RelationType, ValidityReason, ValidityStatus
from documents.numbers import NumberStyle

__all__ = [
    "CountersRecord",
    "DocumentAnswer",
    "DocumentRecord",
    "DocumentsAnswer",
    "FieldRecord",
    "FileRecord",
    "IssuerRecord",
    "LinkRecord",
    "NumberRecord",
    "ProvisionRecord",
    "ProvisionsAnswer",
    "RelationRecord",
    "SignerRecord",
    "TypeRecord",
]


class NumberRecord(Record):
    """A number and symbol taken apart."""

    number: int
    suffix: str
    """A letter behind the number, as in 65a; empty where there is none."""
    year: int | None
    """Only where the number itself has it."""
    type: str
    """The abbreviation of the type, as HD in 65/HD-TLĐ."""
    issuer: str
    """The abbreviation of the issuing body, as TLĐ in 65/HD-TLĐ."""
    style: NumberStyle


class TypeRecord(Record):
    """A type of document."""

    name: str
    slug: str
    """What the parameter `type` takes."""
    abbreviation: str


class IssuerRecord(Record):
    """A body that issues documents."""

    name: str
    slug: str
    """What the parameter `issuer` takes."""
    abbreviation: str
    path: list[str]
    """The names from the highest body down to this one."""


class FieldRecord(Record):
    """A field of activity."""

    name: str
    slug: str
    """What the parameter `field` takes."""


class SignerRecord(Record):
    """Who signed a document."""

    id: int
    """What the parameter `signer` takes."""
    name: str
    position: str
    """As it stands in this document."""


class LinkRecord(Record):
    """Another document of the library."""

    id: int
    number: str
    title: str
    url: str
    """The page of the document."""


class RelationRecord(Record):
    """What this document does to another, or another to this one."""

    type: RelationType | InverseRelation
    """As seen from this document."""
    document: LinkRecord | None
    """Null for a document outside the library, which `text` describes."""
    text: str
    url: str
    """Where a document outside the library may be read; else empty."""
    scope: str
    """The clauses meant; empty means the whole document."""


class FileRecord(Record):
    """A file of a document."""

    id: int
    title: str
    role: str
    """What the file is to its document: `main`, `editable`, `annex` or `form`."""
    name: str
    """The name under which it is downloaded."""
    content_type: str
    size: int | None
    """In bytes."""
    pages: int | None
    """Null where it is not known."""
    sha256: str
    """The digest of the content, 64 hexadecimal digits."""
    url: str
    """The download."""
    view_url: str | None
    """Where the file is read in a page; null where it is not shown in one."""


class CountersRecord(Record):
    """How often a document was looked at and its files were downloaded."""

    views: int
    downloads: int


class DocumentRecord(Record):
    """A document. `status`, `reason`, `since` and `cause` are those of the day asked for."""

    id: int
    url: str
    """The page of the document."""
    api_url: str
    """This record with the full text."""
    number: str
    number_parsed: NumberRecord | None
    """Null where the number follows no known form."""
    type: TypeRecord | None
    title: str
    abstract: str
    issuer: IssuerRecord | None
    fields: list[FieldRecord]
    signer: SignerRecord | None
    issued_on: date | None
    effective_on: date | None
    expires_on: date | None
    posted_on: date
    """The day on which the document appeared in the library."""
    status: ValidityStatus
    reason: ValidityReason
    """What gave the document its status."""
    since: date | None
    """The first day of the status, where it is known."""
    cause: LinkRecord | None
    """The document that gave this one its status."""
    relations: list[RelationRecord]
    files: list[FileRecord]
    has_text: bool
    counters: CountersRecord


class DocumentAnswer(DocumentRecord):
    """A document with its text."""

    as_at: date
    """The day for which the status is told."""
    text: str
    """The full text; empty where there is none."""


class ProvisionRecord(Record):
    """A piece of the text of a document: a chapter, an article, a clause."""

    order: int
    """Its place in the text, from 0."""
    parent: int | None
    """The `order` of the piece it stands in; null for one that stands in none."""
    kind: ProvisionKind
    number: str
    """As written, without mark: `5`, `12a`, `IV`; empty where there is none."""
    title: str
    text: str
    """Its own paragraphs, one a line, without those of the pieces in it."""
    page: int
    """The page of the file, from 1; 0 for a text without pages."""
    url: str | None
    """The address that leads to this place; null where it has none."""


class ProvisionsAnswer(Record):
    """The text of a document, divided."""

    id: int
    url: str
    """The page of the document."""
    provisions: list[ProvisionRecord]
    """In the order of the text; none where there is no text, or it was not divided yet."""


class DocumentsAnswer(Record):
    """A page of the documents that match."""

    total: int
    """How many documents match."""
    page: int
    """From 1."""
    pages: int
    page_size: int
    next: str | None
    """The address of the next page; null on the last."""
    previous: str | None
    """The address of the page before; null on the first."""
    as_at: date
    """The day for which the status of each is told."""
    documents: list[DocumentRecord]
    """None on a page beyond the last."""
