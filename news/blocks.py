"""The body of an article: the common blocks and a reference to a legal document."""

from __future__ import annotations

from documents.blocks import DocumentReferenceBlock
from pages.blocks import BodyBlock

__all__ = ["ArticleBodyBlock"]


class ArticleBodyBlock(BodyBlock):
    document = DocumentReferenceBlock()
