"""Whether the items of the content fit together: every name that one item uses belongs to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from demonstration import markup
from demonstration.blocks import (
    AttachmentBlock,
    Block,
    DocumentReference,
    NumberedList,
    Paragraph,
    PictureBlock,
    PictureSet,
    Quote,
)
from demonstration.bundle import Content
from demonstration.errors import ContentError
from demonstration.records import Article, Byline, Gallery, LegalDocument

WEB_SCHEMES = ("https", "http", "mailto", "tel")


def check_content(content: Content) -> None:
    """Raise ContentError for the first item that names something that does not exist."""
    Checker(content).check()


class Checker:
    def __init__(self, content: Content) -> None:
        self.content = content
        self.numbers = [document.number for document in content.documents.values()]

    def check(self) -> None:
        self._check_numbers()
        for article in self.content.articles.values():
            self._check_article(article, self.content.folder / "articles" / f"{article.slug}.md")
        for gallery in self.content.galleries.values():
            self._check_gallery(gallery, self.content.folder / "galleries" / f"{gallery.slug}.md")
        for document in self.content.documents.values():
            self._check_document(document, self.content.folder / "documents" / f"{document.slug}.md")
        for page in self.content.pages.values():
            self._check_body(page.body, self.content.folder / "pages" / f"{page.slug}.md")
        self._check_lists()
        self._check_pictures()

    def _check_numbers(self) -> None:
        for document in self.content.documents.values():
            if self.numbers.count(document.number) > 1:
                path = self.content.folder / "documents" / f"{document.slug}.md"
                raise ContentError(path, f"number {document.number!r} twice")

    def _known(self, path: Path, what: str, name: str, names: Iterable[str]) -> None:
        if name not in names:
            raise ContentError(path, f"unknown {what} {name!r}")

    def _check_lists(self) -> None:
        content = self.content
        for person in content.people.values():
            path = content.folder / "people.toml"
            self._known(path, "organisation", person.organisation, content.organisations)
        for organisation in filter(lambda each: each.parent, content.organisations.values()):
            path = content.folder / "organisations.toml"
            self._known(path, "organisation", organisation.parent, content.organisations)
        for user in content.users.values():
            for section in user.sections:
                self._known(content.folder / "users.toml", "section", section, content.sections)
        for link in (*content.site.main_navigation, *content.site.footer_navigation):
            self._check_target(content.folder / "site.toml", link.target)
        for collection in content.collections.values():
            for member in collection.members:
                self._known(content.folder / "collections.toml", "document", member.number, self.numbers)
        self._check_home(content.folder / "home.toml")

    def _check_pictures(self) -> None:
        for key in self.content.pictures:
            if not self.content.picture_file(key).is_file():
                raise ContentError(self.content.folder / "pictures.toml", f"no file for picture {key!r}")

    def _check_home(self, path: Path) -> None:
        for story in self.content.home.lead_stories:
            self._known(path, "article", story, self.content.articles)
        for section in self.content.home.sections:
            self._known(path, "section", section, self.content.sections)
        for gallery in self.content.home.galleries:
            self._known(path, "gallery", gallery, self.content.galleries)

    def _check_byline(self, byline: Byline, path: Path) -> None:
        if byline.person:
            self._known(path, "person", byline.person, self.content.people)
        if byline.organisation:
            self._known(path, "organisation", byline.organisation, self.content.organisations)

    def _check_article(self, article: Article, path: Path) -> None:
        self._known(path, "section", article.section, self.content.sections)
        self._known(path, "picture", article.picture, self.content.pictures)
        for tag in article.tags:
            self._known(path, "tag", tag, self.content.tags)
        for slug in article.related:
            self._known(path, "article", slug, self.content.articles)
        if article.slug in article.related:
            raise ContentError(path, "is related to itself")
        self._check_byline(article.byline, path)
        self._check_body(article.body, path)

    def _check_gallery(self, gallery: Gallery, path: Path) -> None:
        self._known(path, "section", gallery.section, self.content.sections)
        self._check_byline(gallery.byline, path)
        for tag in gallery.tags:
            self._known(path, "tag", tag, self.content.tags)
        for photo in gallery.photos:
            self._known(path, "picture", photo.picture, self.content.pictures)
        self._known(path, "cover", gallery.cover, [photo.picture for photo in gallery.photos])

    def _check_document(self, document: LegalDocument, path: Path) -> None:
        self._known(path, "organisation", document.issuer, self.content.organisations)
        self._known(path, "person", document.signature.person, self.content.people)
        for field in document.fields:
            self._known(path, "field", field, self.content.document_fields)
        for relation in filter(lambda each: each.number, document.relations):
            self._known(path, "document", relation.number, self.numbers)
            if relation.number == document.number:
                raise ContentError(path, "is related to itself")
        for file in filter(lambda each: each.paper, document.files):
            self._known(path, "paper", file.paper, self.content.papers)
        if document.effective and document.effective < document.issued:
            raise ContentError(path, "is effective before it is issued")
        if document.expires and document.expires <= (document.effective or document.issued):
            raise ContentError(path, "expires before it is effective")
        self._check_body(document.body, path)

    def _check_body(self, body: Iterable[Block], path: Path) -> None:
        for block in body:
            match block:
                case PictureBlock(picture=picture):
                    self._known(path, "picture", picture, self.content.pictures)
                case PictureSet(pictures=pictures):
                    self._check_body(pictures, path)
                case AttachmentBlock(paper=paper):
                    self._known(path, "paper", paper, self.content.papers)
                case DocumentReference(number=number):
                    self._known(path, "document", number, self.numbers)
            for text in _texts(block):
                for target in markup.targets(text):
                    self._check_target(path, target)

    def _check_target(self, path: Path, target: str) -> None:
        kind, _, key = target.partition(":")
        if target.startswith("/") or kind in WEB_SCHEMES:
            return
        kinds: dict[str, Iterable[str]] = {
            "article": self.content.articles,
            "gallery": self.content.galleries,
            "document": self.content.documents,
            "section": self.content.sections,
            "page": self.content.pages,
        }
        self._known(path, "kind of link", kind, kinds)
        self._known(path, kind, key, kinds[kind])


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text=text) | Quote(text=text):
            yield text
        case NumberedList(items=items):
            yield from items
