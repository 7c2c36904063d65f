"""What the search adds to the admin: abbreviations, the report on searches, a search explained."""

from __future__ import annotations

from typing import ClassVar

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from search.models import Abbreviation
from search.staff.admin_views import InspectionView
from search.staff.reports import SearchesReportView, may_see_searches


class AbbreviationViewSet(SnippetViewSet):
    """Short and long forms that find each other. A change takes effect with the next search."""

    model = Abbreviation
    icon = "form"
    menu_label = _("Abbreviations")
    menu_name = "abbreviations"
    menu_order = 900
    add_to_settings_menu = True
    list_display: ClassVar = ["short", "long"]
    ordering: ClassVar = ["short", "long"]


register_snippet(AbbreviationViewSet)


class SearchesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_searches(request.user)


@hooks.register("register_admin_urls")
def register_report() -> list[URLPattern]:
    return [
        path("reports/searches/explained/", InspectionView.as_view(), name="search_explained"),
        path("reports/searches/", SearchesReportView.as_view(), name="searches"),
        path(
            "reports/searches/results/",
            SearchesReportView.as_view(results_only=True),
            name="searches_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def register_report_menu_item() -> SearchesMenuItem:
    return SearchesMenuItem(
        _("Searches"), reverse("searches"), name="searches", icon_name="search", order=1300
    )


@hooks.register("register_reports_menu_item")
def register_explanation_menu_item() -> SearchesMenuItem:
    return SearchesMenuItem(
        _("Search explained"),
        reverse("search_explained"),
        name="search-explained",
        icon_name="search",
        order=1310,
    )


@hooks.register("construct_reports_menu")
def leave_out_simpler_report(_request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """The library's own report says less about the same searches, and to administrators only."""
    menu_items[:] = [item for item in menu_items if item.name != "search-terms"]
