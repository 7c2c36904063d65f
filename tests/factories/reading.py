"""Documents with files whose pages can be seen, and whose text was read."""

from __future__ import annotations

from django.core.files.base import ContentFile

from documents.models import LegalDocumentPage
from extraction.enums import ExtractionState
from extraction.models import ExtractedPage, Extraction
from tests.factories.documents import DocumentFactory
from tests.factories.files import AttachmentFactory

__all__ = ["document_with", "read_as"]


def document_with(
    content: bytes, name: str = "a.pdf", texts: tuple[str, ...] = (), **fields
) -> LegalDocumentPage:
    """A document with that file; `texts` are what was read from its pages."""
    attachment = AttachmentFactory(file=ContentFile(content, name=name), title="Bản gốc")
    if texts:
        read_as(attachment, *texts)
    return DocumentFactory(files=[attachment], **fields)


def read_as(attachment, *texts: str) -> Extraction:
    """Say that the text of a file was read, a page each."""
    extraction, _ = Extraction.objects.update_or_create(
        attachment=attachment, defaults={"state": ExtractionState.DONE, "page_count": len(texts)}
    )
    extraction.pages.all().delete()
    ExtractedPage.objects.bulk_create(
        ExtractedPage(extraction=extraction, number=number, text=text) for number, text in enumerate(texts, 1)
    )
    return extraction
