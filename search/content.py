"""What a page tells the search about itself. Page types are registered from above; the search knows none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from search.facets import FacetValue

__all__ = [
    "FilePage",
    "Kind",
    "SearchContent",
    "Source",
    "content_of",
    "for_each_type",
    "load_for_search",
    "pages_for_search",
    "register",
    "searchable_models",
]


class Kind(models.TextChoices):
    """The kinds of thing a reader searches for."""

    ARTICLE = "article", _("News")
    GALLERY = "gallery", _("Photo galleries")
    DOCUMENT = "document", _("Legal documents")


@dataclass(frozen=True, slots=True)
class FilePage:
    """The text of page `number` (from 1) of a file called `file`, which a page offers.

    `path` follows the address of the page and leads to where the file is read at this page; one that ends
    with "=" takes the words searched for behind it.
    """

    file: str
    number: int
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class SearchContent:
    """The searchable side of one page, as plain text without markup.

    `number` is the number and symbol as printed, `number_key` its normal form, whose parts "/" separates;
    both are empty for pages that have none. `source_id` is the identity of an imported page in its source.
    `listed_at` is the moment by which lists sort the page and a period takes it in; `facets` are its values
    of the facets that apps have registered. `file_pages` are searched like the body, and named when found.
    """

    kind: Kind
    title: str
    lead: str = ""
    body: str = ""
    number: str = ""
    number_key: str = ""
    published_at: datetime | None = None
    issued_on: date | None = None
    source_id: str = ""
    listed_at: datetime | None = None
    facets: tuple[FacetValue, ...] = ()
    file_pages: tuple[FilePage, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """How pages of one type are read for the search: what each says, and what to load of many before."""

    content: Callable[[Any], SearchContent]
    loaded: tuple[str | models.Prefetch[Any], ...]


_SOURCES: Final[dict[type[Page], Source]] = {}
_WAITING: Final[list[Callable[[type[Page]], None]]] = []


def register(
    model: type[Page],
    *,
    content: Callable[[Any], SearchContent],
    loaded: Iterable[str | models.Prefetch[Any]] = (),
) -> None:
    """Let pages of this type be found. `content` is given a page; `loaded` names
    what it reads of other tables.

    Called when the app is ready, by a module above the model.
    """
    _SOURCES[model] = Source(content, tuple(loaded))
    for receive in _WAITING:
        receive(model)


def for_each_type(receive: Callable[[type[Page]], None]) -> Callable[[type[Page]], None]:
    """A decorator: give `receive` every page type that can be found, those too that are registered later."""
    _WAITING.append(receive)
    for model in _SOURCES:
        receive(model)
    return receive


def searchable_models() -> list[type[Page]]:
    """The page types that can be found."""
    return list(_SOURCES)


def content_of(page: Page) -> SearchContent:
    """What a specific page says about itself. Raises `LookupError` for a type that cannot be found."""
    return _SOURCES[type(page)].content(page)


def load_for_search(pages: Sequence[Page]) -> None:
    """Load, for pages of one type, what `content_of` reads, in as few queries as for one of them."""
    if pages:
        models.prefetch_related_objects(pages, *_SOURCES[type(pages[0])].loaded)


def pages_for_search(model: type[Page]) -> models.QuerySet[Any]:
    """All pages of the type, whoever may read them, with what `content_of` needs of many loaded."""
    pages: models.QuerySet[Any] = model._default_manager.all()
    return pages.prefetch_related(*_SOURCES[model].loaded)
