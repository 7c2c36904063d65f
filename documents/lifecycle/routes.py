"""Addresses that outlive what they led to: former files, files that are gone, documents that were removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.url_routing import RouteResult

from pages.public_files import is_public

if TYPE_CHECKING:
    from django.template.response import TemplateResponse

    from documents.models import DocumentFile, FileVersion

__all__ = ["KeepingRoutes"]


class KeepingRoutes(RoutablePageMixin):
    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Answer below a removed document too; view restrictions come before whatever is said there."""
        if self.is_removed:
            return RouteResult(self, (self.removed, (), {}))
        return super().route(request, path_components)

    def removed(self, request: HttpRequest) -> HttpResponse:
        """Lead to the document to read instead, or say that this one was taken down, and when."""
        target = self.removal_target
        if target is not None and type(target).objects.published().filter(pk=target.pk).exists():
            return redirect(target.get_url(request), permanent=True)
        # Not in the context of the page: even its title may be what it was removed for.
        context = {"removed_on": self.removed_on, "note": self.removal_note}
        return render(request, "pages/documents/document_removed.html", context, status=410)

    @path("tep/<int:file_id>/ban/<int:number>/", name="former_file")
    def former_file(self, request: HttpRequest, file_id: int, number: int) -> HttpResponse:
        """Say since when and why this is a former file, and lead to the present one. Staff can read it."""
        version = next((each for each in self._versions_of(file_id) if each.number == number), None)
        if version is None:
            raise Http404
        current = self.files.select_related("attachment").filter(pk=file_id).first()
        current = current if current and self.offers(current) else None
        return self._say(request, "former_file", 200, version=version, current=current)

    def lead_on_from(self, request: HttpRequest, file_id: int) -> HttpResponseRedirect:
        """From the address of a file that was taken off the document. Raises `Http404` if there was none."""
        versions = self._versions_of(file_id)
        if not versions:
            raise Http404
        url: str = self.get_url(request) + self.reverse_subpage("former_file", [file_id, versions[-1].number])
        return HttpResponseRedirect(url)

    def _versions_of(self, file_id: int) -> list[FileVersion]:
        """The former contents of a file; its id comes from an address and may be larger than any."""
        return [version for version in self.file_versions.all() if version.file_id == file_id]

    def offers(self, file: DocumentFile) -> bool:
        """Whether a file of this document may be shown: no other document marks it as confidential."""
        return self.is_confidential or is_public(file.attachment)

    def without_files(self, request: HttpRequest) -> HttpResponse:
        return self._say(request, "no_files", 404)

    def _say(self, request: HttpRequest, name: str, status: int, **context: Any) -> TemplateResponse:
        response: TemplateResponse = self.render(
            request,
            template=f"pages/documents/{name}.html",
            context_overrides={"page": self, **context},
        )
        response.status_code = status
        return response
