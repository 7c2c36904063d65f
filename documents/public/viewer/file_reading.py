"""A file of a document as a reader has it open: at which page, with what text, and what was sought in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Self

from django.db.models import Max
from django.http import QueryDict

from documents.models import DocumentFile
from documents.public.viewer.addresses import FIND_PARAMETER, TEXT_PARAMETER
from documents.public.viewer.finding import NOTHING_SOUGHT, Findings, find
from documents.public.viewer.page_text import TextPage, text_pages
from extraction.models import ExtractedPage, Extraction
from page_images.pages import Outline, known_outline, outline_of
from pages.listing import PAGE_PARAMETER

__all__ = ["FileReading"]

NUMBER: Final = re.compile(r"[0-9]{1,9}")
LONGEST_QUERY: Final = 200
# Pages of text that one answer has, where no picture goes with them.
TEXT_AT_ONCE: Final = 20


@dataclass(frozen=True, slots=True)
class FileReading:
    """What the page of a file shows.

    `number` counts from 1 to `page_count`, which is 0 where there is neither picture nor text. With `is_text`
    the text stands for the pictures: twenty pages at once, from that of `number` on. Otherwise `text` is that
    of one page, if it is known. `is_pending` tells that the text is still being read from the file.
    """

    file: DocumentFile
    outline: Outline
    number: int
    page_count: int
    is_text: bool
    text: tuple[TextPage, ...] = ()
    is_pending: bool = False
    query: str = ""
    findings: Findings = NOTHING_SOUGHT

    @classmethod
    def of(cls, file: DocumentFile, asked: QueryDict) -> Self:
        """What a reader asks for in an address, whatever stands there. At most four queries."""
        outline = outline_of(file.attachment)
        extraction = Extraction.objects.filter(attachment=file.attachment_id).first()
        page_count = outline.shown_count or _text_count(extraction)
        query = " ".join(asked.get(FIND_PARAMETER, "")[:LONGEST_QUERY].split())
        findings = find(query, _texts(extraction)) if query and extraction else NOTHING_SOUGHT
        number = _number(asked.get(PAGE_PARAMETER, ""), page_count)
        if number is None:
            number = findings.pages[0].number if findings.pages else 1
        is_text = not outline.is_ready or TEXT_PARAMETER in asked
        return cls(
            file=file,
            outline=outline,
            number=number,
            page_count=page_count,
            is_text=is_text,
            text=text_pages(_texts(extraction, number, TEXT_AT_ONCE if is_text else 1), findings.pattern)
            if extraction
            else (),
            is_pending=bool(extraction and extraction.is_pending),
            query=query,
            findings=findings,
        )

    @classmethod
    def at_first(cls, file: DocumentFile) -> Self | None:
        """A file opened at its first page inside another page; None where it was not opened
        before, or is not stored yet.

        Costs no query, and never the time to open a file.
        """
        outline = known_outline(file.attachment) if file.pk else None
        if outline is None or not outline.is_ready:
            return None
        return cls(file, outline, number=1, page_count=outline.shown_count, is_text=False)

    @property
    def step(self) -> int:
        """Pages from one address to the next."""
        return TEXT_AT_ONCE if self.is_text else 1

    @property
    def previous(self) -> int | None:
        return max(1, self.number - self.step) if self.number > 1 else None

    @property
    def next(self) -> int | None:
        following = self.number + self.step
        return following if following <= self.page_count else None

    @property
    def sizes(self) -> str:
        """The shapes of all pages, equal neighbours together: "595x842*12 842x595"."""
        runs = [(size, sum(1 for _ in same)) for size, same in groupby(self.outline.sizes)]
        return " ".join(f"{wide}x{high}" + (f"*{times}" if times > 1 else "") for (wide, high), times in runs)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the page that is open, in no particular unit."""
        return self.outline.sizes[self.number - 1] if self.outline.sizes else (210, 297)


def _number(asked: str, page_count: int) -> int | None:
    """The page asked for, the last where there are fewer; None where no number was given."""
    if not NUMBER.fullmatch(asked):
        return None
    return max(1, min(int(asked), page_count))


def _text_count(extraction: Extraction | None) -> int:
    if extraction is None:
        return 0
    return ExtractedPage.objects.filter(extraction=extraction).aggregate(last=Max("number"))["last"] or 0


def _texts(extraction: Extraction, first: int = 1, count: int | None = None) -> list[tuple[int, str]]:
    pages = ExtractedPage.objects.filter(extraction=extraction, number__gte=first)
    if count is not None:
        pages = pages.filter(number__lt=first + count)
    return list(pages.order_by("number").values_list("number", "text"))
