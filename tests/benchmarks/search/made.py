"""Queries made from the fields of the corpus, with the answers these fields give.

The patterns were written before anybody looked at what the search makes of them. Each document falls into
one of two halves by its identity: what rules are made from, and what is held out for the figures.
"""

from __future__ import annotations

import gzip
import json
import random
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

from documents.names import issuer_name
from documents.numbers import find_numbers, number_key, parse_number
from search.query.request import clean_text
from search.text.number_keys import split_key
from tests.benchmarks.search.corpus import SITE, Corpus, Question
from vietnamese.text import clean_spaces, fold, strip_marks, words

__all__ = ["Half", "made_questions"]

LEGAL = "legal"
LAWS = ("luật", "bộ luật")
MOST_WORDS_OF_A_NAME = 15
# Longer ones are several bodies, or took in the end of the title.
LONGEST_ISSUER = 60


class Half(StrEnum):
    LOOKED_AT = "looked-at"
    HELD_OUT = "held-out"


@dataclass(frozen=True)
class Document:
    """A legal document of the corpus, by the fields that name it."""

    id: str
    number: str
    type: str
    title: str
    issuer: str
    issued: str

    @classmethod
    def of(cls, row: dict[str, Any]) -> Document:
        fields = {name: row[name] or "" for name in ("number", "type", "issued")}
        issuer = issuer_name(row["issuer"] or "")
        return cls(id=row["id"], title=clean_spaces(row["title"]), issuer=issuer, **fields)

    @property
    def half(self) -> Half:
        return Half.HELD_OUT if zlib.crc32(self.id.encode()) % 2 else Half.LOOKED_AT

    @cached_property
    def part(self) -> str:
        return split_key(self.key).number

    @cached_property
    def key(self) -> str:
        return number_key(self.number)

    @property
    def year(self) -> str:
        return split_key(self.key).year or self.issued[:4]

    @property
    def symbol(self) -> str:
        """What follows number and year as printed: "TT-BTC"."""
        return self.number.replace(" ", "").partition("/")[2].removeprefix(f"{self.year}/")

    @property
    def short_issuer(self) -> str:
        parts = parse_number(self.number)
        return parts.issuer_abbreviation if parts else ""

    @property
    def day(self) -> str:
        year, month, day = self.issued.split("-")
        return f"{int(day)}/{int(month)}/{year}"

    @property
    def is_law(self) -> bool:
        return self.type.lower() in LAWS and len(self.title.split()) <= MOST_WORDS_OF_A_NAME

    @property
    def is_numbered(self) -> bool:
        """Whether all fields are there that a pattern may ask for."""
        is_issued = self.issuer and self.issued and len(self.issuer) <= LONGEST_ISSUER
        return bool(self.key and self.symbol and self.short_issuer and is_issued)


Field = Callable[[Document], str]
PART: Field = lambda document: document.part  # noqa: E731
YEAR: Field = lambda document: document.year  # noqa: E731
TYPE: Field = lambda document: fold(document.type)  # noqa: E731
ISSUER: Field = lambda document: _folded(document.issuer)  # noqa: E731
SHORT: Field = lambda document: fold(document.short_issuer)  # noqa: E731
SYMBOL: Field = lambda document: split_key(document.key).symbol  # noqa: E731
TITLE: Field = lambda document: _folded(document.title)  # noqa: E731


@dataclass(frozen=True, slots=True)
class Pattern:
    """A way to ask; every document that agrees in the `asked` fields is a right answer."""

    make: Callable[[Document], str]
    asked: tuple[Field, ...]


def _letter_for_zero(document: Document) -> str:
    return f"{document.part.replace('0', 'O')}/{document.year}"


IN_FULL, SHORTENED, BY_SYMBOL = (PART, TYPE, ISSUER, YEAR), (PART, TYPE, SHORT, YEAR), (PART, SYMBOL, YEAR)

NUMBERED = (
    Pattern(lambda d: f"{d.type} số {d.part} của {d.issuer} năm {d.year}", IN_FULL),
    Pattern(lambda d: f"{d.type} {d.part} {strip_marks(d.short_issuer)} {d.year}".lower(), SHORTENED),
    Pattern(lambda d: f"{d.symbol} {d.part}", (PART, SYMBOL)),
    Pattern(lambda d: f"{d.symbol} số {d.part} năm {d.year}", BY_SYMBOL),
    Pattern(lambda d: f"{d.part}_{d.year}_{strip_marks(d.symbol)}.pdf", BY_SYMBOL),
    Pattern(lambda d: f"{d.part}.{d.year}.{strip_marks(d.symbol)}", BY_SYMBOL),
    Pattern(lambda d: f"{strip_marks(d.symbol)}_{d.part}_{d.year}.docx", BY_SYMBOL),
    Pattern(lambda d: f"{d.part}-{d.year}-{d.symbol}", BY_SYMBOL),
    Pattern(lambda d: f"{d.type} {d.part} {d.issuer}".lower(), (PART, TYPE, ISSUER)),
    Pattern(lambda d: f"{d.issuer} {d.type} {d.part}/{d.year}", IN_FULL),
    Pattern(lambda d: f"{d.year} {d.type} {d.part} {d.issuer}", IN_FULL),
    Pattern(lambda d: fold(f"{d.type} {d.issuer} số {d.part} ban hành năm {d.year}"), IN_FULL),
    Pattern(lambda d: f"{d.type} của {d.issuer} số {d.part}, {d.year}", IN_FULL),
    Pattern(lambda d: f"{d.part} {d.issuer} {d.year}", (PART, ISSUER, YEAR)),
    Pattern(lambda d: f"{d.type} {d.part} ngày {d.day} của {d.issuer}", IN_FULL),
    Pattern(lambda d: f"năm {d.year} {d.type} {strip_marks(d.short_issuer)} số {d.part}", SHORTENED),
)
WITH_ZERO = Pattern(_letter_for_zero, (PART, YEAR))
OF_LAWS = (
    Pattern(lambda d: f"điều 35 {d.title}", (TITLE,)),
    Pattern(lambda d: f"khoản 2 Điều 7 {d.title} năm {d.year}", (TITLE, YEAR)),
    Pattern(lambda d: f"{d.title} {d.year}".lower(), (TITLE, YEAR)),
)


def made_questions(folder: Path, corpus: Corpus, half: Half | None = None) -> list[Question]:
    """The queries of the corpus, or those of one half of its documents; each document makes at most one of
    a kind.
    """
    if LEGAL not in corpus.files:
        return []
    with gzip.open(folder / SITE.files[LEGAL], "rt", encoding="utf-8") as lines:
        documents = [Document.of(json.loads(line)) for line in lines]
    wanted = [document for document in documents if half in (None, document.half)]
    return [
        *_asked("pasted_title", wanted, documents, _pasted),
        *_asked("law_name", wanted, documents, _named),
        *_asked("num_any_order", wanted, documents, _in_any_order),
    ]


def _asked(
    kind: str,
    wanted: Iterable[Document],
    documents: Iterable[Document],
    patterns_of: Callable[[Document], Pattern | None],
) -> Iterator[Question]:
    known: dict[tuple[Field, ...], dict[tuple[str, ...], set[str]]] = {}
    for document in wanted:
        pattern = patterns_of(document)
        if pattern is None:
            continue
        if pattern.asked not in known:
            known[pattern.asked] = _by_fields(documents, pattern.asked)
        right = known[pattern.asked][_values(document, pattern.asked)]
        yield Question(kind, clean_text(pattern.make(document)), frozenset(right))


def _pasted(document: Document) -> Pattern | None:
    """The whole title, where it cites a number."""
    return Pattern(lambda d: d.title, (TITLE,)) if find_numbers(document.title) else None


def _named(document: Document) -> Pattern | None:
    if not document.is_law:
        return None
    spellings: tuple[Callable[[str], str], ...] = (str, str.lower, strip_marks)
    spelled = spellings[zlib.crc32(document.id.encode()) % len(spellings)]
    return Pattern(lambda d: spelled(d.title), (TITLE,))


def _in_any_order(document: Document) -> Pattern | None:
    """One document in four, each in one way that its own identity chooses."""
    chance = random.Random(document.id)
    if document.is_law:
        return chance.choice(OF_LAWS)
    if not document.is_numbered or chance.random() > 1 / 4:
        return None
    if "0" in document.part and chance.random() < 1 / 3:
        return WITH_ZERO
    return chance.choice(NUMBERED)


def _by_fields(documents: Iterable[Document], fields: tuple[Field, ...]) -> dict[tuple[str, ...], set[str]]:
    found: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for document in documents:
        found[_values(document, fields)].add(document.id)
    return found


def _values(document: Document, fields: tuple[Field, ...]) -> tuple[str, ...]:
    return tuple(field(document) for field in fields)


def _folded(text: str) -> str:
    return " ".join(word.text for word in words(fold(text)))
