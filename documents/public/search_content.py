"""What a legal document tells the search."""

from __future__ import annotations

from collections.abc import Iterator

from documents.models import LegalDocumentPage
from documents.public.library.facets import facet_values
from documents.public.viewer.addresses import FIND_PARAMETER
from extraction.texts import LOADED, pages_with_text
from pages.listing import PAGE_PARAMETER
from search.content import FilePage, Kind, SearchContent, register
from search.query.periods import start_of

__all__ = ["document_content"]


def document_content(document: LegalDocumentPage) -> SearchContent:
    return SearchContent(
        kind=Kind.DOCUMENT,
        title=document.title,
        lead=document.abstract,
        body=document.text,
        number=document.number,
        number_key=document.number_key,
        published_at=document.first_published_at,
        issued_on=document.issued_on,
        source_id=document.source_id or "",
        listed_at=start_of(document.issued_on) if document.issued_on else None,
        facets=tuple(facet_values(document)),
        file_pages=tuple(_file_pages(document)),
    )


def _file_pages(document: LegalDocumentPage) -> Iterator[FilePage]:
    """The pages of the files, read below its address (`documents.public.viewer.addresses`)."""
    for file in document.files.all():
        # A file of a draft that was never saved has no address yet.
        for page in pages_with_text(file.attachment) if file.pk else ():
            path = f"doc/{file.pk}/?{PAGE_PARAMETER}={page.number}&{FIND_PARAMETER}="
            yield FilePage(str(file), page.number, path, page.text)


register(
    LegalDocumentPage,
    content=document_content,
    loaded=(
        "document_type",
        "issuer",
        "fields",
        "status_spans",
        f"files__attachment__{LOADED}",
    ),
)
