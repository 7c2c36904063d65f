"""From the fields of a content file to its record. Every function raises ValueError on wrong fields."""

from __future__ import annotations

from pathlib import PurePath

from demonstration.blocks import Block
from demonstration.fields import Fields
from demonstration.records import (
    Article,
    Byline,
    DocumentCollection,
    FileRole,
    FileSpec,
    Gallery,
    Home,
    Layout,
    LegalDocument,
    Link,
    Member,
    Misprint,
    Organisation,
    Paper,
    Person,
    Photo,
    Picture,
    PlainPage,
    Relation,
    RelationKind,
    Section,
    Signature,
    Site,
    User,
)

Body = tuple[Block, ...]


def organisation(fields: Fields) -> Organisation:
    return Organisation(
        slug=fields.text("slug"),
        name=fields.text("name"),
        short_name=fields.text("short_name"),
        parent=fields.text("parent", ""),
        description=fields.text("description", ""),
    )


def person(fields: Fields) -> Person:
    return Person(
        slug=fields.text("slug"),
        name=fields.text("name"),
        role=fields.text("role"),
        organisation=fields.text("organisation"),
    )


def user(fields: Fields) -> User:
    return User(
        login=fields.text("login"),
        name=fields.text("name"),
        role=fields.text("role"),
        email=fields.text("email"),
        sections=fields.texts("sections"),
    )


def section(fields: Fields) -> Section:
    return Section(slug=fields.text("slug"), name=fields.text("name"), description=fields.text("description"))


def picture(fields: Fields) -> Picture:
    return Picture(key=fields.text("key"), title=fields.text("title"), alt=fields.text("alt"))


def _byline(fields: Fields) -> Byline:
    byline = Byline(
        person=fields.text("person", ""),
        organisation=fields.text("organisation", ""),
        role=fields.text("role", ""),
        text=fields.text("text", ""),
    )
    fields.finish()
    if bool(byline.text) == bool(byline.person or byline.organisation):
        raise ValueError("byline is either a text or a person and an organisation")
    return byline


def article(slug: str, fields: Fields, body: Body) -> Article:
    published = fields.moment("published")
    return Article(
        slug=slug,
        title=fields.text("title"),
        kicker=fields.text("kicker", ""),
        lead=fields.text("lead"),
        section=fields.text("section"),
        tags=fields.texts("tags"),
        picture=fields.text("picture"),
        picture_caption=fields.text("picture_caption"),
        picture_credit=fields.text("picture_credit", ""),
        byline=_byline(fields.table("byline")),
        source=fields.text("source", ""),
        published=published,
        displayed=fields.optional_moment("displayed") or published,
        related=fields.texts("related"),
        body=body,
    )


def _photo(fields: Fields) -> Photo:
    photo = Photo(
        picture=fields.text("picture"),
        caption=fields.text("caption"),
        credit=fields.text("credit"),
        place=fields.text("place"),
        taken=fields.day("taken"),
    )
    fields.finish()
    return photo


def gallery(slug: str, fields: Fields, body: Body) -> Gallery:
    if body:
        raise ValueError("a gallery has no body")
    return Gallery(
        slug=slug,
        title=fields.text("title"),
        lead=fields.text("lead"),
        section=fields.text("section"),
        tags=fields.texts("tags"),
        cover=fields.text("cover"),
        place=fields.text("place"),
        taken=fields.day("taken"),
        published=fields.moment("published"),
        byline=_byline(fields.table("byline")),
        photos=tuple(_photo(each) for each in fields.tables("photos")),
    )


def _relation(fields: Fields) -> Relation:
    relation = Relation(
        kind=RelationKind(fields.text("kind")),
        number=fields.text("number", ""),
        scope=fields.text("scope", ""),
        outside=fields.text("outside", ""),
        url=fields.text("url", ""),
        note=fields.text("note", ""),
    )
    fields.finish()
    if bool(relation.number) == bool(relation.outside):
        raise ValueError("relation is either to a number or to a document outside")
    return relation


def _misprint(fields: Fields | None) -> Misprint | None:
    if fields is None:
        return None
    misprint = Misprint(right=fields.text("right"), wrong=fields.text("wrong"), reason=fields.text("reason"))
    fields.finish()
    return misprint


def _file(fields: Fields) -> FileSpec:
    spec = FileSpec(
        role=FileRole(fields.text("role")),
        title=fields.text("title"),
        filename=fields.text("filename"),
        paper=fields.text("paper", ""),
        scanned=fields.flag("scanned"),
        misprint=_misprint(fields.optional_table("misprint")),
    )
    fields.finish()
    if PurePath(spec.filename).suffix not in ({".pdf"} if spec.scanned else {".pdf", ".docx"}):
        raise ValueError(f"can't make a file {spec.filename!r}")
    return spec


def _signature(fields: Fields) -> Signature:
    signature = Signature(
        on_behalf=fields.text("on_behalf", ""),
        position=fields.text("position"),
        person=fields.text("person"),
    )
    fields.finish()
    return signature


def document(slug: str, fields: Fields, body: Body) -> LegalDocument:
    return LegalDocument(
        slug=slug,
        number=fields.text("number"),
        type=fields.text("type"),
        issuer=fields.text("issuer"),
        abstract=fields.text("abstract"),
        fields=fields.texts("fields"),
        place=fields.text("place"),
        issued=fields.day("issued"),
        effective=fields.optional_day("effective"),
        expires=fields.optional_day("expires"),
        posted=fields.moment("posted"),
        layout=Layout(fields.text("layout", Layout.STATE.value)),
        signature=_signature(fields.table("signature")),
        recipients=fields.texts("recipients"),
        relations=tuple(_relation(each) for each in fields.tables("relations")),
        files=tuple(_file(each) for each in fields.tables("files")),
        withdrawn=fields.text("withdrawn", ""),
        body=body,
    )


def _member(fields: Fields) -> Member:
    member = Member(number=fields.text("number"), note=fields.text("note", ""))
    fields.finish()
    return member


def collection(fields: Fields) -> DocumentCollection:
    return DocumentCollection(
        slug=fields.text("slug"),
        title=fields.text("title"),
        description=fields.text("description"),
        posted=fields.moment("posted"),
        members=tuple(_member(each) for each in fields.tables("members")),
    )


def paper(slug: str, fields: Fields, body: Body) -> Paper:
    return Paper(slug=slug, title=fields.text("title"), heading=fields.text("heading"), body=body)


def plain_page(slug: str, fields: Fields, body: Body) -> PlainPage:
    return PlainPage(slug=slug, title=fields.text("title"), lead=fields.text("lead"), body=body)


def _links(fields: Fields, key: str) -> tuple[Link, ...]:
    return tuple(Link(title=each.text("title"), target=each.text("target")) for each in fields.tables(key))


def site(fields: Fields) -> Site:
    return Site(
        name=fields.text("name"),
        organisation=fields.text("organisation"),
        parent_organisation=fields.text("parent_organisation"),
        slogan=fields.text("slogan"),
        description=fields.text("description"),
        address=fields.text("address"),
        phone=fields.text("phone"),
        fax=fields.text("fax", ""),
        email=fields.text("email"),
        responsible_person=fields.text("responsible_person"),
        responsible_position=fields.text("responsible_position"),
        licence=fields.text("licence", ""),
        copyright=fields.text("copyright"),
        notice=fields.text("notice"),
        main_navigation=_links(fields, "main_navigation"),
        footer_navigation=_links(fields, "footer_navigation"),
    )


def home(fields: Fields) -> Home:
    return Home(
        title=fields.text("title"),
        description=fields.text("description"),
        banner=fields.texts("banner"),
        lead_stories=fields.texts("lead_stories"),
        sections=fields.texts("sections"),
        galleries=fields.texts("galleries"),
        sections_heading=fields.text("sections_heading"),
        galleries_heading=fields.text("galleries_heading"),
        documents_heading=fields.text("documents_heading"),
        most_read_heading=fields.text("most_read_heading"),
        statistics_heading=fields.text("statistics_heading"),
    )
