"""From the text of a file to the fields of a document (thể thức, NĐ 30/2020/NĐ-CP, phụ lục I)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from documents.numbers import find_numbers, parse_number
from documents.parsing.abstracts import read_abstract
from documents.parsing.annexes import owner_of
from documents.parsing.dates import WrittenDate, place_before, written_dates
from documents.parsing.effect import read_effective_date
from documents.parsing.head import Head, read_head
from documents.parsing.issuers import read_issuer
from documents.parsing.lines import Line, lines_of
from documents.parsing.results import Doubt, Found, Notice, NoticeKind, ParsedDocument, missing
from documents.parsing.second_heads import SecondHead, second_head
from documents.parsing.signatures import read_signature
from documents.parsing.stamps import read_notices
from documents.parsing.type_titles import LETTER, type_of_symbol

__all__ = ["read_document"]

FIRST_LINES: Final = 25


def read_document(pages: Sequence[str]) -> ParsedDocument:
    """Read the pages of a file, in their order, whatever way their columns were extracted.

    Nothing is raised for any text: what is not found is missing, and says so. Of a file with several
    documents the first is read, and where the next begins is a notice.
    """
    whole = lines_of(pages)
    head = read_head(whole)
    number = _number(head, whole)
    further = second_head(whole, number.value or "")
    lines = whole[: further.start] if further else whole
    issuer, superior, form = read_issuer(head, "\n".join(line.text for line in lines))
    issued_on = _issued_on(head, lines)
    signature = read_signature(lines)
    document_type = _document_type(head, number)
    return ParsedDocument(
        form=form,
        number=number,
        symbol=_symbol(head, number),
        document_type=document_type,
        issuer=issuer,
        superior=superior,
        place=Found(head.place or None, page=head.date_line.page if head.date_line else 0),
        issued_on=issued_on,
        effective_on=read_effective_date(lines, issued_on, document_type.value or ""),
        abstract=_in_doubt(head, read_abstract(head)),
        signer=signature.signer,
        signer_position=signature.position,
        authority=signature.authority,
        notices=(*read_notices(whole), *_other_documents(head, further)),
    )


def _other_documents(head: Head, further: SecondHead | None) -> Iterator[Notice]:
    """Whose annex it is, and which document begins within the file."""
    if head.number is None and head.reference:
        yield Notice(NoticeKind.ANNEX, head.reference_page, owner_of(head.reference))
    if further is not None:
        yield Notice(NoticeKind.SECOND_HEAD, further.page, further.number)


def _in_doubt(head: Head, found: Found[str]) -> Found[str]:
    """Without a head nothing tells a document from a list or a form."""
    if head.is_told or found.value is None or Doubt.GUESSED in found.doubts:
        return found
    return replace(found, doubts=(*found.doubts, Doubt.GUESSED))


def _number(head: Head, lines: Sequence[Line]) -> Found[str]:
    written, line = head.number, head.number_line
    if written is not None and line is not None:
        raw = line.text[written.start : written.end]
        if not written.number:
            return Found(None, (Doubt.INCOMPLETE,), line.page, raw)
        doubts = [Doubt.REPAIRED] if written.is_repaired else []
        if not written.symbol:
            doubts.append(Doubt.INCOMPLETE)
        if _disagrees_in_year(head):
            doubts.append(Doubt.DISAGREES)
        return Found(written.number, tuple(doubts), line.page, raw)
    if not head.is_told and (head.title is None or head.date is None or head.reference):
        return missing()
    for line in lines[:FIRST_LINES]:
        found = find_numbers(line.text)
        if found and found[0].raw == line.text.strip(" .:;"):
            return Found(found[0].raw, (Doubt.GUESSED,), line.page, line.text)
    return missing()


def _disagrees_in_year(head: Head) -> bool:
    """Whether number and date name different years."""
    parts = head.number.parts if head.number and head.number.number else None
    day = head.date.day if head.date else None
    return bool(parts and parts.year and day and parts.year != day.year)


def _symbol(head: Head, number: Found[str]) -> Found[str]:
    if head.number is None or not head.number.symbol:
        return missing()
    return Found(head.number.symbol, number.doubts, number.page, number.raw)


def _document_type(head: Head, number: Found[str]) -> Found[str]:
    """What the title says, checked against the symbol; a letter has neither, but a subject (V/v)."""
    parts = head.number.parts if head.number else parse_number(number.value or "")
    by_symbol = type_of_symbol(parts.type_abbreviation) if parts else ""
    if head.title is not None and head.title_line is not None:
        doubts = [Doubt.REPAIRED] if head.title.is_repaired else []
        if by_symbol and by_symbol != head.title.name and not head.title.name.startswith(by_symbol):
            doubts.append(Doubt.DISAGREES)
        elif by_symbol:
            # Two witnesses: what was repaired is what the symbol says.
            doubts = []
        title = head.title_line
        return _in_doubt(head, Found(head.title.name, tuple(doubts), title.page, title.text))
    if by_symbol:
        return Found(by_symbol, (Doubt.GUESSED,), number.page, number.raw)
    if head.subject:
        return Found(LETTER, (), head.subject[0].page, head.subject[0].text)
    return missing()


def _issued_on(head: Head, lines: Sequence[Line]) -> Found[date]:
    written, line = head.date, head.date_line
    if written is not None and line is not None:
        raw = line.text[written.start : written.end]
        if written.day is None:
            return Found(None, (Doubt.INCOMPLETE,), line.page, raw)
        return Found(written.day, (Doubt.REPAIRED,) if written.is_repaired else (), line.page, raw)
    for line in reversed(lines):
        # Laws say at their end on which day they were passed; minutes and lists above the signatures.
        is_passed = "thong qua" in line.folded and head.is_told
        for written in written_dates(line):
            if written.day is not None and (is_passed or _is_place_and_day(line, written)):
                return Found(written.day, (Doubt.GUESSED,), line.page, line.text)
    return missing()


def _is_place_and_day(line: Line, written: WrittenDate) -> bool:
    before = line.text[: written.start].rstrip()
    place, start = place_before(before)
    return bool(place) and start == 0 and before.endswith(",") and not line.text[written.end :].strip(" .")
