"""What a reader may mean while typing: pages whose title or number goes on from what is there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from search.content import Kind
from search.engines.suggesting import day_of
from search.models import SearchEntry
from search.query.request import clean_text
from search.query.unfinished import SuggestionPlan, compact, make_suggestion_plan
from search.results.answering import ask
from search.results.readable import readable_entries
from search.results.title_fit import Fit, fit
from search.text.terms import cut

__all__ = ["MOST_SUGGESTIONS", "Suggestion", "suggest"]

MOST_SUGGESTIONS = 10
SEPARATOR = " · "
COLUMNS = (
    "page__url_path",
    "kind",
    "title",
    "number",
    "number_key",
    "number_part",
    "source_id",
    "published_at",
    "issued_on",
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One page. `text` is its title, of a document "number · title" unless the title names the number."""

    page_id: int
    text: str
    url: str
    kind: Kind
    source_id: str


def suggest(
    text: str, limit: int = MOST_SUGGESTIONS, request: HttpRequest | None = None
) -> Sequence[Suggestion]:
    """The best continuations of a text, at most `limit`; none for less than two letters or digits.

    Documents with the number that is being typed come first. Then titles that carry the marks as typed, among
    them those that begin with the text, that hold it in one piece, that hold its words; the newest of
    equals first. The number of database queries does not depend on how much is found.
    """
    is_finished = text[-1:].isspace()
    plan = make_suggestion_plan(clean_text(text) + " " * is_finished, limit)
    if plan.is_empty:
        return []
    ids, _engine, _is_fallback = ask(lambda engine: engine.suggest(plan))
    if not ids:
        return []
    entries = _ranked(plan, readable_entries(ids).only(*COLUMNS))
    return [_suggestion(entry, request) for entry in entries[:limit]]


def _ranked(plan: SuggestionPlan, entries: Iterable[SearchEntry]) -> list[SearchEntry]:
    """The entries that fit, best first; with a number that may be none, titles keep half of the places."""
    numbered: list[tuple[tuple[object, ...], SearchEntry]] = []
    titled: list[tuple[tuple[object, ...], SearchEntry]] = []
    for entry in entries:
        best = _fit(plan, entry)
        newest = (day_of(entry), entry.page_id)
        asked = [number for number in plan.numbers if number.matches(entry.number_key)]
        if asked:
            is_very = any(number.part == entry.number_part for number in asked)
            numbered.append(((is_very, len(asked), best or Fit(), *newest), entry))
        elif best:
            titled.append(((best, *newest), entry))
    first = [entry for _, entry in sorted(numbered, key=_order, reverse=True)]
    others = [entry for _, entry in sorted(titled, key=_order, reverse=True)]
    certain = len(first) if plan.is_number else plan.limit // 2
    return [*first[:certain], *others, *first[certain:]]


def _order(ranked: tuple[tuple[object, ...], SearchEntry]) -> tuple[object, ...]:
    return ranked[0]


def _fit(plan: SuggestionPlan, entry: SearchEntry) -> Fit | None:
    title, number = cut(entry.title), cut(entry.number)
    fits = (fit(reading, title, number) for reading in plan.readings)
    return max(filter(None, fits), default=None)


def _suggestion(entry: SearchEntry, request: HttpRequest | None) -> Suggestion:
    return Suggestion(
        page_id=entry.page_id,
        text=_text(entry),
        url=entry.page.get_url(request) or "",
        kind=Kind(entry.kind),
        source_id=entry.source_id,
    )


def _text(entry: SearchEntry) -> str:
    if not entry.number or compact(entry.number) in compact(entry.title):
        return entry.title
    return f"{entry.number}{SEPARATOR}{entry.title}"
