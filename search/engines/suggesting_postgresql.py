"""Titles and numbers in PostgreSQL: a narrow table beside the postings, one row a page.

Its words have places, so that the server finds phrases; the beginning of a title is a range in an index.
Words with marks stand there a second time as spelled, marked by "e:".
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from search.engines.suggesting import LONGEST_START, Place, Step, number_terms, title_terms
from search.models import SearchEntry
from search.query.unfinished import NumberStart

__all__ = ["PostgreSQLTitles"]

EXACT = "e:"
# The words of the number stand far behind those of the title: no phrase leads from one into the other.
NUMBER_PLACE = 2_000
NEWEST = "ORDER BY day DESC, entry_id DESC LIMIT %s"
FIND = """
WITH found AS {materialized} (SELECT entry_id, day FROM search_titles WHERE {condition} {inner})
SELECT entry.page_id FROM (SELECT entry_id, day FROM found {outer}) best
JOIN search_searchentry entry ON entry.id = entry_id ORDER BY day DESC, entry_id DESC
"""


class PostgreSQLTitles:
    def __init__(self, suffix: str = "") -> None:
        self.suffix = suffix

    def titled(self, step: Step, limit: int) -> list[int]:
        conditions, values = _conditions(step)
        # How often words stand together the server cannot guess: it must not look through all by day.
        return self._find(conditions, values, limit, by_words=step.reading.size > 1 or step.with_marks)

    def numbered(self, number: NumberStart, limit: int) -> list[int]:
        whole, starts = number_terms(number)
        every = [*(f"'{term}'" for term in whole), *(f"'{start}':*" for start in starts)]
        very = self._with_terms([*every, f"'{number.part}'"], limit)
        return very if len(very) >= limit or whole else [*very, *self._with_terms(every, limit)]

    def _with_terms(self, terms: Sequence[str], limit: int) -> list[int]:
        return self._find(["terms @@ %s::tsquery"], [" & ".join(terms)], limit, by_words=True)

    def _find(self, conditions: list[str], values: list[str], limit: int, *, by_words: bool) -> list[int]:
        statement = FIND.format(
            materialized="MATERIALIZED" if by_words else "",
            condition=" AND ".join(conditions),
            inner="" if by_words else NEWEST,
            outer=NEWEST if by_words else "",
        )
        with connection.cursor() as cursor:
            cursor.execute(statement, [*values, limit])
            return [page_id for (page_id,) in cursor.fetchall()]

    def index(self, entries: Sequence[SearchEntry]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO search_titles{self.suffix} (entry_id, day, title, terms)"  # noqa: S608
                " VALUES (%s, %s, %s, %s::tsvector)",
                [_row(entry) for entry in entries],
            )

    def remove(self, entry_ids: Sequence[int]) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_titles WHERE entry_id = ANY(%s)", [list(entry_ids)])

    def clear(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_titles")


def _row(entry: SearchEntry) -> tuple[int, int, str, str]:
    terms = title_terms(entry)
    placed = [f"'{word}':{place}" for place, word in enumerate(terms.title.folded, 1)]
    placed += [f"'{word}':{place}" for place, word in enumerate(terms.number, NUMBER_PLACE)]
    placed += [f"'{EXACT}{word}'" for word in terms.title.marked]
    return entry.pk, terms.day, terms.start, " ".join(placed)


def _conditions(step: Step) -> tuple[list[str], list[str]]:
    """The conditions on a row, and the values they are about."""
    reading = step.reading
    conditions, values = ["terms @@ %s::tsquery"], [_terms(step)]
    if step.place is Place.START:
        words = " ".join(reading.terms.folded)
        starts = [f"{words} {last}".lstrip() for last in reading.folded_lasts] or [words]
        # A finished word ends with a blank or with the title.
        conditions = [f"({' OR '.join(['title LIKE %s'] * len(starts))})"]
        values = [f"{start[:LONGEST_START]}%" for start in starts]
        if not reading.lasts:
            conditions, values = ["(title = %s OR title LIKE %s)"], [words, f"{words} %"]
    if step.with_marks:
        conditions.append("terms @@ %s::tsquery")
        values.append(_marks(step))
    return conditions, values


def _terms(step: Step) -> str:
    reading = step.reading
    words = [f"'{word}'" for word in reading.terms.folded]
    if lasts := reading.folded_lasts:
        words.append("(" + " | ".join(f"'{last}':*" for last in lasts) + ")")
    return (" & " if step.place is Place.ANYWHERE else " <-> ").join(words)


def _marks(step: Step) -> str:
    reading = step.reading
    words = [f"'{EXACT}{word}'" for word in reading.terms.marked]
    if lasts := reading.marked_lasts:
        words.append("(" + " | ".join(f"'{EXACT}{last}':*" for last in lasts) + ")")
    return " & ".join(words)
