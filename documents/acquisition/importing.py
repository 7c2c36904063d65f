"""Legal documents of another collection, from JSON Lines.

Its fields are `id, number, type, title, issuer, issued, effective, topic, text`: `title` is the abstract
(trích yếu), `topic` a field of activity (lĩnh vực).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from documents.acquisition.field_values import Entry, Words, title_of
from documents.acquisition.known_documents import register_of_library
from documents.citations.proposing import propose
from documents.citations.recording import record_contents, resolve_again
from documents.identity import Identity
from documents.models import LegalDocumentPage, LibraryPage
from documents.names import issuer_name, name_key
from documents.validity.spans import write_spans
from pages.bulk import ChildWriter, add_references
from pages.importing import Importer
from pages.json_lines import Line, Row, RowError
from search.content import content_of, load_for_search
from search.index.indexing import index_contents
from vietnamese.text import clean_spaces

__all__ = ["DocumentImporter", "DocumentRecord"]

NAME_LENGTH: Final = 255


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document as its line has it; the names of its type, issuer and field as the source writes them."""

    source_id: str
    number: str
    abstract: str
    document_type: str
    issuer: str
    field: str
    issued_on: date | None
    effective_on: date | None
    text: str

    @property
    def title(self) -> str:
        return title_of(self.abstract)

    @property
    def entry(self) -> Entry:
        """All of it, as what the page is to say."""
        return Entry(
            plain={
                "title": self.title,
                "number": self.number,
                "abstract": self.abstract,
                "text": self.text,
                "issued_on": self.issued_on,
                "effective_on": self.effective_on,
            },
            document_type=self.document_type,
            issuer=self.issuer,
            fields=(self.field,) if self.field else (),
        )


class DocumentImporter(Importer[DocumentRecord, LegalDocumentPage]):
    """Puts documents into `library` (by default the site's, created where there is none)."""

    def __init__(self, *, total: int, dry_run: bool = False, library: LibraryPage | None = None) -> None:
        super().__init__(total=total, dry_run=dry_run)
        self._library = library
        self._writer: ChildWriter[LegalDocumentPage] | None = None
        self._words = Words()
        self._register = register_of_library()

    def read(self, row: Row, line: Line) -> DocumentRecord:
        return DocumentRecord(
            source_id=row.text("id", max_length=100, required=True),
            number=row.text("number", max_length=100),
            abstract=row.text("title", required=True),
            document_type=clean_spaces(row.text("type", max_length=100, required=True)),
            issuer=_issuer(row),
            field=clean_spaces(row.text("topic", max_length=255)),
            issued_on=row.day("issued"),
            effective_on=row.day("effective"),
            text=row.text("text"),
        )

    def pages(self, source_ids: Sequence[str]) -> Iterable[LegalDocumentPage]:
        pages = LegalDocumentPage.objects.filter(source_id__in=source_ids)
        return pages.select_related("document_type", "issuer").prefetch_related("fields")

    def accept_new(self, record: DocumentRecord) -> None:
        """Refuse a document that the library has under another identity."""
        identity = Identity.of(
            record.number,
            name_key(self._words.issuers.known_name(record.issuer)),
            name_key(record.document_type),
            record.issued_on,
        )
        earlier = self._register.add(identity, record.source_id)
        if earlier is not None:
            raise RowError(
                _("The library already has number %(number)s of this issuing body: %(earlier)s")
                % {"number": record.number, "earlier": earlier}
            )

    def create(self, records: Sequence[DocumentRecord]) -> None:
        pages = [self._new_page(record) for record in records]
        children = self._children()
        children.create(pages)
        through = LegalDocumentPage.fields.through
        through.objects.bulk_create(
            through(legaldocumentpage_id=page.pk, field_id=self._words.fields.find_or_create(record.field).pk)
            for page, record in zip(pages, records, strict=True)
            if record.field
        )
        add_references(pages, ["document_type", "issuer"])
        write_spans(page.pk for page in pages)
        load_for_search(pages)
        contents = [(page.pk, content_of(page)) for page in pages]
        if not children.parent.get_view_restrictions().exists():
            index_contents(contents)
        record_contents(contents)
        resolve_again(page.number_key for page in pages)
        propose(pages)

    def differs(self, page: LegalDocumentPage, record: DocumentRecord) -> bool:
        return bool(self._words.differs(page, record.entry))

    def update(self, page: LegalDocumentPage, record: DocumentRecord) -> None:
        self._words.fill(page, record.entry)
        self._words.fill_fields(page, record.entry)
        page.draft_title = page.title
        page.last_published_at = timezone.now()
        page.save()

    def _new_page(self, record: DocumentRecord) -> LegalDocumentPage:
        page = LegalDocumentPage(source_id=record.source_id)
        self._words.fill(page, record.entry)
        page.normalise()
        return page

    def _children(self) -> ChildWriter[LegalDocumentPage]:
        if self._writer is None:
            library = self._library or LibraryPage.objects.order_by("path").first() or _new_library()
            self._writer = ChildWriter(library)
        return self._writer


def _issuer(row: Row) -> str:
    name = issuer_name(row.text("issuer", required=True))
    if len(name) > NAME_LENGTH:
        raise RowError(
            _("The name of the issuer is longer than %(length)d characters.") % {"length": NAME_LENGTH}
        )
    return name


def _new_library() -> Page:
    root = Site.objects.select_related("root_page").get(is_default_site=True).root_page
    return root.add_child(instance=LibraryPage(title="Văn bản", slug="van-ban"))
