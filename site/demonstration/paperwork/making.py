from __future__ import annotations

from datetime import datetime, time
from pathlib import PurePath

from demonstration.blocks import AttachmentBlock
from demonstration.bundle import Content
from demonstration.fields import LOCAL_ZONE
from demonstration.paperwork.pdf import make_pdf
from demonstration.paperwork.sheet import Sheet, document_sheet, paper_sheet
from demonstration.paperwork.word import make_docx
from demonstration.records import FileSpec, LegalDocument

MAKERS = {".pdf": make_pdf, ".docx": make_docx}


def make_document_file(document: LegalDocument, spec: FileSpec, content: Content) -> bytes:
    """The file of a document that ``spec`` (one of ``document.files``) describes."""
    sheet = (
        paper_sheet(content.papers[spec.paper], content) if spec.paper else document_sheet(document, content)
    )
    return _make(sheet, spec.filename, datetime.combine(document.issued, time(8), LOCAL_ZONE))


def make_attachment(block: AttachmentBlock, content: Content, made: datetime) -> bytes:
    """The file attached to an article; ``made`` is the date written into it."""
    return _make(paper_sheet(content.papers[block.paper], content), block.filename, made)


def _make(sheet: Sheet, filename: str, made: datetime) -> bytes:
    return MAKERS[PurePath(filename).suffix](sheet, made)
