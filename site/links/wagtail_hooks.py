"""What checked links add to the admin."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from links.reports import BrokenLinksReportView, may_see_links


class LinksMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_links(request.user)


@hooks.register("register_admin_urls")
def register_report() -> list[URLPattern]:
    return [
        path("reports/broken-links/", BrokenLinksReportView.as_view(), name="broken_links"),
        path(
            "reports/broken-links/results/",
            BrokenLinksReportView.as_view(results_only=True),
            name="broken_links_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def register_report_menu_item() -> LinksMenuItem:
    return LinksMenuItem(
        _("Broken external links"),
        reverse("broken_links"),
        name="broken-links",
        icon_name="link",
        order=1220,
    )
