"""The words of the library that a document means by the names it prints."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Generic, TypeVar

from documents.acquisition.vocabularies import issuer_abbreviation, type_abbreviation, type_has_validity
from documents.models import DocumentType, IssuingBody, Signer
from documents.names import naming_key
from documents.numbers import parse_number
from vietnamese.text import fold

__all__ = ["MATCHED", "Match", "Word", "create_word", "find_word", "issuer_of_symbol", "nearest"]

Word = DocumentType | IssuingBody | Signer
W = TypeVar("W", bound=Word)

#: The fields of a document that name a word of the library.
MATCHED: Final[dict[str, type[Word]]] = {
    "document_type": DocumentType,
    "issuer": IssuingBody,
    "signer": Signer,
}
MOST_OFFERED: Final = 3
LEAST_LIKENESS: Final = 0.72


@dataclass(frozen=True, slots=True)
class Match(Generic[W]):
    """A word, and whether its name is spelt as it was asked for (case and place of tones aside)."""

    word: W
    is_exact: bool


def find_word(model: type[W], name: str) -> Match[W] | None:
    """The word of that name, in full or shortened ("LĐLĐ tỉnh …"); also by a former name or without marks."""
    wanted = naming_key(name)
    words: list[W] = list(model._default_manager.all())
    for word in words:
        if naming_key(word.name) == wanted:
            return Match(word, is_exact=True)
    former = [word for word in words if wanted in map(naming_key, _names(word)[1:])]
    alike = former or [word for word in words if _letters(word.name) == _letters(name)]
    return Match(alike[0], is_exact=False) if len(alike) == 1 else None


def issuer_of_symbol(number: str) -> IssuingBody | None:
    """The one body that symbols of numbers abbreviate so: 43/2007/TT-BTC → Bộ Tài chính."""
    parts = parse_number(number)
    short = parts.issuer_abbreviation if parts else ""
    found = list(IssuingBody.objects.filter(abbreviation__iexact=short)[:2]) if short else []
    return found[0] if len(found) == 1 else None


def nearest(model: type[W], name: str) -> list[W]:
    """The few words whose names, present or former, are most like this one, the most likely first."""
    wanted = fold(naming_key(name))
    rated = [
        (max(_likeness(wanted, own) for own in _names(word)), word) for word in model._default_manager.all()
    ]
    close = sorted((pair for pair in rated if pair[0] >= LEAST_LIKENESS), key=lambda pair: -pair[0])
    return [word for _rate, word in close[:MOST_OFFERED]]


def create_word(field: str, name: str, *, number: str = "", superior: str = "") -> Word:
    """The word that a librarian wants made, or the one of that name that has come to be meanwhile."""
    found = find_word(MATCHED[field], name)
    if found is not None and found.is_exact:
        return found.word
    if field == "document_type":
        return DocumentType.objects.create(
            name=name[:100],
            abbreviation=type_abbreviation(name),
            has_validity=type_has_validity(name),
        )
    if field == "signer":
        return Signer.objects.create(name=name[:255])
    above = find_word(IssuingBody, superior) if superior else None
    return IssuingBody.objects.create(
        name=name[:255],
        abbreviation=issuer_abbreviation(name, number),
        parent=above.word if above else None,
    )


def _letters(name: str) -> str:
    """What scans keep of a name: neither marks nor spaces."""
    return fold(naming_key(name)).replace(" ", "")


def _names(word: Word) -> list[str]:
    return word.names if isinstance(word, IssuingBody) else [word.name]


def _likeness(wanted: str, name: str) -> float:
    return SequenceMatcher(None, wanted, fold(naming_key(name)), autojunk=False).ratio()
