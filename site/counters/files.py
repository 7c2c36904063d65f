"""Which files a page offers for download. Page types say so from above: `counters` knows none of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from wagtail.models import Page

from counters.enums import Countable

__all__ = ["CountedFile", "counted_files", "files_of"]


@dataclass(frozen=True)
class CountedFile:
    """A file that a page offers for download, as the page itself names it."""

    id: int
    title: str
    countable: Countable = Countable.FILE


Lister = TypeVar("Lister", bound=Callable[..., Iterable[CountedFile]])

_LISTERS: Final[dict[type[Page], Callable[[Any], Iterable[CountedFile]]]] = {}


def counted_files(model: type[Page]) -> Callable[[Lister], Lister]:
    """Let a function `files(page)` say which files pages of a type offer now, in the order readers see."""

    def registered(lister: Lister) -> Lister:
        _LISTERS[model] = lister
        return lister

    return registered


def files_of(page: Page) -> Iterable[CountedFile]:
    """The files a specific page offers now; none where its type says nothing of files."""
    lister = _LISTERS.get(type(page))
    return lister(page) if lister else ()
