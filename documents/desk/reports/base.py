"""What all reports on the library share: who sees them, and the way to the form of a page."""

from __future__ import annotations

from typing import Any, Final

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from wagtail.admin.auth import permission_denied
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.reports import ReportView

__all__ = ["PERMISSION", "LibraryReportMenuItem", "LibraryReportView", "edit_url", "may_see_library_reports"]

PERMISSION: Final = "documents.view_citation"


def may_see_library_reports(user: AbstractUser | AnonymousUser) -> bool:
    return user.has_perm(PERMISSION)


def edit_url(page_id: int) -> str:
    """The form of a page; Wagtail itself asks whether the user may open it."""
    return reverse("wagtailadmin_pages:edit", args=[page_id])


class LibraryReportView(ReportView):
    header_icon = "doc-full-inverse"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_see_library_reports(request.user):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)


class LibraryReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_library_reports(request.user)
