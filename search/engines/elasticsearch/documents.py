"""What Elasticsearch holds of a page: one document, strictly mapped.

Texts are prepared here as for every engine: one spelling a word (`search.text.terms`), blanks between words.
The server only takes off marks and joins neighbours, so that all engines agree on what a word is.
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
from search.file_pages import searched_text
from search.models import SearchEntry
from search.text.number_keys import split_key
from search.text.terms import LONGEST_TERM, PAIR_MARK, spaced
from search.text.titles import whole_title

__all__ = ["PageDocument", "prepared"]

# Positions between two texts of one field: no phrase and no pair leads from the title into the body.
GAP = 100
# The beginnings of words that are kept; longer ones are looked for among the words themselves.
PREFIXES = {"min_chars": 1, "max_chars": 12}

cut_to_length = token_filter("cut_to_length", "truncate", length=LONGEST_TERM)
neighbours = token_filter(
    "neighbours",
    "shingle",
    min_shingle_size=2,
    max_shingle_size=2,
    output_unigrams=False,
    token_separator=PAIR_MARK,
)
as_is = analyzer("as_is", tokenizer="keyword")
words = analyzer("words", tokenizer="whitespace", filter=[cut_to_length])
folded = analyzer("folded", tokenizer="whitespace", filter=[cut_to_length, "asciifolding"])
pairs = analyzer("pairs", tokenizer="whitespace", filter=[cut_to_length, "asciifolding", neighbours])


def _text(*, copy_to: str | None = None) -> Text:
    """A prepared text three times: as spelled, without marks, and in pairs of neighbours.

    The server remembers the places of words, since phrases are asked for, and those of pairs not.
    """
    options: dict[str, Any] = {"copy_to": copy_to} if copy_to else {}
    return Text(
        analyzer=words,
        position_increment_gap=GAP,
        fields={
            "folded": Text(analyzer=folded, position_increment_gap=GAP),
            "pairs": Text(analyzer=pairs, position_increment_gap=GAP, index_options="freqs"),
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
    symbol_length = Integer()
    title = _text(copy_to="text")
    rest = Text(index=False, copy_to="text")
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
    number, year, symbol = split_key(entry.number_key)
    title, lead = whole_title(entry.title, entry.lead)
    plain = title_terms(entry)
    return {
        "entry_id": entry.pk,
        "kind": entry.kind,
        "number": number,
        "number_year": year,
        "number_symbol": symbol,
        "symbol_length": len(symbol),
        "issued_day": entry.issued_on.toordinal() if entry.issued_on else None,
        "title": spaced(title),
        "rest": [spaced(f"{entry.number} {lead}"), spaced(searched_text(entry))],
        "day": plain.day,
        "title_start": plain.start,
        "named": [" ".join(plain.title.folded), " ".join(plain.number)],
        **filters.fields_of(entry),
    }
