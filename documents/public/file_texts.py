"""The text inside a document's files, as the search takes it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from documents.public.viewer.addresses import FIND_PARAMETER
from extraction.texts import LOADED, pages_with_text
from pages.listing import PAGE_PARAMETER
from search.content import FilePage

if TYPE_CHECKING:
    from documents.models import LegalDocumentPage

__all__ = ["LOADED_FOR_TEXTS", "file_pages"]

LOADED_FOR_TEXTS: Final = (f"files__attachment__{LOADED}",)


def file_pages(document: LegalDocumentPage) -> Iterator[FilePage]:
    """The pages of the files, read below its address (`documents.public.viewer.addresses`)."""
    for file in document.files.all():
        # A file of a draft that was never saved has no address yet.
        for page in pages_with_text(file.attachment) if file.pk else ():
            path = f"doc/{file.pk}/?{PAGE_PARAMETER}={page.number}&{FIND_PARAMETER}="
            yield FilePage(str(file), page.number, path, page.text)
