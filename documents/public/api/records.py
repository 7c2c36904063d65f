"""What the library tells programs about a document. A dataclass is the JSON object of the same fields."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = [
    "CountersRecord",
    "DocumentRecord",
    "FieldRecord",
    "FileRecord",
    "IssuerRecord",
    "LinkRecord",
    "NumberRecord",
    "RelationRecord",
    "SignerRecord",
    "TypeRecord",
]


@dataclass(frozen=True, slots=True)
class NumberRecord:
    """A number taken apart; `year` only where the number itself has it. `style` is one of `NumberStyle`."""

    number: int
    suffix: str
    year: int | None
    type: str
    issuer: str
    style: str


@dataclass(frozen=True, slots=True)
class TypeRecord:
    name: str
    slug: str
    abbreviation: str


@dataclass(frozen=True, slots=True)
class IssuerRecord:
    """`path` are the names from the highest body down to this one."""

    name: str
    slug: str
    abbreviation: str
    path: list[str]


@dataclass(frozen=True, slots=True)
class FieldRecord:
    name: str
    slug: str


@dataclass(frozen=True, slots=True)
class SignerRecord:
    id: int
    name: str
    position: str


@dataclass(frozen=True, slots=True)
class LinkRecord:
    """Another document of the library."""

    id: int
    number: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class RelationRecord:
    """What this document does to another, or another to this one, as `type` says from here.

    A document outside the library is null and described in `text`; `scope` names clauses, "" means the whole.
    """

    type: str
    document: LinkRecord | None
    text: str
    url: str
    scope: str


@dataclass(frozen=True, slots=True)
class FileRecord:
    """`pages` is null where it is not known, `view_url` where the file is not shown in a page."""

    id: int
    title: str
    role: str
    name: str
    content_type: str
    size: int | None
    pages: int | None
    sha256: str
    url: str
    view_url: str | None


@dataclass(frozen=True, slots=True)
class CountersRecord:
    views: int
    downloads: int


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document. `status`, `reason` and `since` are those of the day asked for; `cause` made it so."""

    id: int
    url: str
    api_url: str
    number: str
    number_parsed: NumberRecord | None
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
    status: str
    reason: str
    since: date | None
    cause: LinkRecord | None
    relations: list[RelationRecord]
    files: list[FileRecord]
    has_text: bool
    counters: CountersRecord
