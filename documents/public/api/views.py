"""`GET /api/documents/` and `GET /api/documents/<id>/`."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from ninja import Router, Status
from ninja.decorators import decorate_view
from wagtail.models import Site

from api.methods import METHODS, for_programs
from api.records import Refusal, WrongParameter
from documents.public.api.describing import describe
from documents.public.api.parameters import DocumentQuery, day_asked, unknown_parameter
from documents.public.api.provisions import describe_provisions
from documents.public.api.published import DAY, LIST
from documents.public.api.records import DocumentAnswer, DocumentsAnswer, ProvisionsAnswer
from documents.public.library.scope import Scope

__all__ = ["router"]

# No page has a larger one, and not every database compares with what it cannot store.
LARGEST_ID: Final = 2**31 - 1

router = Router()


@router.api_operation(
    METHODS,
    "",
    operation_id="documents",
    url_name="documents_api",
    summary="The documents that match, page by page",
    response={200: DocumentsAnswer, 400: WrongParameter},
    openapi_extra={"parameters": LIST},
)
@decorate_view(for_programs)
def documents(request: HttpRequest) -> DocumentsAnswer:
    """A page beyond the last is empty. A parameter that is unknown, wrong or given twice is refused."""
    query = DocumentQuery.read(request.GET, public_scope(request))
    found = query.asked.found()
    total = found.total
    start = (query.page - 1) * query.page_size
    shown = query.asked.sorted(found)[start : start + query.page_size] if start < total else []
    pages = -(-total // query.page_size)
    return DocumentsAnswer(
        total=total,
        page=query.page,
        pages=pages,
        page_size=query.page_size,
        next=_page(request, query.page + 1) if query.page < pages else None,
        previous=_page(request, min(query.page - 1, max(pages, 1))) if query.page > 1 else None,
        as_at=query.asked.on,
        documents=describe(request, shown, query.asked.on),
    )


@router.api_operation(
    METHODS,
    "{int:document_id}/",
    operation_id="document",
    url_name="document_api",
    summary="One document with its full text",
    response={200: DocumentAnswer, 400: WrongParameter, 404: Refusal},
    openapi_extra={"parameters": [DAY]},
)
@decorate_view(for_programs)
def document(request: HttpRequest, document_id: int) -> DocumentAnswer | Status[Refusal]:
    """404 for a document that does not exist or that not everybody may read."""
    for name in request.GET:
        if name != "as_at":
            raise unknown_parameter(name, ["as_at"])
    on = day_asked(request.GET)
    found = public_scope(request).documents().filter(pk=document_id)
    rows = list(found.with_validity(on).for_rows()) if document_id <= LARGEST_ID else []
    records = describe(request, rows, on)
    if not records:
        return Status(404, Refusal(error=_("There is no such document.")))
    text = found.values_list("text", flat=True).first() or ""
    return DocumentAnswer(**dict(records[0]), as_at=on, text=text)


@router.api_operation(
    METHODS,
    "{int:document_id}/provisions/",
    operation_id="provisions",
    url_name="provisions_api",
    summary="The text of one document, divided into articles and clauses",
    response={200: ProvisionsAnswer, 404: Refusal},
)
@decorate_view(for_programs)
def provisions(request: HttpRequest, document_id: int) -> ProvisionsAnswer | Status[Refusal]:
    """404 for a document that does not exist or that not everybody may read."""
    found = public_scope(request).documents().filter(pk=document_id) if document_id <= LARGEST_ID else []
    for page in found:
        return describe_provisions(request, page)
    return Status(404, Refusal(error=_("There is no such document.")))


def public_scope(request: HttpRequest) -> Scope:
    """The documents of this site that everybody may read."""
    site = Site.find_for_request(request)
    return Scope(site.root_page if site else None)


def _page(request: HttpRequest, number: int) -> str:
    parameters: QueryDict = request.GET.copy()
    parameters["page"] = str(number)
    address: Any = request.build_absolute_uri(f"{request.path}?{parameters.urlencode()}")
    return str(address)
