"""Text of PDF files: their text layer, and pictures of pages where there is none."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extraction.readers.layers import is_better, is_doubtful
from extraction.readers.results import Ending, Limits, Method, Note, Outcome, PageText, UnreadableError
from extraction.readers.runs import Run, in_unicode, tidy
from extraction.readers.scans import DPI, Recognised, recognise
from vietnamese.legacy_fonts import may_be_legacy

__all__ = ["read_pdf"]

POINTS_PER_INCH: Final = 72
FONT_NAME_BYTES: Final = 256
# The stamp of an electronic signature on a scan has fewer letters than a page of text.
LETTERS_OF_A_STAMP: Final = 500
LETTERS_OF_NOTHING: Final = 16
# The share of a page that a picture covers if it is one of the page, or of a part worth looking at.
WHOLE_PAGE: Final = 0.6
PART_OF_PAGE: Final = 0.1
MOST_UNKNOWN: Final = 0.2
# Fewer dots of a picture are spread over more.
FEWEST_DPI: Final = 190
# After so many doubtful layers that recognition could not better, the others of the file are believed.
MOST_IN_VAIN: Final = 3


def read_pdf(path: Path, limits: Limits, keep: Callable[[PageText], None]) -> Ending:
    try:
        with closing(pdfium.PdfDocument(path)) as document:
            return _Reader(document, limits, keep).read()
    except pdfium.PdfiumError as error:
        is_locked = error.err_code == pdfium_c.FPDF_ERR_PASSWORD
        raise UnreadableError(Outcome.ENCRYPTED if is_locked else Outcome.BROKEN) from error


@dataclass
class _Reader:
    """`scanned` pages were recognised; `unread` ones would have been, without a limit or with Tesseract."""

    document: pdfium.PdfDocument
    limits: Limits
    keep: Callable[[PageText], None]
    texts: int = 0
    scanned: int = 0
    unread: int = 0
    letters: int = 0
    broken: int = 0
    in_vain: int = 0

    def read(self) -> Ending:
        count = len(self.document)
        for index in range(min(count, self.limits.pages)):
            try:
                page = self.document[index]
            except pdfium.PdfiumError:
                self.broken += 1
                continue
            with closing(page):
                self._page(index + 1, page)
            if self.letters > self.limits.characters:
                return Ending(Outcome.TOO_LARGE, count, self._method(), Note.CHARACTERS)
        return Ending(self._outcome(count), count, self._method(), self._note(count))

    def _page(self, number: int, page: pdfium.PdfPage) -> None:
        with closing(page.get_textpage()) as textpage:
            text = _text_of(textpage)
        found = self._better(page, text)
        if found:
            self.scanned += 1
            self.keep(PageText(number, found.text, found.confidence, found.runs, found.unsure))
            self.letters += len(found.text)
        elif text:
            self.texts += 1
            self.keep(PageText(number, text))
            self.letters += len(text)

    def _better(self, page: pdfium.PdfPage, text: str) -> Recognised | None:
        """What is recognised on the page, where that is better than its layer."""
        is_scan = _is_scan(page, text)
        if not is_scan and not self._is_to_be_checked(page, text):
            return None
        found = self._recognised(page)
        if found and is_better(found.text, text):
            return found
        self.in_vain += found is not None and not is_scan
        return None

    def _is_to_be_checked(self, page: pdfium.PdfPage, text: str) -> bool:
        """Whether a layer long enough may be worth nothing; without Tesseract, only that of a scan."""
        if self.in_vain >= MOST_IN_VAIN or not is_doubtful(text):
            return False
        return bool(self.limits.tesseract) or _covered(page) > WHOLE_PAGE

    def _recognised(self, page: pdfium.PdfPage) -> Recognised | None:
        if not self.limits.tesseract or self.scanned >= self.limits.scanned_pages:
            self.unread += 1
            return None
        width, height = page.get_size()
        most = (self.limits.pixels / max(width * height, 1)) ** 0.5
        # A little less: sizes are rounded up, and a dot more would blur all others.
        scale = min(_dots_per_inch(page) / POINTS_PER_INCH * 0.9999, most)
        bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
        return recognise(bitmap.to_pil(), self.limits, scale * POINTS_PER_INCH)

    def _method(self) -> Method | None:
        if self.texts and self.scanned:
            return Method.MIXED
        if self.scanned:
            return Method.RECOGNISED
        return Method.TEXT if self.texts else None

    def _outcome(self, count: int) -> Outcome:
        if self.unread and not self.limits.tesseract:
            return Outcome.NEEDS_OCR
        if self.letters:
            return Outcome.DONE
        return Outcome.BROKEN if self.broken and self.broken == count else Outcome.NO_TEXT

    def _note(self, count: int) -> Note | None:
        if self.unread and self.limits.tesseract:
            return Note.SCANNED_PAGES
        return Note.PAGES if count > self.limits.pages else None


def _text_of(textpage: pdfium.PdfTextPage) -> str:
    """The text layer; nothing where most of it stands in fonts that do not say which letters they show."""
    text = textpage.get_text_range(errors="replace")
    unknown = sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" for char in text)
    if unknown > MOST_UNKNOWN * len(text):
        return ""
    return tidy(in_unicode(list(_runs(textpage))) if may_be_legacy(text) else text)


def _runs(textpage: pdfium.PdfTextPage) -> Iterator[Run]:
    """Characters with their fonts; blanks and line breaks that the page does not hold have none."""
    name = ctypes.create_string_buffer(FONT_NAME_BYTES)
    flags = ctypes.c_int()
    font = ""
    for index in range(textpage.count_chars()):
        length = pdfium_c.FPDFText_GetFontInfo(textpage, index, name, FONT_NAME_BYTES, flags)
        if 0 < length <= FONT_NAME_BYTES:
            font = name.raw[: length - 1].decode("utf-8", errors="replace")
        yield chr(pdfium_c.FPDFText_GetUnicode(textpage, index)), font


def _is_scan(page: pdfium.PdfPage, text: str) -> bool:
    letters = sum(map(str.isalpha, text[: 4 * LETTERS_OF_A_STAMP]))
    if letters >= LETTERS_OF_A_STAMP:
        return False
    return _covered(page) > (PART_OF_PAGE if letters < LETTERS_OF_NOTHING else WHOLE_PAGE)


def _dots_per_inch(page: pdfium.PdfPage) -> float:
    """Those of the largest picture of the page, which then is drawn dot by dot; too few are no good."""
    largest = max(_pictures(page), key=_area, default=None)
    if largest is None:
        return DPI
    width, height = largest.get_px_size()
    found = POINTS_PER_INCH * (width * height / max(_area(largest), 1)) ** 0.5
    return found if FEWEST_DPI <= found <= DPI else DPI


def _covered(page: pdfium.PdfPage) -> float:
    """The share of a page that pictures cover; those of scanners are often cut into stripes."""
    width, height = page.get_size()
    return sum(map(_area, _pictures(page))) / max(width * height, 1)


def _pictures(page: pdfium.PdfPage) -> Iterator[Any]:
    return page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=4)


def _area(picture: Any) -> float:
    try:
        left, bottom, right, top = picture.get_bounds()
    except pdfium.PdfiumError:
        return 0.0
    return float(abs(right - left) * abs(top - bottom))
