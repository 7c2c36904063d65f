"""What a page tells the search about itself. The search knows pages by this alone, never by their type."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol, runtime_checkable

from django.db import models
from django.utils.translation import gettext_lazy as _

from search.facets import FacetValue

__all__ = ["FilePage", "Kind", "SearchContent", "Searchable"]


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


@runtime_checkable
class Searchable(Protocol):
    """A page that can be found. Its class is asked, so the protocol consists of methods alone."""

    def search_content(self) -> SearchContent: ...

    @classmethod
    def searchable_pages(cls) -> models.QuerySet[Any]:
        """All pages of the type, whoever may read them, with what `search_content` needs of many loaded."""
