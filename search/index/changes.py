"""Pages that a transaction changes: noted while it runs, and processed once, just before it is committed.

Nobody reads a page before it is whole, and nobody reads it twice: what a page says is made once for the index
and for whoever else asks (`after_writing`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final, NamedTuple

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from pages.before_commit import before_commit
from pages.visibility import open_to_all
from search.content import SearchContent, content_of, load_for_search, searchable_models
from search.index.indexing import put_in_place

__all__ = ["WrittenPages", "after_writing", "also_concerning", "note_concerned", "note_written"]

PAGES_AT_ONCE: Final = 200

Spread = Callable[[Collection[int]], Iterable[int]]


class WrittenPages(NamedTuple):
    """Pages of one type that were written, as they stand now, and what those that are live say, by id."""

    pages: list[Any]
    contents: Mapping[int, SearchContent]


Step = Callable[[WrittenPages], None]


class _Noted(NamedTuple):
    model: type[Page]
    page_id: int
    is_written: bool


_SPREADS: Final[dict[type[Page], Spread]] = {}
_STEPS: Final[list[Step]] = []


def note_written(page: Page) -> None:
    """The page itself was written, whole or in its published part."""
    model = page.specific_class
    if model in searchable_models():
        before_commit(_process, [_Noted(model, page.pk, is_written=True)])


def note_concerned(page_ids: Iterable[int], model: type[Page] | None = None) -> None:
    """Something beside these pages has changed, from which follows what they say.

    `model` is the type of all of them; without it they are looked up.
    """
    ids = set(page_ids)
    if model is not None:
        before_commit(_process, [_Noted(model, page_id, is_written=False) for page_id in sorted(ids)])
    elif ids:
        types = ContentType.objects.get_for_models(*searchable_models(), for_concrete_models=False)
        for each, content_type in types.items():
            known = Page.objects.filter(content_type=content_type, pk__in=ids)
            note_concerned(known.values_list("pk", flat=True), each)


def also_concerning(model: type[Page]) -> Callable[[Spread], Spread]:
    """A decorator of what says, of noted pages of this type, which others speak otherwise because of them.

    It is given ids and gives ids. It is asked before anything is read, so it is also the place to bring up to
    date what pages are read from.
    """

    def register(spread: Spread) -> Spread:
        _SPREADS[model] = spread
        return spread

    return register


def after_writing(step: Step) -> Step:
    """A decorator: call `step` for written pages once the index has them, in the order of registration."""
    _STEPS.append(step)
    return step


def _process(noted: Collection[_Noted]) -> None:
    for model in dict.fromkeys(note.model for note in noted):
        written = {note.page_id for note in noted if note.model is model and note.is_written}
        ids = written | {note.page_id for note in noted if note.model is model}
        if spread := _SPREADS.get(model):
            ids |= set(spread(ids))
        for some in _parts(sorted(ids)):
            _process_some(model, some, written)


def _process_some(model: type[Page], ids: list[int], written: Collection[int]) -> None:
    pages = list(model._default_manager.filter(pk__in=ids).order_by("pk"))
    shown = open_to_all(pages)
    read = {page.pk: page for page in [*shown, *(page for page in pages if page.live and page.pk in written)]}
    load_for_search(list(read.values()))
    contents = {pk: content_of(page) for pk, page in read.items()}
    put_in_place(ids, {page.pk: contents[page.pk] for page in shown})
    own = [page for page in pages if page.pk in written]
    if own:
        found = WrittenPages(own, {page.pk: contents[page.pk] for page in own if page.pk in contents})
        for step in _STEPS:
            step(found)


def _parts(ids: Iterable[int]) -> Iterator[list[int]]:
    remaining = iter(ids)
    while part := list(islice(remaining, PAGES_AT_ONCE)):
        yield part
