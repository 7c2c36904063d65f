"""Making the provisions of documents from their texts, for the worker, imports and a command."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from hashlib import sha256
from typing import Final, NamedTuple

from django.db import transaction
from django.db.models import QuerySet

from documents.models import DocumentStructure, LegalDocumentPage, Provision
from documents.provisions.addresses import paths_of
from documents.provisions.rendering import contents_of, html_of
from documents.structure import Paragraph, Piece, build, paragraphs_of, paragraphs_of_pages
from extraction.texts import LOADED, pages_with_text

__all__ = ["digest_of", "rebuild", "record", "stale"]

#: Raised when other pieces are made of the same text.
VERSION: Final = 1
DOCUMENTS_AT_ONCE: Final = 50
ROWS_AT_ONCE: Final = 500
#: A longer text is a collection of other papers; its search by pages stays.
MOST_CHARACTERS: Final = 3_000_000


class _Source(NamedTuple):
    """A text, as one (`pages` of the field has one) or page by page of a file."""

    pages: Sequence[str]
    attachment_id: int | None

    @property
    def digest(self) -> str:
        return digest_of(self.pages, self.attachment_id)

    def paragraphs(self) -> list[Paragraph]:
        return paragraphs_of(self.pages[0]) if self.attachment_id is None else paragraphs_of_pages(self.pages)


def digest_of(pages: Sequence[str], attachment_id: int | None = None) -> str:
    """The digest of a text, of the file it stands in, and of the rules that divide it."""
    parts = (str(VERSION), str(attachment_id), *pages)
    return sha256("\x00".join(parts).encode()).hexdigest()


def record(document_ids: Collection[int]) -> int:
    """Bring the provisions of these documents up to date; says how many texts were cut anew.

    Documents that are not published, or have no text, have none.
    """
    return sum(map(_record_some, _parts(LegalDocumentPage.objects.filter(pk__in=document_ids))))


def stale() -> list[int]:
    """The ids of the documents whose provisions are not those of their texts."""
    return [document.pk for some in _parts(LegalDocumentPage.objects.all()) for document in _changed(some)]


def rebuild() -> int:
    """Cut every text whose provisions are not those it has; says how many those were."""
    return record(stale())


def _record_some(documents: Sequence[LegalDocumentPage]) -> int:
    changed = _changed(documents)
    for document, source in changed.items():
        with transaction.atomic():
            _replace(document, source)
    return len(changed)


def _changed(documents: Sequence[LegalDocumentPage]) -> dict[LegalDocumentPage, _Source | None]:
    """Those whose text is another than that of their provisions, each with its text."""
    ids = [document.pk for document in documents]
    known = dict(DocumentStructure.objects.filter(pk__in=ids).values_list("pk", "digest"))
    sources = {document: _source_of(document) for document in documents}
    return {
        document: source
        for document, source in sources.items()
        if known.get(document.pk) != (source.digest if source else None)
    }


def _source_of(document: LegalDocumentPage) -> _Source | None:
    """The text of the page, else that of the first file that has one."""
    if not document.live:
        return None
    if document.text.strip():
        return _Source([document.text], None)
    for file in document.files.all():
        if pages := pages_with_text(file.attachment):
            by_number = {page.number: page.text for page in pages}
            texts = [by_number.get(number, "") for number in range(1, max(by_number) + 1)]
            return _Source(texts, file.attachment_id) if sum(map(len, texts)) <= MOST_CHARACTERS else None
    return None


def _replace(document: LegalDocumentPage, source: _Source | None) -> None:
    rows = Provision.objects.filter(document=document)
    rows._raw_delete(rows.db)
    if source is None:
        DocumentStructure.objects.filter(pk=document.pk).delete()
        return
    pieces = build(source.paragraphs())
    paths = paths_of(pieces)
    is_of_page = source.attachment_id is None
    DocumentStructure.objects.update_or_create(
        document=document,
        defaults={
            "attachment_id": source.attachment_id,
            "digest": source.digest,
            "html": html_of(pieces, paths) if is_of_page else "",
            "contents": contents_of(pieces, paths) if is_of_page else "",
        },
    )
    _write(document, pieces, paths)


def _write(document: LegalDocumentPage, pieces: Sequence[Piece], paths: dict[int, str]) -> None:
    """Level by level, since a row names the one it stands in."""
    order = {id(piece): place for place, piece in enumerate(one for top in pieces for one in top.walk())}
    level: list[tuple[Piece, Provision | None]] = [(piece, None) for piece in pieces]
    while level:
        rows = [_row(document, piece, parent, order[id(piece)], paths) for piece, parent in level]
        Provision.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)
        level = [
            (child, row) for (piece, _), row in zip(level, rows, strict=True) for child in piece.children
        ]


def _row(
    document: LegalDocumentPage, piece: Piece, parent: Provision | None, order: int, paths: dict[int, str]
) -> Provision:
    return Provision(
        document=document,
        order=order,
        parent=parent,
        kind=piece.kind,
        number=piece.number,
        title=piece.title,
        text="\n".join(piece.paragraphs).replace("\x00", ""),
        page=piece.page,
        path=paths.get(id(piece), ""),
    )


def _parts(documents: QuerySet[LegalDocumentPage]) -> Iterator[list[LegalDocumentPage]]:
    """The documents with the texts of their files, some at a time."""
    ids = list(documents.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), DOCUMENTS_AT_ONCE):
        some = LegalDocumentPage.objects.filter(pk__in=ids[start : start + DOCUMENTS_AT_ONCE])
        yield list(some.prefetch_related(f"files__attachment__{LOADED}").order_by("pk"))
