"""Addresses of the provisions of a document, which may be quoted: they lead to the place in its text."""

from __future__ import annotations

from urllib.parse import urlencode

from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import register_converter

from documents.models import DocumentFile, LegalDocumentPage, Provision
from documents.provisions.addresses import PATTERN, anchor_of
from documents.public.viewer.addresses import viewer_url
from documents.validity.as_at import DAY_PARAMETER
from pages.mounting import mount

__all__ = ["provision"]


class ProvisionConverter:
    """The path of a provision: "dieu-5/khoan-2"."""

    regex = PATTERN

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(ProvisionConverter, "provision")


@mount(LegalDocumentPage, "<provision:path>/")
def provision(page: LegalDocumentPage, request: HttpRequest, path: str) -> HttpResponse:
    """Lead to the provision on the page of the document, or on the page of its file that has it."""
    # In one statement: the worker may take both away in between.
    found = (
        Provision.objects.filter(document=page, path=path)
        .annotate(attachment=F("document__structure__attachment"))
        .first()
    )
    if found is None:
        raise Http404
    if found.attachment is None:
        return redirect(f"{page.get_url(request)}{_day_of(request)}#{anchor_of(path)}")
    file = DocumentFile.objects.filter(page=page, attachment=found.attachment).first()
    if file is None:
        raise Http404
    return redirect(viewer_url(page, file.pk, found.page))


def _day_of(request: HttpRequest) -> str:
    """The day as at which the document is read goes with the reader."""
    day = request.GET.get(DAY_PARAMETER)
    return f"?{urlencode({DAY_PARAMETER: day})}" if day else ""
