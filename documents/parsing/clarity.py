"""What recognition was not sure of: values that stand on such words are doubted or not given at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeVar

from documents.parsing.persons import begins_with_frequent_name
from documents.parsing.results import Doubt, Found, ParsedDocument
from vietnamese.text import clean_spaces

__all__ = ["PageOfFile", "weigh"]

T = TypeVar("T", bound=str | date)

# The confidence of 100 below which a word is not believed.
LEAST: Final = 85
# Of a day of effect that is reckoned from the day of issue.
FROM_ISSUE: Final = re.compile(r"từ (?:ngày|khi) (?:được )?(?:ký|ban hành|thông qua)", re.IGNORECASE)
FIGURES: Final = re.compile(r"^.*?(?=[/\\]|[-–]\s?[A-ZĐ]|$)")


@dataclass(frozen=True, slots=True)
class PageOfFile:
    """The text of a page, and start, end and confidence of the words that were recognised badly."""

    text: str
    unsure: Sequence[Sequence[int]] = ()


def weigh(reading: ParsedDocument, pages: Sequence[PageOfFile]) -> ParsedDocument:
    """The reading without numbers and days that are unsure; other values that are get a doubt.

    A number keeps its symbol and its line: "Số: …/QĐ-LĐLĐ" asks for the number alone.
    """
    if not any(page.unsure for page in pages):
        return reading
    number, issued_on = reading.number, reading.issued_on
    if number.value is not None and _least(number, pages, figures_only=True) < LEAST:
        number = _not_read(number)
    if issued_on.value is not None and _least(issued_on, pages) < LEAST:
        issued_on = _not_read(issued_on)
    effective_on = reading.effective_on
    if issued_on.value is None and FROM_ISSUE.search(effective_on.raw):
        # "Kể từ ngày ký": without the day of signing it is as unknown.
        effective_on = _not_read(effective_on)
    return replace(
        reading,
        effective_on=effective_on,
        number=_doubted(number, pages),
        symbol=_doubted(reading.symbol, pages),
        issued_on=issued_on,
        document_type=_doubted(reading.document_type, pages),
        issuer=_doubted(reading.issuer, pages),
        abstract=_doubted_if_scanned(_doubted(reading.abstract, pages), pages),
        signer=_sure_if_alone(_whole_if_scanned(_doubted(reading.signer, pages), pages)),
    )


def _sure_if_alone(signer: Found[str]) -> Found[str]:
    """A name that nothing but its place makes the signer's has to be recognised without a doubt."""
    return _not_read(signer) if {Doubt.GUESSED, Doubt.UNCLEAR} <= {*signer.doubts} else signer


def _whole_if_scanned(signer: Found[str], pages: Sequence[PageOfFile]) -> Found[str]:
    """A stamp or a signature hides words without a trace: of two that are left one may be missing."""
    if signer.value is None or not _is_scanned(signer.page, pages) or len(signer.value.split()) > 2:
        return signer
    if not begins_with_frequent_name(signer.value):
        return _not_read(signer)
    return replace(signer, doubts=(*signer.doubts, Doubt.UNCLEAR))


def _doubted_if_scanned(abstract: Found[str], pages: Sequence[PageOfFile]) -> Found[str]:
    """Of a hundred words one has a wrong mark and is sure all the same: long texts need a look."""
    if abstract.value is None or Doubt.UNCLEAR in abstract.doubts or not _is_scanned(abstract.page, pages):
        return abstract
    return replace(abstract, doubts=(*abstract.doubts, Doubt.UNCLEAR))


def _is_scanned(page: int, pages: Sequence[PageOfFile]) -> bool:
    """A page that is printed has no word that anybody is unsure of; of scanned ones hardly any has none."""
    return 0 < page <= len(pages) and bool(pages[page - 1].unsure)


def _not_read(found: Found[T]) -> Found[T]:
    return Found(None, (Doubt.NOT_READ,), found.page, found.raw)


def _doubted(found: Found[T], pages: Sequence[PageOfFile]) -> Found[T]:
    if found.value is None or _least(found, pages) >= LEAST:
        return found
    return replace(found, doubts=(*found.doubts, Doubt.UNCLEAR))


def _least(found: Found[T], pages: Sequence[PageOfFile], *, figures_only: bool = False) -> int:
    """The least confidence of the words that a value was read from; 100 where all are sure."""
    if not 0 < found.page <= len(pages) or not found.raw:
        return 100
    page = pages[found.page - 1]
    spans = list(_places(page.text, found.raw))
    if figures_only:
        spans = [(start, start + len(_figures(page.text[start:end]))) for start, end in spans]
    return min(
        (
            sure
            for start, end in spans
            for first, last, sure in page.unsure
            if first < end and start < last and any(map(str.isalnum, page.text[first:last]))
        ),
        default=100,
    )


def _figures(raw: str) -> str:
    match = FIGURES.match(raw)
    return match[0] if match else raw


def _places(text: str, raw: str) -> Iterator[tuple[int, int]]:
    """Where what was read stands on the page: in one piece, or in the lines that " / " joins."""
    if (whole := text.find(raw)) >= 0:
        yield whole, whole + len(raw)
        return
    for part in raw.split(" / "):
        if (start := text.find(part)) >= 0:
            yield start, start + len(part)
        else:
            yield from _lines_within(text, clean_spaces(part))


def _lines_within(text: str, sought: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.split("\n"):
        clean = clean_spaces(line)
        if clean and (clean in sought or sought in clean):
            yield at, at + len(line)
        at += len(line) + 1
