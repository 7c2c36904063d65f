"""Whether a field that was read is the true one."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

from documents.names import name_key
from documents.numbers import number_key
from documents.parsing import ParsedDocument
from tests.benchmarks.intake.papers import Paper
from vietnamese.text import clean_spaces, fold

__all__ = ["ASKED", "FIELDS", "Mark", "compare"]

FIELDS = ("number", "type", "issued_on", "issuer", "effective_on", "abstract", "signer")
ASKED = ("number", "type", "issued_on", "issuer")


class Mark(NamedTuple):
    """Whether a field is right, was given without a doubt, and was given at all."""

    is_right: bool
    is_certain: bool
    is_filled: bool


def compare(paper: Paper, reading: ParsedDocument) -> Mapping[str, Mark]:
    """The mark of each field. Effect counts where it is stated."""
    right = {
        "number": number_key(reading.number.value or "") == number_key(paper.number),
        "type": name_key(reading.document_type.value or "") == name_key(paper.document_type),
        "issued_on": reading.issued_on.value == paper.issued_on,
        "issuer": _body(reading.issuer.value or "") == _body(paper.issuer),
        "effective_on": paper.effective_on is None or reading.effective_on.value == paper.effective_on,
        "abstract": _likeness(reading.abstract.value or "", paper.abstract) >= 0.95,
        "signer": name_key(reading.signer.value or "") == name_key(paper.signer),
    }
    found = {
        "number": reading.number,
        "type": reading.document_type,
        "issued_on": reading.issued_on,
        "issuer": reading.issuer,
        "effective_on": reading.effective_on,
        "abstract": reading.abstract,
        "signer": reading.signer,
    }
    return {name: Mark(right[name], found[name].is_certain, found[name].value is not None) for name in FIELDS}


def _body(name: str) -> str:
    """What finds a body (`documents.acquisition.uploads.matching`): its letters, dashes as commas."""
    key = name_key(name).replace("–", "-").replace(" - ", ", ").replace(" và bộ ", ", bộ ")
    return "".join(fold(key).split())


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(
        None, clean_spaces(one).lower(), clean_spaces(other).lower(), autojunk=False
    ).ratio()
