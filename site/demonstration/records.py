"""What the demonstration content is made of. Items name each other by slug, documents by number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from demonstration.blocks import Block


@dataclass(frozen=True, slots=True)
class Organisation:
    slug: str
    name: str
    short_name: str
    parent: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    slug: str
    name: str
    role: str
    organisation: str


@dataclass(frozen=True, slots=True)
class User:
    login: str
    name: str
    role: str
    email: str
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the news (chuyên mục)."""

    slug: str
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the folder `pictures`, in a file named by its key."""

    key: str
    title: str
    alt: str


@dataclass(frozen=True, slots=True)
class Byline:
    """Either a person and an organisation by slug with the role the person wrote in, or free text."""

    person: str = ""
    organisation: str = ""
    role: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """``displayed`` is the date readers are shown where it differs from ``published``."""

    slug: str
    title: str
    kicker: str
    lead: str
    section: str
    tags: tuple[str, ...]
    picture: str
    picture_caption: str
    picture_credit: str
    byline: Byline
    source: str
    published: datetime
    displayed: datetime
    related: tuple[str, ...]
    body: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Photo:
    picture: str
    caption: str
    credit: str
    place: str
    taken: date


@dataclass(frozen=True, slots=True)
class Gallery:
    slug: str
    title: str
    lead: str
    section: str
    tags: tuple[str, ...]
    cover: str
    place: str
    taken: date
    published: datetime
    byline: Byline
    photos: tuple[Photo, ...]


class Layout(StrEnum):
    """How a document is laid out: NĐ 30/2020 (unions follow it) or the Party's own rules."""

    STATE = "state"
    PARTY = "party"


class FileRole(StrEnum):
    MAIN = "main"
    EDITABLE = "editable"
    ANNEX = "annex"
    FORM = "form"


class RelationKind(StrEnum):
    REPLACES = "replaces"
    AMENDS = "amends"
    ABOLISHES = "abolishes"
    SUSPENDS = "suspends"
    GUIDES = "guides"
    BASED_ON = "based_on"
    RELATED = "related"


@dataclass(frozen=True, slots=True)
class Relation:
    """To a document of the content by its `number`, or to one `outside` it, as text with an address.

    `scope` names the clauses concerned where not all are; `note` is for those who write the content.
    """

    kind: RelationKind
    number: str
    scope: str
    outside: str
    url: str
    note: str


@dataclass(frozen=True, slots=True)
class Misprint:
    """What a file had before it was replaced: `wrong` in place of `right`. Readers are told the `reason`."""

    right: str
    wrong: str
    reason: str


@dataclass(frozen=True, slots=True)
class FileSpec:
    """A file to be made: of the document itself, or of a paper (annex, form) when one is named.

    One that is `scanned` holds pictures of its pages and no text.
    """

    role: FileRole
    title: str
    filename: str
    paper: str
    scanned: bool
    misprint: Misprint | None


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed, in which capacity at the time. ``on_behalf`` is e.g. "TM. BAN THƯỜNG VỤ"."""

    on_behalf: str
    position: str
    person: str


@dataclass(frozen=True, slots=True)
class LegalDocument:
    """A document of the library. ``number`` is số, ký hiệu exactly as its source wrote it.

    ``withdrawn`` is the reason for which it was withdrawn after it had been published.
    """

    slug: str
    number: str
    type: str
    issuer: str
    abstract: str
    fields: tuple[str, ...]
    place: str
    issued: date
    effective: date | None
    expires: date | None
    posted: datetime
    layout: Layout
    signature: Signature
    recipients: tuple[str, ...]
    relations: tuple[Relation, ...]
    files: tuple[FileSpec, ...]
    withdrawn: str
    body: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """A document of a collection by its number, and what it is good for there."""

    number: str
    note: str


@dataclass(frozen=True, slots=True)
class DocumentCollection:
    """A collection of documents (bộ văn bản)."""

    slug: str
    title: str
    description: str
    posted: datetime
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """An annex or a form (biểu mẫu): a file of its own, with its own title."""

    slug: str
    title: str
    heading: str
    body: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class PlainPage:
    slug: str
    title: str
    lead: str
    body: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """``target`` is a path of the site or ``kind:key`` of an item of the content."""

    title: str
    target: str


@dataclass(frozen=True, slots=True)
class Site:
    name: str
    organisation: str
    parent_organisation: str
    slogan: str
    description: str
    address: str
    phone: str
    fax: str
    email: str
    responsible_person: str
    responsible_position: str
    licence: str
    copyright: str
    notice: str
    main_navigation: tuple[Link, ...]
    footer_navigation: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Home:
    """Wording of the home page and the stories staff pinned to its top (slugs of articles)."""

    title: str
    description: str
    banner: tuple[str, ...]
    lead_stories: tuple[str, ...]
    sections: tuple[str, ...]
    galleries: tuple[str, ...]
    sections_heading: str
    galleries_heading: str
    documents_heading: str
    most_read_heading: str
    statistics_heading: str
