from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import PurePath

from demonstration.blocks import AttachmentBlock, Block, Paragraph
from demonstration.bundle import Content
from demonstration.fields import LOCAL_ZONE
from demonstration.paperwork.pdf import make_pdf
from demonstration.paperwork.scan import make_scan
from demonstration.paperwork.sheet import Sheet, document_sheet, paper_sheet
from demonstration.paperwork.word import make_docx
from demonstration.records import FileSpec, LegalDocument, Misprint

MAKERS = {".pdf": make_pdf, ".docx": make_docx}


def make_document_file(document: LegalDocument, spec: FileSpec, content: Content) -> bytes:
    """The file of a document that ``spec`` (one of ``document.files``) describes."""
    made = datetime.combine(document.issued, time(8), LOCAL_ZONE)
    file = _make(_sheet(document, spec, content), spec.filename, made)
    return make_scan(file, made) if spec.scanned else file


def make_former_file(document: LegalDocument, spec: FileSpec, content: Content) -> bytes:
    """The file as it was before its misprint was mended. Raises `ValueError` where it never had one."""
    if spec.misprint is None:
        raise ValueError(spec.filename)
    sheet = _sheet(document, spec, content)
    misprinted = tuple(_misprinted(block, spec.misprint) for block in sheet.body)
    if misprinted == sheet.body:
        raise ValueError(f"{spec.misprint.right!r} does not stand in {spec.filename!r}")
    made = datetime.combine(document.issued, time(8), LOCAL_ZONE) - timedelta(hours=1)
    return _make(replace(sheet, body=misprinted), spec.filename, made)


def _sheet(document: LegalDocument, spec: FileSpec, content: Content) -> Sheet:
    if spec.paper:
        return paper_sheet(content.papers[spec.paper], content)
    return document_sheet(document, content)


def _misprinted(block: Block, misprint: Misprint) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, text=block.text.replace(misprint.right, misprint.wrong))
    return block


def make_attachment(block: AttachmentBlock, content: Content, made: datetime) -> bytes:
    """The file attached to an article; ``made`` is the date written into it."""
    return _make(paper_sheet(content.papers[block.paper], content), block.filename, made)


def _make(sheet: Sheet, filename: str, made: datetime) -> bytes:
    return MAKERS[PurePath(filename).suffix](sheet, made)
