"""The places of recognised words, kept small: a page takes about two thousand bytes."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence

from attachments.models import Attachment
from extraction.models import ExtractedPage, PageLetters
from extraction.readers.results import LetterRun, PageText

__all__ = ["keep_letters", "packed", "recognised_letters"]


def recognised_letters(attachment: Attachment, number: int) -> bytes | None:
    """The runs of a page as JSON, as `page_images.drawing` tells those of a PDF; None if none were kept."""
    letters = PageLetters.objects.filter(
        page__extraction__attachment=attachment,
        page__extraction__sha256=attachment.sha256,
        page__number=number,
    ).first()
    return zlib.decompress(letters.packed) if letters else None


def keep_letters(rows: Iterable[ExtractedPage], pages: Iterable[PageText]) -> None:
    """Keep the places of what was read; `rows` are what was saved of `pages`, in the same order."""
    PageLetters.objects.bulk_create(
        (
            PageLetters(page=row, packed=packed(page.runs))
            for row, page in zip(rows, pages, strict=True)
            if page.runs
        ),
        batch_size=200,
    )


def packed(runs: Sequence[LetterRun]) -> bytes:
    return zlib.compress(json.dumps(runs, ensure_ascii=False, separators=(",", ":")).encode(), 9)
