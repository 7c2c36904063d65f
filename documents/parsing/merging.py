"""Readings of several files of one document, as one: the signed scan beside the text it was made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any, Final

from documents.parsing.results import Doubt, Found, Notice, NoticeKind, ParsedDocument
from vietnamese.text import fold

__all__ = ["merge"]

# Names and subjects of two files may differ in spelling; what identifies a document may not.
COMPARED: Final = ("number", "document_type", "issuer", "issued_on")


def merge(readings: Sequence[ParsedDocument]) -> ParsedDocument:
    """The best of each field, the first file (the signed original) counting most. Needs one reading at least.

    Where two files are sure of different values, the first one's stands, with the doubt that they disagree.
    """
    first, *others = readings
    if _has_head(first):
        # A table beside it says nothing about who issued it.
        others = [other for other in others if _has_head(other)]
    changes: dict[str, Any] = {}
    for field in fields(ParsedDocument):
        found = getattr(first, field.name)
        if isinstance(found, Found):
            candidates = [found, *(getattr(other, field.name) for other in others)]
            changes[field.name] = _best(candidates, is_compared=field.name in COMPARED)
    merged = replace(first, **changes)
    # Of a document with its annex both are here.
    is_whole = merged.number.value is not None
    notices = [one for one in _notices(readings) if one.kind is not NoticeKind.ANNEX or not is_whole]
    return replace(merged, notices=tuple(notices))


def _has_head(reading: ParsedDocument) -> bool:
    """Whether a file bears anything of the head of a document (NĐ 30/2020, Điều 8), as no annex does."""
    marks: tuple[Found[Any], ...] = (reading.number, reading.symbol, reading.document_type, reading.issued_on)
    return any(mark.value is not None for mark in marks)


def _best(found: Sequence[Found[Any]], *, is_compared: bool) -> Found[Any]:
    given = [one for one in found if one.value is not None]
    if not given:
        return found[0]
    certain = [one for one in given if one.is_certain]
    best = (certain or given)[0]
    if is_compared and any(_key(one) != _key(best) for one in certain):
        return replace(best, doubts=(*best.doubts, Doubt.DISAGREES))
    return best


def _key(found: Found[Any]) -> object:
    return fold(found.value) if isinstance(found.value, str) else found.value


def _notices(readings: Sequence[ParsedDocument]) -> tuple[Notice, ...]:
    """One of each kind."""
    by_kind = {notice.kind: notice for reading in reversed(readings) for notice in reading.notices}
    return tuple(by_kind.values())
