"""The text of a document as a structure: parts, chapters, articles, clauses, points. Pure functions."""

from __future__ import annotations

from documents.structure.building import build
from documents.structure.paragraphs import Paragraph, paragraphs_of, paragraphs_of_pages
from documents.structure.pieces import Piece

__all__ = ["Paragraph", "Piece", "build", "paragraphs_of", "paragraphs_of_pages"]
