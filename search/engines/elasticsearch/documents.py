"""What Elasticsearch holds of a page: one document, strictly mapped.

Texts are prepared here as for every engine: one spelling a word (`search.terms`), blanks between words. The
server only takes off marks and joins neighbours, so that all engines agree on what a word is.
"""

from __future__ import annotations

from typing import Any

from elasticsearch.dsl import (
    DateRange,
    Document,
    InnerDoc,
    Integer,
    Keyword,
    Long,
    MetaField,
    Nested,
    Text,
    analyzer,
    token_filter,
)

from search.engines.elasticsearch import filters
from search.engines.suggesting import title_terms
from search.models import SearchEntry
from search.terms import PAIR_MARK, spelled

__all__ = ["PageDocument", "prepared", "split_key"]

# Characters of a title's beginning that suggestions compare.
LONGEST_START = 500
# Positions between two texts of one field: no phrase and no pair leads from the title into the body.
GAP = 100
# The beginnings of words that are kept; longer ones are looked for among the words themselves.
PREFIXES = {"min_chars": 1, "max_chars": 12}

words = analyzer("words", tokenizer="whitespace")
as_is = analyzer("as_is", tokenizer="keyword")
folded = analyzer("folded", tokenizer="whitespace", filter=["asciifolding"])
pairs = analyzer(
    "pairs",
    tokenizer="whitespace",
    filter=[
        "asciifolding",
        token_filter(
            "neighbours",
            "shingle",
            min_shingle_size=2,
            max_shingle_size=2,
            output_unigrams=False,
            token_separator=PAIR_MARK,
        ),
    ],
)


def _text(*, norms: bool = True, copy_to: str | None = None) -> Text:
    """A prepared text three times: as spelled, without marks, and in pairs of neighbours."""
    options: dict[str, Any] = {"copy_to": copy_to} if copy_to else {}
    return Text(
        analyzer=words,
        norms=norms,
        position_increment_gap=GAP,
        fields={
            "folded": Text(analyzer=folded, norms=norms, position_increment_gap=GAP),
            "pairs": Text(analyzer=pairs, norms=norms, position_increment_gap=GAP, index_options="freqs"),
        },
        **options,
    )


class TimedFacet(InnerDoc):
    """A value to filter by and the days on which it holds."""

    facet = Keyword()
    days = DateRange(format="strict_date")


class PageDocument(Document):
    """A published page that everybody may read. Its id is the page's, `entry_id` the version of its text."""

    entry_id = Long()
    kind = Keyword()
    page = Long()
    listed_at = Long()
    facets = Keyword()
    timed_facets = Nested(TimedFacet)
    number = Keyword()
    number_year = Keyword()
    number_symbol = Keyword()
    issued_day = Integer()
    title = _text(copy_to="text")
    title_words = Integer()
    lead = _text(copy_to="text")
    body = Text(index=False, copy_to="text")
    text = _text()
    # For suggestions: cut and without marks already, so that texts and queries cannot be folded differently.
    day = Integer()
    title_start = Text(analyzer=as_is, norms=False, index_options="docs", index_prefixes=PREFIXES)
    # The words of the title, then, too far for a phrase, those of the number.
    named = Text(analyzer=words, norms=False, position_increment_gap=GAP, index_prefixes=PREFIXES)

    class Meta:
        dynamic = MetaField("strict")
        # Results quote the database; what is sent here is only searched.
        source = MetaField(includes=["entry_id"])


def prepared(entry: SearchEntry) -> dict[str, Any]:
    """The document of a row, as the server takes it."""
    title = spelled(entry.title)
    number, year, symbol = split_key(entry.number_key)
    plain = title_terms(entry)
    return {
        "entry_id": entry.pk,
        "kind": entry.kind,
        "number": number,
        "number_year": year,
        "number_symbol": symbol,
        "issued_day": entry.issued_on.toordinal() if entry.issued_on else None,
        "title": " ".join(title),
        "title_words": len(title),
        "lead": " ".join(spelled(f"{entry.number} {entry.lead}")),
        "body": " ".join(spelled(entry.body)),
        "day": plain.day,
        "title_start": " ".join(plain.title.folded)[:LONGEST_START],
        "named": [" ".join(plain.title.folded), " ".join(plain.number)],
        **filters.fields_of(entry),
    }


def split_key(key: str) -> tuple[str, str, str]:
    """The number, the year and the symbol of a normal form such as "43/2007/ttbct"; "" for what it lacks."""
    number, *rest = key.split("/")
    year = rest.pop(0) if rest and rest[0].isdigit() else ""
    return number, year, rest[0] if rest else ""
