"""Addresses and menu entries of the reports on the library."""

from __future__ import annotations

from typing import Final

from django.urls import URLPattern, path, reverse_lazy
from wagtail import hooks

from documents.desk.reports.base import LibraryReportMenuItem, LibraryReportView
from documents.desk.reports.cited import EndedCitationsReportView, MissingDocumentsReportView
from documents.desk.reports.incomplete import WithoutFileReportView, WithoutTextReportView
from documents.desk.reports.proposals import DecisionView, ProposalsReportView

__all__ = ["register_reports"]

REPORTS: Final[dict[str, type[LibraryReportView]]] = {
    "relation-proposals": ProposalsReportView,
    "ended-citations": EndedCitationsReportView,
    "missing-documents": MissingDocumentsReportView,
    "documents-without-file": WithoutFileReportView,
    "documents-without-text": WithoutTextReportView,
}
FIRST_PLACE: Final = 1200


def register_reports() -> None:
    """Called once, when Wagtail collects its hooks."""
    hooks.register("register_admin_urls", report_urls)
    for place, (name, view) in enumerate(REPORTS.items(), FIRST_PLACE):
        item = LibraryReportMenuItem(
            view.page_title,
            reverse_lazy(view.index_url_name),
            name=name,
            icon_name=view.header_icon,
            order=place,
        )
        hooks.register("register_reports_menu_item", lambda item=item: item)


def report_urls() -> list[URLPattern]:
    decision = path(
        "reports/relation-proposals/<int:proposal_id>/",
        DecisionView.as_view(),
        name="decide_relation_proposal",
    )
    urls = [decision]
    for name, view in REPORTS.items():
        urls += [
            path(f"reports/{name}/", view.as_view(), name=view.index_url_name),
            path(
                f"reports/{name}/results/",
                view.as_view(results_only=True),
                name=view.index_results_url_name,
            ),
        ]
    return urls
