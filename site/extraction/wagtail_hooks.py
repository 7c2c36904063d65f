"""What texts of files add to the admin."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from extraction.admin_views import read_again
from extraction.reports import ExtractionsReportView, may_see_extractions


class ExtractionsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_extractions(request.user)


@hooks.register("register_admin_urls")
def register_report() -> list[URLPattern]:
    return [
        path("extractions/<int:attachment_id>/again/", read_again, name="extraction_again"),
        path("reports/extractions/", ExtractionsReportView.as_view(), name="extractions"),
        path(
            "reports/extractions/results/",
            ExtractionsReportView.as_view(results_only=True),
            name="extractions_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def register_report_menu_item() -> ExtractionsMenuItem:
    return ExtractionsMenuItem(
        _("Texts of files"), reverse("extractions"), name="extractions", icon_name="doc-full", order=1350
    )
