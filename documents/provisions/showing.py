"""The text of a document as its page shows it."""

from __future__ import annotations

from typing import Final, NamedTuple

from django.utils.safestring import SafeString, mark_safe

from documents.models import DocumentStructure, LegalDocumentPage
from documents.provisions.addresses import paths_of
from documents.provisions.recording import digest_of
from documents.provisions.rendering import contents_of, html_of
from documents.structure import build, paragraphs_of
from pages.prepared import Prepared

__all__ = ["StructuredText", "structured_text"]

MADE: Final = Prepared(lambda pk, digest: DocumentStructure.objects.filter(pk=pk, digest=digest))


class StructuredText(NamedTuple):
    """The text with an anchor at each provision; its table of contents, empty for a text of few headings."""

    html: SafeString
    contents: SafeString


def structured_text(page: LegalDocumentPage) -> StructuredText | None:
    """The text of the page; None where it has none. One statement.

    What was made of another wording than the page has at hand is never shown: until the worker has followed a
    change, and in previews, the text is divided on the spot.
    """
    if not page.text.strip():
        return None
    for made in MADE.rows(page.pk, digest_of([page.text])) if page.pk else ():
        # Made by `documents.provisions.rendering`, which escapes whatever stands in the text.
        return StructuredText(mark_safe(made.html), mark_safe(made.contents))  # noqa: S308
    pieces = build(paragraphs_of(page.text))
    paths = paths_of(pieces)
    return StructuredText(html_of(pieces, paths), contents_of(pieces, paths))
