"""`GET /api/documents/` and `GET /api/documents/<id>/`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from wagtail.models import Site

from documents.public.api.answers import answer, for_programs, refuse
from documents.public.api.describing import describe
from documents.public.api.parameters import DocumentQuery, day_asked, unknown_parameter
from documents.public.library.scope import Scope

__all__ = ["document", "documents"]


@for_programs
def documents(request: HttpRequest) -> HttpResponse:
    """The documents that match, page by page. A page beyond the last is empty."""
    query = DocumentQuery.read(request.GET, public_scope(request))
    found = query.asked.found()
    total = found.total
    start = (query.page - 1) * query.page_size
    shown = query.asked.sorted(found)[start : start + query.page_size] if start < total else []
    pages = -(-total // query.page_size)
    content = {
        "total": total,
        "page": query.page,
        "pages": pages,
        "page_size": query.page_size,
        "next": _page(request, query.page + 1) if query.page < pages else None,
        "previous": _page(request, min(query.page - 1, max(pages, 1))) if query.page > 1 else None,
        "as_at": query.asked.on,
        "documents": [asdict(record) for record in describe(request, shown, query.asked.on)],
    }
    return answer(request, content)


@for_programs
def document(request: HttpRequest, document_id: int) -> HttpResponse:
    """One document with its full text; `as_at` as for the list."""
    for name in request.GET:
        if name != "as_at":
            raise unknown_parameter(name, ["as_at"])
    on = day_asked(request.GET)
    found = public_scope(request).documents().filter(pk=document_id)
    records = describe(request, list(found.with_validity(on).for_rows()), on)
    if not records:
        return refuse(404, _("There is no such document."))
    text = found.values_list("text", flat=True).first() or ""
    return answer(request, {**asdict(records[0]), "as_at": on, "text": text})


def public_scope(request: HttpRequest) -> Scope:
    """The documents of this site that everybody may read."""
    site = Site.find_for_request(request)
    return Scope(site.root_page if site else None)


def _page(request: HttpRequest, number: int) -> str:
    parameters: QueryDict = request.GET.copy()
    parameters["page"] = str(number)
    address: Any = request.build_absolute_uri(f"{request.path}?{parameters.urlencode()}")
    return str(address)
