"""The search's own pages in the admin."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from pages.admin_views import AdminPageMixin
from search.query.request import read_query
from search.staff.inspection import inspect
from search.staff.reports import may_see_searches

__all__ = ["InspectionView"]


class InspectionView(AdminPageMixin, TemplateView):
    """`?q=`: how a text is understood, what the engine is asked and why each hit stands where it does."""

    template_name = "admin/search_inspection.html"
    page_title = _("Search explained")
    header_icon = "search"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_see_searches(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        query = read_query(self.request.GET)
        inspection = inspect(query, self.request) if query.text else None
        return super().get_context_data(**kwargs) | {"query": query, "inspection": inspection}
