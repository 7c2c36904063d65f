"""Search in PostgreSQL by an inverted index of terms cut by ourselves.

The server's own ranking does not know how rare a word is, and reads every text it ranks. So a page is one set
of terms (tsvector) under one GIN index, in which a term stands up to four times: as it is, and marked for the
title, for the lead and for being frequent in the body. Scores are sums over index scans; no text is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django.db import connection
from django.db.backends.utils import CursorWrapper

from search.engines.candidates import Candidate
from search.engines.embedded import EmbeddedEngine
from search.engines.query_variants import ANY_END
from search.engines.suggesting import candidates
from search.engines.suggesting_postgresql import PostgreSQLTitles
from search.file_pages import searched_text
from search.models import SearchEntry
from search.query.plan import Plan
from search.query.unfinished import SuggestionPlan
from search.text.terms import cut
from search.text.titles import whole_title

__all__ = ["PostgreSQLEngine"]

IN_TITLE, IN_LEAD, OFTEN = "t:", "l:", "o:"
MATCH = """
WITH found AS (
    SELECT posting.entry_id, asked.term, max(asked.rarity) AS rarity, sum(asked.times) AS times
    FROM unnest(%s::text[], %s::int[], %s::real[], %s::real[]) asked (query, term, rarity, times),
    LATERAL (SELECT entry_id FROM search_postings WHERE terms @@ asked.query::tsquery) posting
    GROUP BY posting.entry_id, asked.term
),
average AS (SELECT greatest(avg(length), 1)::real AS length FROM search_postings),
scored AS (
    SELECT entry_id, sum(
        found.rarity * found.times * (1 + %s)
        / (found.times + %s * (1 - %s + %s * postings.length / average.length))
    ) AS score
    FROM found JOIN search_postings postings USING (entry_id) CROSS JOIN average
    GROUP BY entry_id
)
SELECT entry.page_id, entry.kind, scored.score, entry.facets, entry.listed_at
FROM scored JOIN search_searchentry entry ON entry.id = scored.entry_id
"""
"""BM25 over the marked terms. Each term is one look into the index, as cheap as it is rare."""

# Bytes of terms a page may have; the server's own limit is a mebibyte.
MOST_BYTES = 900_000
# From this many occurrences a word is frequent in a text, and counts as that many more.
MANY = 3


class PostgreSQLEngine(EmbeddedEngine):
    name = "postgresql"

    def count_pages(self, terms: Sequence[str]) -> dict[str, int]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT term, found.pages FROM unnest(%s::text[]) term, LATERAL"
                " (SELECT count(*) pages FROM search_postings"
                " WHERE terms @@ quote_literal(term)::tsquery) found"
                " WHERE found.pages > 0",
                [list(terms)],
            )
            return dict(cursor.fetchall())

    def holding_all(
        self,
        ways: Sequence[Sequence[str]],
        scoring: Mapping[str, float],
        plan: Plan,
        *,
        in_title: bool = False,
    ) -> list[Candidate]:
        return self._match(scoring, plan, _one_of(ways, IN_TITLE if in_title else ""))

    def holding_any(self, scoring: Mapping[str, float], plan: Plan) -> list[Candidate]:
        return self._match(scoring, plan)

    def titled(self, words: Sequence[str], limit: int) -> list[Candidate]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT entry.page_id, entry.kind, 0.0, entry.facets, entry.listed_at"
                " FROM search_postings JOIN search_searchentry entry ON entry.id = entry_id"
                " WHERE terms @@ %s::tsquery ORDER BY length(entry.title), entry.page_id LIMIT %s",
                [_one_of([words], IN_TITLE), limit],
            )
            return _candidates(cursor)

    def page_ids(self, ways: Sequence[Sequence[str]], *, in_title: bool = False) -> set[int]:
        if not ways:
            return set()
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT entry.page_id FROM search_postings posting JOIN search_searchentry entry"
                " ON entry.id = posting.entry_id WHERE posting.terms @@ %s::tsquery",
                [_one_of(ways, IN_TITLE if in_title else "")],
            )
            return {row[0] for row in cursor.fetchall()}

    def has_any(self, ways: Sequence[Sequence[str]]) -> bool:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT EXISTS (SELECT FROM search_postings WHERE terms @@ %s::tsquery)", [_one_of(ways)]
            )
            return bool(cursor.fetchone()[0])

    def _match(self, scoring: Mapping[str, float], plan: Plan, required: str = "") -> list[Candidate]:
        """The pages that hold any of the terms, and what is required, with their scores."""
        weights = plan.weights
        marks = {
            "": weights.body,
            OFTEN: MANY * weights.body,
            IN_LEAD: weights.lead - weights.body,
            IN_TITLE: weights.title - weights.body,
        }
        # Also a page that holds none of the terms that score is there, with nothing.
        asked = [(required, -1, 0.0, 1.0)] if required else []
        with_required = f" & ({required})" if required else ""
        for number, (term, rarity) in enumerate(scoring.items()):
            asked += [
                (_quote(mark + term) + with_required, number, rarity, times) for mark, times in marks.items()
            ]
        saturation, share = weights.saturation, weights.length_share
        columns = [list(column) for column in zip(*asked, strict=True)]
        with connection.cursor() as cursor:
            cursor.execute(MATCH, [*columns, saturation, saturation, share, share])
            return _candidates(cursor)

    def suggest(self, plan: SuggestionPlan) -> Sequence[int]:
        return candidates(plan, PostgreSQLTitles())

    def index(self, entries: Sequence[SearchEntry]) -> None:
        rows = [_posting(entry) for entry in entries]
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO search_postings{self.suffix} (entry_id, length, terms)"  # noqa: S608
                " VALUES (%s, %s, array_to_tsvector(%s::text[]))",
                rows,
            )
        PostgreSQLTitles(self.suffix).index(entries)

    def remove(self, entry_ids: Sequence[int]) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_postings WHERE entry_id = ANY(%s)", [list(entry_ids)])
        PostgreSQLTitles().remove(entry_ids)

    def clear(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_postings")
        PostgreSQLTitles().clear()

    def settle(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE search_postings, search_titles IN ACCESS EXCLUSIVE MODE")
            for table in (f"search_postings{self.suffix}", f"search_titles{self.suffix}"):
                cursor.execute(
                    f"DELETE FROM {table} WHERE NOT EXISTS"  # noqa: S608
                    " (SELECT 1 FROM search_searchentry WHERE id = entry_id)"
                )
                cursor.execute(f"ANALYZE {table}")

    def size(self) -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM search_postings")
            return int(cursor.fetchone()[0])

    def missing(self) -> Sequence[int]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT id FROM search_searchentry entry"  # noqa: S608
                f" WHERE NOT EXISTS (SELECT 1 FROM search_postings{self.suffix} WHERE entry_id = entry.id)"
                f" OR NOT EXISTS (SELECT 1 FROM search_titles{self.suffix} WHERE entry_id = entry.id)"
            )
            return [row[0] for row in cursor.fetchall()]


def _candidates(cursor: CursorWrapper) -> list[Candidate]:
    return [
        Candidate(page_id, kind, float(score), facets=facets, listed_at=listed_at)
        for page_id, kind, score, facets, listed_at in cursor.fetchall()
    ]


def _quote(term: str) -> str:
    """The term as a word of the server's query language; it holds letters, digits, "_" and marks only."""
    return f"'{term.removesuffix(ANY_END)}':*" if term.endswith(ANY_END) else f"'{term}'"


def _one_of(ways: Sequence[Sequence[str]], mark: str = "") -> str:
    return " | ".join(f"({' & '.join(_quote(mark + term) for term in way)})" for way in ways)


def _posting(entry: SearchEntry) -> tuple[int, int, list[str]]:
    body = cut(searched_text(entry))
    terms: list[str] = []
    space = MOST_BYTES
    for term in _marked_terms(entry, body.counted()):
        space -= len(term.encode())
        if space < 0:
            break
        terms.append(term)
    return entry.pk, len(body.folded), terms


def _marked_terms(entry: SearchEntry, body: Mapping[str, int]) -> Iterator[str]:
    """The terms of a page, those first that are missed most where not all find room."""
    whole, rest = whole_title(entry.title, entry.lead)
    title, lead = cut(whole).counted(), cut(f"{entry.number} {rest}").counted()
    yield from (IN_TITLE + term for term in title)
    yield from (IN_LEAD + term for term in lead)
    yield from dict.fromkeys((*title, *lead, *body))
    yield from (OFTEN + term for term, count in body.items() if count >= MANY)
