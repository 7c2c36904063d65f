"""Addresses that outlive what they led to: former files, files that are gone, documents that were removed."""

from __future__ import annotations

from operator import attrgetter

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render

from documents.models import FileVersion, LegalDocumentPage
from documents.public.document.context import render_document
from documents.public.document.files import offered_file
from pages.mounting import mount, mount_instead

__all__ = ["former_file", "lead_on_from", "removed", "say"]


@mount_instead(LegalDocumentPage, when=attrgetter("is_removed"))
def removed(page: LegalDocumentPage, request: HttpRequest) -> HttpResponse:
    """Lead to the document to read instead, or say that this one was taken down, and when."""
    target = page.removal_target
    if target is not None and LegalDocumentPage.objects.published().filter(pk=target.pk).exists():
        return redirect(target.get_url(request), permanent=True)
    # Not in the context of the page: even its title may be what it was removed for.
    context = {"removed_on": page.removed_on, "note": page.removal_note}
    return render(request, "pages/documents/document_removed.html", context, status=410)


@mount(LegalDocumentPage, "tep/<int:file_id>/ban/<int:number>/")
def former_file(page: LegalDocumentPage, request: HttpRequest, file_id: int, number: int) -> HttpResponse:
    """Say since when and why this is a former file, and lead to the present one. Staff can read it."""
    version = next((each for each in _versions_of(page, file_id) if each.number == number), None)
    if version is None:
        raise Http404
    return say(page, request, "former_file", 200, version=version, current=offered_file(page, file_id))


def lead_on_from(page: LegalDocumentPage, request: HttpRequest, file_id: int) -> HttpResponseRedirect:
    """From the address of a file that was taken off the document. Raises `Http404` if there was none."""
    versions = _versions_of(page, file_id)
    if not versions:
        raise Http404
    url: str = page.get_url(request) + page.reverse_subpage("former_file", [file_id, versions[-1].number])
    return HttpResponseRedirect(url)


def say(
    page: LegalDocumentPage, request: HttpRequest, name: str, status: int, **context: object
) -> HttpResponse:
    """Answer with what is to be said of a file in place of it."""
    response = render_document(page, request, f"pages/documents/{name}.html", **context)
    response.status_code = status
    return response


def _versions_of(page: LegalDocumentPage, file_id: int) -> list[FileVersion]:
    """The former contents of a file; its id comes from an address and may be larger than any."""
    return [version for version in page.file_versions.all() if version.file_id == file_id]
