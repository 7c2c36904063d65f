"""PDF files that can be opened, and such that cannot."""

from __future__ import annotations

import io

from fpdf import FPDF
from fpdf.enums import AccessPermission
from pypdf import PdfWriter

__all__ = ["encrypted_pdf", "huge_page_pdf", "many_pages_pdf", "pdf_pages"]


def pdf_pages(*texts: str) -> bytes:
    """A PDF with a page for each text, which has no letters but those of Latin-1."""
    document = FPDF()
    document.set_font("Helvetica", size=24)
    for text in texts:
        document.add_page()
        document.multi_cell(0, 12, text)
    return bytes(document.output())


def encrypted_pdf() -> bytes:
    """A PDF that asks for a password."""
    document = FPDF()
    document.set_encryption(owner_password="of the owner", user_password="of the reader",
                            permissions=AccessPermission.none())  # fmt: skip
    document.add_page()
    return bytes(document.output())


def huge_page_pdf(width: float = 14_400, height: float = 14_400) -> bytes:
    """A PDF whose one page has that size in points (the largest that the format allows is 14,400)."""
    return _blank(1, width, height)


def many_pages_pdf(count: int) -> bytes:
    return _blank(count, 595, 842)


def _blank(count: int, width: float, height: float) -> bytes:
    writer = PdfWriter()
    for _ in range(count):
        writer.add_blank_page(width, height)
    stored = io.BytesIO()
    writer.write(stored)
    return stored.getvalue()
