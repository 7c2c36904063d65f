"""Search in SQLite by FTS5.

The full-text table holds terms cut by ourselves and no copy of the text ("contentless"). Its row ids are the
keys of `SearchEntry`, and every question joins the two, so that postings of rows that are gone never show.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import connection
from django.db.backends.utils import CursorWrapper

from search.engines.candidates import Candidate
from search.engines.embedded import EmbeddedEngine
from search.engines.query_variants import ANY_END
from search.engines.suggesting import candidates
from search.engines.suggesting_sqlite import KEY_MASK, SQLiteTitles
from search.engines.tables import CREATE
from search.file_pages import searched_text
from search.models import SearchEntry
from search.query.plan import Plan
from search.query.unfinished import SuggestionPlan
from search.text.terms import cut
from search.text.titles import whole_title

__all__ = ["SQLiteEngine"]

# A word's twentieth occurrence says hardly more than its fifth; writing each would triple the index.
MOST_COPIES = 8
FEW_COPIES = 2

# Disk pages that are merged in one transaction, which takes less than a tenth of a second.
MERGED_AT_ONCE = 200


class SQLiteEngine(EmbeddedEngine):
    name = "sqlite"

    def count_pages(self, terms: Sequence[str]) -> dict[str, int]:
        marks = ", ".join(["%s"] * len(terms))
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT term, doc FROM search_fts_terms WHERE term IN ({marks})", list(terms))  # noqa: S608
            return dict(cursor.fetchall())

    def holding_all(
        self,
        ways: Sequence[Sequence[str]],
        scoring: Mapping[str, float],
        plan: Plan,
        *,
        in_title: bool = False,
    ) -> list[Candidate]:
        every = f"{{title}} : ({_one_of(ways)})" if in_title else f"({_one_of(ways)})"
        # The second part is always true; it is there to let the other terms score.
        extra = " OR ".join(
            map(_quote, dict.fromkeys((*scoring, *(term for way in ways for term in way[:1]))))
        )
        return self._match(f"{every} AND ({extra})", plan)

    def holding_any(self, scoring: Mapping[str, float], plan: Plan) -> list[Candidate]:
        return self._match(" OR ".join(map(_quote, scoring)), plan)

    def titled(self, words: Sequence[str], limit: int) -> list[Candidate]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT entry.page_id, entry.kind, 0.0, entry.facets, entry.listed_at"
                " FROM search_fts JOIN search_searchentry entry ON entry.id = search_fts.rowid"
                " WHERE search_fts MATCH %s ORDER BY length(entry.title), entry.page_id LIMIT %s",
                [f"{{title}} : ({_one_of([words])})", limit],
            )
            return _candidates(cursor)

    def page_ids(self, ways: Sequence[Sequence[str]], *, in_title: bool = False) -> set[int]:
        if not ways:
            return set()
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT entry.page_id FROM search_fts JOIN search_searchentry entry"
                " ON entry.id = search_fts.rowid WHERE search_fts MATCH %s",
                [f"{{title}} : ({_one_of(ways)})" if in_title else _one_of(ways)],
            )
            return {row[0] for row in cursor.fetchall()}

    def has_any(self, ways: Sequence[Sequence[str]]) -> bool:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT 1 FROM search_fts JOIN search_searchentry entry ON entry.id = search_fts.rowid"
                " WHERE search_fts MATCH %s LIMIT 1",
                [_one_of(ways)],
            )
            return cursor.fetchone() is not None

    def _match(self, expression: str, plan: Plan) -> list[Candidate]:
        weights = plan.weights
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT entry.page_id, entry.kind, -bm25(search_fts, %s, %s, %s),"
                " entry.facets, entry.listed_at"
                " FROM search_fts JOIN search_searchentry entry ON entry.id = search_fts.rowid"
                " WHERE search_fts MATCH %s",
                [weights.title, weights.lead, weights.body, expression],
            )
            return _candidates(cursor)

    def suggest(self, plan: SuggestionPlan) -> Sequence[int]:
        return candidates(plan, SQLiteTitles())

    def index(self, entries: Sequence[SearchEntry]) -> None:
        rows = [_posting(entry) for entry in entries]
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO search_fts{self.suffix}(rowid, title, lead, body) VALUES (%s, %s, %s, %s)",  # noqa: S608
                rows,
            )
        SQLiteTitles(self.suffix).index(entries)

    def remove(self, entry_ids: Sequence[int]) -> None:
        """Nothing to do: without copies of the text no row can be forgotten, and none of them shows again."""

    def clear(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_fts(search_fts) VALUES ('delete-all')")
        SQLiteTitles().clear()

    def settle(self) -> None:
        """Nothing to do: only one transaction writes at a time, and no row can be forgotten."""

    def compact(self) -> None:
        for table in CREATE["sqlite"]:
            _merge(f"{table}{self.suffix}")

    def size(self) -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM search_fts_docsize")
            return int(cursor.fetchone()[0])

    def missing(self) -> Sequence[int]:
        texts, titles = f"search_fts{self.suffix}_docsize", f"search_titles{self.suffix}_docsize"
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT id FROM search_searchentry WHERE id NOT IN (SELECT id FROM {texts})"  # noqa: S608
                f" OR id NOT IN (SELECT id & {KEY_MASK} FROM {titles})"
            )
            return [row[0] for row in cursor.fetchall()]


def _candidates(cursor: CursorWrapper) -> list[Candidate]:
    return [
        Candidate(page_id, kind, score, facets=facets, listed_at=listed_at)
        for page_id, kind, score, facets, listed_at in cursor.fetchall()
    ]


def _merge(table: str) -> None:
    """Make one piece of all that a table of FTS5 is in; looking up a word then opens one piece only."""
    # The first step, below nought, asks for all pieces, however alike in size; the others go on with it.
    pages = -MERGED_AT_ONCE
    with connection.cursor() as cursor:
        while True:
            before = connection.connection.total_changes
            cursor.execute(f"INSERT INTO {table}({table}, rank) VALUES ('merge', %s)", [pages])  # noqa: S608
            # The command itself counts as one change.
            if connection.connection.total_changes - before < 2:
                return
            pages = MERGED_AT_ONCE


def _posting(entry: SearchEntry) -> tuple[int, str, str, str]:
    title, lead = whole_title(entry.title, entry.lead)
    return entry.pk, _copies(title), _copies(f"{entry.number} {lead}"), _copies(searched_text(entry))


def _quote(term: str) -> str:
    """The term as a string of FTS5's query language; terms hold letters, digits and "_" only."""
    return f'"{term.removesuffix(ANY_END)}" *' if term.endswith(ANY_END) else f'"{term}"'


def _one_of(ways: Sequence[Sequence[str]]) -> str:
    return " OR ".join(f"({' AND '.join(map(_quote, way))})" for way in ways)


def _copies(text: str) -> str:
    """The terms of the text, each as often as it counts."""
    counts = cut(text).counted()
    copies = list(counts)
    for term, count in counts.items():
        if count > 1:
            copies.extend(
                [term] * ((count if count <= FEW_COPIES else min(MOST_COPIES, 1 + count.bit_length())) - 1)
            )
    return " ".join(copies)
