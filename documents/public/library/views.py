"""Addresses of the library: the filtered list, its feed, and the list as a file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.cache import get_conditional_response

from documents.models import DocumentCollectionPage, LegalDocumentPage, LibraryPage
from documents.public.exports.kept import state_of_exports
from documents.public.exports.responses import export_response, kept_response
from documents.public.exports.tables import CSV, MOST_ROWS_AT_ONCE, MOST_XLSX_ROWS, XLSX
from documents.public.library.feeds import DocumentFeed
from documents.public.library.listing import LibraryList
from documents.public.library.orders import DEFAULT_SORT
from documents.public.library.panel import LibraryPanel, narrowed_to
from documents.public.library.rows import SHOWN, list_rows
from documents.public.library.scope import Scope
from documents.public.library.whole import WholeLibrary
from documents.validity.as_at import AskedDay
from pages.listing import PAGE_PARAMETER
from pages.mounting import mount
from pages.visibility import open_to_all

__all__ = ["DOCUMENTS_PER_PAGE", "csv", "feed", "filtered", "xlsx"]

DOCUMENTS_PER_PAGE: Final = 20
DOCUMENTS_IN_FEED: Final = 30


def _sets(page: LibraryPage) -> Iterable[DocumentCollectionPage]:
    """The collections of this library that everybody may see, by name."""
    found = DocumentCollectionPage.objects.child_of(page).only(
        "title", "url_path", "path", "live", "expire_at"
    )
    return open_to_all(found.order_by("title", "pk"))


def _asked(page: LibraryPage, request: HttpRequest) -> LibraryList:
    """The list as of the day asked for, today if none is; feeds and files of it are of the same day."""
    as_at = AskedDay.of(request.GET)
    scope = Scope(page, issued_by=as_at.on if as_at.is_chosen else None)
    return LibraryList.asked(request.GET, scope, as_at.on)


@mount(LibraryPage, "")
def filtered(page: LibraryPage, request: HttpRequest) -> HttpResponse:
    """Context: `documents` (page of a paginator; each with `validity`, type and issuer), `rows`
    (`documents.public.library.rows`), `as_at` (`AskedDay`), `panel` (`LibraryPanel`, whose choices tell their
    counts), `chosen` (`LibraryFilter`), `sort_label`, `feed_url`, `sets` (collections; none while narrowed),
    `csv_url`, `xlsx_url` ("" where the list is too long).
    """
    asked, as_at = _asked(page, request), AskedDay.of(request.GET)
    found = asked.found()
    paginator = Paginator(asked.sorted(found, shown=SHOWN), DOCUMENTS_PER_PAGE)
    documents = paginator.get_page(request.GET.get(PAGE_PARAMETER))
    most = found.total if _is_whole(asked, request) else MOST_ROWS_AT_ONCE
    context = {
        "documents": documents,
        "rows": list_rows(list(documents), _addresses(page, request, documents), as_at),
        "as_at": as_at,
        "panel": LibraryPanel(asked, found),
        "chosen": asked.chosen,
        "sort_label": asked.sort_label,
        "feed_url": _address(page, request, "feed"),
        "csv_url": _address(page, request, "csv") if found.total <= most else "",
        "sets": _sets(page) if asked.is_unnarrowed else [],
        "xlsx_url": _address(page, request, "xlsx") if found.total <= min(most, MOST_XLSX_ROWS) else "",
    }
    return page.render(request, context_overrides=context)


@mount(LibraryPage, "rss/")
def feed(page: LibraryPage, request: HttpRequest) -> HttpResponse:
    """The documents posted last among those that match."""
    etag = f'"{state_of_exports("rss", request.build_absolute_uri())}"'
    if unchanged := get_conditional_response(request, etag=etag):
        return unchanged
    asked = _asked(page, request)
    narrowed = narrowed_to(asked)
    response = DocumentFeed(
        title=f"{page.title}: {', '.join(narrowed)}" if narrowed else page.title,
        description=page.description,
        link=page.full_url,
        pages=asked.sorted(sort="dang")[:DOCUMENTS_IN_FEED],
    )(request)
    response["ETag"] = etag
    return response


@mount(LibraryPage, "csv/")
def csv(page: LibraryPage, request: HttpRequest) -> HttpResponseBase:
    return _export(page, request, CSV)


@mount(LibraryPage, "xlsx/")
def xlsx(page: LibraryPage, request: HttpRequest) -> HttpResponseBase:
    """The list as a workbook; one that is too long leads to its CSV."""
    return _export(page, request, XLSX)


def _export(page: LibraryPage, request: HttpRequest, form: str) -> HttpResponseBase:
    asked = _asked(page, request)
    documents = asked.sorted()
    if form == XLSX and len(documents) > MOST_XLSX_ROWS:
        return HttpResponseRedirect(_address(page, request, CSV))
    name = _file_name(page, request)
    if len(documents) > MOST_ROWS_AT_ONCE and _is_whole(asked, request):
        return kept_response(request, form, name, WholeLibrary(page))
    return export_response(request, form, name, documents)


def _file_name(page: LibraryPage, request: HttpRequest) -> str:
    """It names the day of whose validity the file tells, if one was chosen."""
    return "-".join(part for part in (page.slug, AskedDay.of(request.GET).value) if part)


def _addresses(
    page: LibraryPage, request: HttpRequest, documents: Iterable[LegalDocumentPage]
) -> dict[int, str]:
    """The address of each document; they lie below the library."""
    base, start = page.get_url(request), len(page.url_path)
    return {document.pk: base + document.url_path[start:] for document in documents}


def _address(page: LibraryPage, request: HttpRequest, name: str) -> str:
    """The address of a route of this list as it is narrowed now."""
    parameters = request.GET.copy()
    parameters.pop(PAGE_PARAMETER, None)
    query = parameters.urlencode()
    address: str = page.get_url(request) + page.reverse_subpage(name)
    return f"{address}?{query}" if query else address


def _is_whole(asked: LibraryList, request: HttpRequest) -> bool:
    """Whether it is the whole library of today, in the usual order."""
    return (
        asked.is_unnarrowed and not AskedDay.of(request.GET).is_chosen and asked.chosen.sort == DEFAULT_SORT
    )
