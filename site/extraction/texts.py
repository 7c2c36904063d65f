"""Asking for the text of a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attachments.models import Attachment
from extraction.models import ExtractedPage, Extraction

__all__ = ["LOADED", "pages_with_text"]

LOADED: Final = "extraction__pages"
"""What to prefetch of attachments so that `pages_with_text` costs no query."""


def pages_with_text(attachment: Attachment) -> Sequence[ExtractedPage]:
    """The pages of a file that have text, in their order; none where it was not read."""
    try:
        pages = attachment.extraction.pages.all()
    except Extraction.DoesNotExist:
        return []
    return [page for page in pages if page.text]
