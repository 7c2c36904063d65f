"""Putting what a source tells about a document into its page; the same for every kind of source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from documents.acquisition.vocabularies import (
    Vocabulary,
    issuer_abbreviation,
    type_abbreviation,
    type_has_validity,
)
from documents.models import DocumentType, Field, IssuingBody, LegalDocumentPage, Signer
from documents.names import name_key
from vietnamese.text import clean_spaces

__all__ = ["TITLE_LENGTH", "Entry", "PlainValue", "Words", "shorten", "title_of"]

TITLE_LENGTH: Final = 255

PlainValue = str | date | None


@dataclass(frozen=True, slots=True)
class Entry:
    """What is told. `plain` holds fields of the page by name; a word that is None is not told."""

    plain: dict[str, PlainValue]
    document_type: str | None = None
    issuer: str | None = None
    fields: tuple[str, ...] | None = None
    signer: str | None = None


class Words:
    """The vocabularies of the library, each loaded once."""

    def __init__(self) -> None:
        self.types = Vocabulary(DocumentType)
        self.issuers = Vocabulary(IssuingBody)
        self.fields = Vocabulary(Field)
        self.signers = Vocabulary(Signer)

    def differs(self, page: LegalDocumentPage, entry: Entry) -> list[str]:
        """The names of the fields in which the page says anything else than the entry."""
        different = [name for name, value in entry.plain.items() if getattr(page, name) != value]
        if not self.types.is_named(page.document_type, entry.document_type):
            different.append("document_type")
        if not self.issuers.is_named(page.issuer, entry.issuer):
            different.append("issuer")
        if not self.signers.is_named(page.signer, entry.signer):
            different.append("signer")
        if entry.fields is not None:
            wanted = sorted(name_key(name) for name in entry.fields)
            if sorted(name_key(field.name) for field in page.fields.all()) != wanted:
                different.append("fields")
        return different

    def fill(self, page: LegalDocumentPage, entry: Entry) -> None:
        """Make the page say what the entry says; words the library does not have yet are created.

        The fields of activity are set by `fill_fields`, once the page is saved.
        """
        for name, value in entry.plain.items():
            setattr(page, name, value)
        if entry.document_type is not None:
            page.document_type = self.types.find_or_create(
                entry.document_type,
                abbreviation=type_abbreviation(entry.document_type),
                has_validity=type_has_validity(entry.document_type),
            )
        if entry.issuer is not None:
            page.issuer = self.issuers.find_or_create(
                entry.issuer, abbreviation=issuer_abbreviation(entry.issuer, page.number)
            )
        if entry.signer is not None:
            page.signer = self.signers.find_or_create(entry.signer)

    def fill_fields(self, page: LegalDocumentPage, entry: Entry) -> None:
        if entry.fields is not None:
            page.fields = [self.fields.find_or_create(name) for name in entry.fields]


def shorten(text: str, length: int) -> str:
    """The text cut at a word where it is longer, with an ellipsis in place of the rest."""
    if len(text) <= length:
        return text
    kept = text[: length - 1]
    if not text[length - 1].isspace():
        kept = kept.rpartition(" ")[0] or kept
    return kept.rstrip(" ,;:-–") + "…"


def title_of(abstract: str) -> str:
    """The title of a document whose source names it by its abstract only."""
    return shorten(clean_spaces(abstract), TITLE_LENGTH)
