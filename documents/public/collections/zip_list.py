"""The list in the zip of a collection: what it holds, in what place, and what it leaves out and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from documents.enums import ValidityStatus
from documents.models import LegalDocumentPage
from documents.public.collections.holding import Held
from vietnamese.dates import short_date
from vietnamese.text import clean_spaces

__all__ = ["folder_name", "list_text"]

FOLDER_LENGTH = 60


def folder_name(number: int, document: LegalDocumentPage) -> str:
    """01 65-HD-TLĐ: in the order of the collection, under the number of the document."""
    name = clean_spaces(document.short_name).replace("/", "-").replace("\\", "-")
    return f"{number:02} {name[:FOLDER_LENGTH]}".rstrip(" .")


def list_text(
    title: str,
    address: str,
    held: Sequence[Held],
    files: Mapping[int, Sequence[tuple[str, Any]]],
    on: date,
) -> str:
    """Plain text with line ends that every editor knows."""
    lines = [title, address, _("As of %(day)s.") % {"day": short_date(on)}, ""]
    folders: dict[int, str] = {}
    for each in held:
        lines += _lines_of(each, files, folders)
    return "\ufeff" + "\r\n".join(lines) + "\r\n"


def _lines_of(
    each: Held, files: Mapping[int, Sequence[tuple[str, Any]]], folders: dict[int, str]
) -> Iterator[str]:
    yield f"{_named(each.member)} – {ValidityStatus(each.member.validity).label}"
    if each.note:
        yield f"    {each.note}"
    if not each.current:
        yield "    " + _("Left out: no version in force is in the library.")
    for document in each.current:
        if document.pk != each.member.pk:
            yield "    " + _("In its place: %(document)s") % {"document": _named(document)}
        if document.pk not in folders:
            folders[document.pk] = folder_name(len(folders) + 1, document)
        yield "    " + _("Folder: %(folder)s") % {"folder": folders[document.pk]}
        for name, _file in files[document.pk]:
            yield f"        {name}"
        if not files[document.pk]:
            yield "        " + _("This document has no file.")
    yield ""


def _named(document: LegalDocumentPage) -> str:
    return clean_spaces(f"{document.number} {document.title}")
