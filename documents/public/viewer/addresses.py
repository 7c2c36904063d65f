"""Where a file of a document is read: below the address of the document, so what hides one hides both."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

from documents.models import DocumentFile, LegalDocumentPage
from pages.listing import PAGE_PARAMETER

__all__ = ["FIND_PARAMETER", "TEXT_PARAMETER", "picture_path", "viewer_path", "viewer_url"]

FIND_PARAMETER: Final = "tim"
# Asks for the text of the pages instead of their pictures.
TEXT_PARAMETER: Final = "chu"


def viewer_path(file_id: int, page: int = 1, query: str = "", *, as_text: bool = False) -> str:
    """The address in which a file is read, relative to that of its document: "doc/7/?trang=3&tim=nghỉ+phép".

    `file_id` is that of the `DocumentFile`; `page` counts from 1; the words of `query` are marked there.
    """
    parameters = {PAGE_PARAMETER: str(page)} if page > 1 or query else {}
    if query:
        parameters[FIND_PARAMETER] = query
    if as_text:
        parameters[TEXT_PARAMETER] = "1"
    return f"doc/{file_id}/" + (f"?{urlencode(parameters)}" if parameters else "")


def viewer_url(document: LegalDocumentPage, file_id: int, page: int = 1, query: str = "") -> str:
    """The address in which a file of `document` is read, opened at a page (see `viewer_path`)."""
    return f"{document.url}{viewer_path(file_id, page, query)}"


def picture_path(file: DocumentFile, page: int, width: int) -> str:
    """The address of a page's picture below that of the document; it changes with the content of the file."""
    return f"doc/{file.pk}/anh/{page}-{width}/?v={file.attachment.sha256[:8]}"
