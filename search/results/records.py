"""What the search tells programs."""

from __future__ import annotations

from datetime import date

from api.records import Moment, Record
from search.content import Kind

__all__ = ["FacetTotal", "FilePlace", "Found", "SearchAnswer", "SuggestAnswer", "Suggested"]


class FilePlace(Record):
    """The page of a file in which words of the query stand."""

    title: str
    page: int
    """From 1."""
    url: str
    """Where the page of the file is read."""


class Found(Record):
    """A page of the site that was found."""

    id: int
    source_id: str
    """The name of the page in an older site; empty where it has none."""
    kind: Kind
    title: str
    url: str
    snippet: str
    """HTML with the words of the query in `<mark>`."""
    number: str
    """The number of a document; empty for other pages."""
    published_at: Moment | None
    issued_on: date | None
    """Only of documents."""
    score: float
    as_typed: bool
    """False where the words are spelled with other marks than were typed."""
    marks: dict[str, str]
    """What is said of the page in a word, by facet: `{"validity": "in_force"}`."""
    file: FilePlace | None
    """Where some of the words stand only in a file of the page."""


class FacetTotal(Record):
    """A value by which the results can be narrowed."""

    value: str
    title: str
    total: int
    """How many results there are with this value."""


class SearchAnswer(Record):
    """A page of results."""

    query: str
    """The text that was searched for."""
    total: int
    page: int
    """From 1."""
    pages: int
    backend: str
    """Which engine answered."""
    correction: str
    """What may have been meant, where little was found; else empty."""
    other_marks: int
    """How many pages were left out because they are spelled with other marks than were typed."""
    results: list[Found]
    """None on a page beyond the last."""
    facets: dict[str, list[FacetTotal]] = {}
    """Only with `facets=1`: the values by which the results can be narrowed, by facet."""
    without: dict[str, int] = {}
    """Only with `facets=1`: for each filter in use, how many results there are without it."""


class Suggested(Record):
    """A page whose title or number goes on from what was typed."""

    text: str
    """The title; of a document its number and title."""
    url: str
    kind: Kind
    id: int
    source_id: str
    """The name of the page in an older site; empty where it has none."""


class SuggestAnswer(Record):
    """What may be meant."""

    suggestions: list[Suggested]
    """At most ten; none for less than two letters or digits."""
