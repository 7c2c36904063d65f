"""The corpus as pages and as queries with known answers."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count, islice
from pathlib import Path
from typing import Any

from documents.acquisition.field_values import TITLE_LENGTH, shorten
from documents.names import issuer_name
from documents.numbers import number_key
from documents.public.library.facets import ISSUER, TYPE
from search.content import Kind, SearchContent
from search.facets import FacetValue
from search.query.request import clean_text
from vietnamese.slugs import slugify
from vietnamese.text import clean_spaces

__all__ = ["ALQAC", "SITE", "Corpus", "Question", "contents", "questions"]

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Texts that are one site: its name in the queries, and its files by the names the queries use."""

    name: str
    files: dict[str, str]


SITE = Corpus("site", {"news": "news.jsonl.gz", "legal": "legal.jsonl.gz"})
ALQAC = Corpus("alqac", {"alqac_articles": "alqac_articles.jsonl.gz"})


@dataclass(frozen=True, slots=True)
class Question:
    """A query as the box hands it on, and the source ids of pages that answer it.

    `aside` are pages that neither answer nor are wrong: the text the query was taken from.
    `is_whole_page`: every hit of the first page has to be right.
    """

    kind: str
    text: str
    relevant: frozenset[str]
    aside: frozenset[str] = frozenset()
    is_whole_page: bool = False

    @property
    def is_unfinished(self) -> bool:
        """Whether its last syllable is still being typed: a matter of suggestions."""
        return self.kind.startswith("prefix")


def questions(folder: Path, file: str, corpus: Corpus) -> list[Question]:
    lines = (json.loads(line) for line in (folder / file).open(encoding="utf-8"))
    return [
        Question(
            row["kind"],
            clean_text(row["query"]),
            frozenset(row["relevant"]),
            frozenset(row.get("exclude") or ()),
        )
        for row in lines
        if row["corpus"] in corpus.files
    ]


def contents(folder: Path, corpus: Corpus, pages: int | None = None) -> Iterator[SearchContent]:
    """The texts of the corpus; where more `pages` are wanted than it has, copies with a word of another
    title.
    """
    rows = [(name, row) for name, file in corpus.files.items() for row in _rows(folder / file)]
    yield from islice(_repeated(rows), len(rows) if pages is None else pages)


def _repeated(rows: list[tuple[str, Row]]) -> Iterator[SearchContent]:
    for time in count():
        for place, (name, row) in enumerate(rows):
            yield _CONTENT[name](_copy(row, rows[(place + 7 * time) % len(rows)][1], time) if time else row)


def _copy(row: Row, other: Row, time: int) -> Row:
    words = [*row["title"].split(), *other["title"].split()[:1]]
    return row | {"id": f"{row['id']}~{time}", "title": " ".join(words)}


def _rows(file: Path) -> Iterable[Row]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _news(row: Row) -> SearchContent:
    return SearchContent(
        Kind.ARTICLE, row["title"], row["lead"] or "", row["body"] or "", source_id=row["id"]
    )


def _legal(row: Row) -> SearchContent:
    """As `import_documents` makes it: the abstract is the lead, and the title as far as it has room there."""
    return SearchContent(
        Kind.DOCUMENT,
        shorten(clean_spaces(row["title"]), TITLE_LENGTH),
        row["title"],
        row["text"] or "",
        number=row["number"] or "",
        number_key=number_key(row["number"] or ""),
        issued_on=date.fromisoformat(row["issued"]) if row["issued"] else None,
        source_id=row["id"],
        facets=(
            FacetValue(TYPE, slugify(row["type"] or "")),
            FacetValue(ISSUER, slugify(issuer_name(row["issuer"] or ""))),
        ),
    )


def _article_of_law(row: Row) -> SearchContent:
    title = row["title"] or f"{row['law']}, Điều {row['article']}"
    return SearchContent(Kind.DOCUMENT, title, row["law"], row["text"] or "", source_id=row["id"])


_CONTENT = {"news": _news, "legal": _legal, "alqac_articles": _article_of_law}
