"""The report on external links that lead nowhere."""

from __future__ import annotations

from typing import Any, ClassVar, Final

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import permission_denied
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn, TitleColumn
from wagtail.admin.views.reports import ReportView

from links.enums import BROKEN
from links.models import CheckedLink

__all__ = ["PERMISSION", "BrokenLinksReportView", "may_see_links"]

PERMISSION: Final = "links.view_checkedlink"


def may_see_links(user: AbstractUser | AnonymousUser) -> bool:
    return user.has_perm(PERMISSION)


class BrokenLinksReportView(ReportView):
    """Broken links of published pages, checked last first; a page leads to its form."""

    page_title = _("Broken external links")
    header_icon = "link"
    model = CheckedLink
    default_ordering = ("-checked_at", "-pk")
    index_url_name = "broken_links"
    index_results_url_name = "broken_links_results"
    columns: ClassVar = [
        TitleColumn(
            "page",
            label=_("Page"),
            accessor="page.title",
            get_url=lambda link: reverse("wagtailadmin_pages:edit", args=[link.page_id]),
        ),
        Column("url", label=_("Link")),
        Column("result", label=_("Result"), accessor="get_result_display", sort_key="result"),
        NumberColumn("code", label=_("Code")),
        DateColumn("checked_at", label=_("Checked"), sort_key="checked_at"),
    ]
    list_export: ClassVar = ["page.title", "url", "get_result_display", "code", "checked_at"]
    export_headings: ClassVar = {
        "page.title": _("Page"),
        "url": _("Link"),
        "get_result_display": _("Result"),
        "code": _("Code"),
        "checked_at": _("Checked"),
    }

    def get_base_queryset(self) -> QuerySet[CheckedLink]:
        return CheckedLink.objects.filter(result__in=BROKEN, page__live=True).select_related("page")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_see_links(request.user):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)
