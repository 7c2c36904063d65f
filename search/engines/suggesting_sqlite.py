"""Titles and numbers in SQLite: a full-text table of their words, with an index of their first letters.

Its row ids begin with the day of the page, so that it gives the newest first and stops when it has enough.
They end with the key of `SearchEntry`, to which every question is joined: rows that are gone never show.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from search.engines.suggesting import Place, Step, number_terms, title_terms
from search.models import SearchEntry
from search.query.unfinished import NumberStart

__all__ = ["KEY_MASK", "SQLiteTitles"]

KEY_BITS = 32
KEY_MASK = (1 << KEY_BITS) - 1
FIND = f"""
SELECT entry.page_id FROM search_titles JOIN search_searchentry entry
ON entry.id = (search_titles.rowid & {KEY_MASK})
WHERE search_titles MATCH %s ORDER BY search_titles.rowid DESC LIMIT %s
"""  # noqa: S608


class SQLiteTitles:
    def __init__(self, suffix: str = "") -> None:
        self.suffix = suffix

    def titled(self, step: Step, limit: int) -> list[int]:
        return self._find(_expression(step), limit)

    def numbered(self, number: NumberStart, limit: int) -> list[int]:
        whole, starts = number_terms(number)
        every = [*map(_quote, whole), *map(_begins, starts)]
        very = self._find(_number([*every, _quote(number.part)]), limit)
        return very if len(very) >= limit or whole else [*very, *self._find(_number(every), limit)]

    def _find(self, expression: str, limit: int) -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute(FIND, [expression, limit])
            return [page_id for (page_id,) in cursor.fetchall()]

    def index(self, entries: Sequence[SearchEntry]) -> None:
        rows = []
        for entry in entries:
            terms = title_terms(entry)
            words = (" ".join(terms.title.folded), " ".join(terms.title.marked), " ".join(terms.number))
            rows.append(((terms.day << KEY_BITS) | (entry.pk & KEY_MASK), *words))
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO search_titles{self.suffix}"  # noqa: S608
                " (rowid, title, exact, number) VALUES (%s, %s, %s, %s)",
                rows,
            )

    def clear(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_titles(search_titles) VALUES ('delete-all')")


def _expression(step: Step) -> str:
    reading = step.reading
    words, lasts = list(map(_quote, reading.terms.folded)), list(map(_begins, reading.folded_lasts))
    if step.place is Place.ANYWHERE:
        every = [*words, f"({' OR '.join(lasts)})"] if lasts else words
        found = f"{{title number}} : ({' AND '.join(every)})"
    else:
        start = "^ " if step.place is Place.START else ""
        phrases = [start + " + ".join([*words, last]) for last in lasts or [""] if last or words]
        phrases = phrases if lasts else [start + " + ".join(words)]
        found = "(" + " OR ".join(f"title : {phrase}" for phrase in phrases) + ")"
    if not step.with_marks:
        return found
    marked = list(map(_quote, reading.terms.marked))
    if reading.marked_lasts:
        marked.append(f"({' OR '.join(map(_begins, reading.marked_lasts))})")
    return f"{found} AND exact : ({' AND '.join(marked)})"


def _number(terms: Sequence[str]) -> str:
    return f"number : ({' AND '.join(terms)})"


def _quote(word: str) -> str:
    """The word as a string of FTS5's query language; words hold letters and digits only."""
    return f'"{word}"'


def _begins(word: str) -> str:
    return f'"{word}" *'
