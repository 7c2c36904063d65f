"""The first page of a document as a small picture, for lists: one query a list, and nothing is drawn.

The worker that reads files draws the pictures (`page_images.signal_handlers`); those it has not come to are
made when a browser first asks for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from attachments.secrecy import hidden_from
from documents.enums import FileRole
from documents.models import LegalDocumentPage
from documents.models.document_file import DocumentFile
from documents.public.viewer.addresses import picture_path
from page_images.pages import COVER_WIDTH, is_drawable, known_outline
from pages.prepared import Prepared, padded

__all__ = ["Cover", "cover_of_file", "covers_at", "covers_of"]

# What of a file and its attachment a cover is made from.
SHOWN = ("page_id", "role", "attachment__file", "attachment__sha256")
# What of their files everybody may see, in order.
FILES: Final = Prepared(
    lambda *pages: (
        DocumentFile.objects.filter(page__in=pages)
        .exclude(hidden_from(None, "attachment__"))
        .select_related("attachment")
        .only(*SHOWN)
        .order_by("sort_order", "pk")
    )
)


@dataclass(frozen=True, slots=True)
class Cover:
    """Address and size of a picture; the size is that of A4 where the file was not opened yet."""

    url: str
    width: int = COVER_WIDTH
    height: int = round(COVER_WIDTH * 297 / 210)


def covers_of(documents: Iterable[LegalDocumentPage]) -> Mapping[int, Cover]:
    """The covers of documents by their ids: of the signed original, else of the first file that has pages.

    Documents without such a file are left out, and files that are known not to open.
    """
    return covers_at({document.pk: url for document in documents if (url := document.url)})


def covers_at(addresses: Mapping[int, str]) -> Mapping[int, Cover]:
    """The same for documents of which id and address are known."""
    covers: dict[int, Cover] = {}
    files = FILES.rows(*padded(list(addresses))) if addresses else []
    for file in sorted(files, key=lambda file: file.role != FileRole.MAIN):
        if file.page_id not in covers and (cover := _cover(addresses[file.page_id], file)):
            covers[file.page_id] = cover
    return covers


def cover_of_file(document: LegalDocumentPage, file: DocumentFile) -> Cover | None:
    """The first page of a file, or None where it has no pages, is known not to open or is not stored yet."""
    return _cover(document.url, file) if file.pk and document.url else None


def _cover(address: str, file: DocumentFile) -> Cover | None:
    if not is_drawable(file.attachment):
        return None
    url = address + picture_path(file, 1, COVER_WIDTH)
    outline = known_outline(file.attachment)
    if outline is None:
        return Cover(url)
    if not outline.is_ready:
        return None
    width, height = outline.sizes[0]
    return Cover(url, height=max(1, round(COVER_WIDTH * height / width)))
