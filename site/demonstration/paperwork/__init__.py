"""Real PDF and Word files of the demonstration's documents, annexes and forms, made on the spot."""

from __future__ import annotations

from demonstration.paperwork.making import make_attachment, make_document_file, make_former_file
from demonstration.paperwork.sheet import document_sheet, paper_sheet, sheet_lines

__all__ = [
    "document_sheet",
    "make_attachment",
    "make_document_file",
    "make_former_file",
    "paper_sheet",
    "sheet_lines",
]
