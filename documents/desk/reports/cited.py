"""Reports on what is cited: documents that no longer hold but stand in news, and documents not to be had."""

from __future__ import annotations

from typing import Any, ClassVar
from urllib.parse import urlencode

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, NumberColumn, TitleColumn

from documents.desk.reports.base import LibraryReportView, edit_url
from documents.enums import ENDED, ValidityStatus
from documents.models import Citation, LegalDocumentPage
from pages.columns import DayColumn

__all__ = ["EndedCitationsReportView", "MissingDocumentsReportView"]


class EndedCitationsReportView(LibraryReportView):
    """Articles that name a document which is expired or replaced today, the newest first."""

    page_title = _("Expired but cited in news")
    model = Citation
    default_ordering = ("-source__first_published_at", "-pk")
    index_url_name = "ended_citations"
    index_results_url_name = "ended_citations_results"
    columns: ClassVar = [
        TitleColumn(
            "source",
            label=_("Page"),
            accessor="source.title",
            get_url=lambda citation: edit_url(citation.source_id),
        ),
        DayColumn("published", label=_("Published"), accessor="source.first_published_at"),
        TitleColumn(
            "target",
            label=_("Legal document"),
            accessor="target.short_name",
            get_url=lambda citation: edit_url(citation.target_id),
        ),
        Column("validity", label=_("Validity"), accessor=lambda row: ValidityStatus(row.validity).label),
        NumberColumn("times", label=_("Times")),
    ]
    list_export: ClassVar = [
        "source.title",
        "source.first_published_at",
        "target.number",
        "validity",
        "times",
    ]
    export_headings: ClassVar = {
        "source.title": _("Page"),
        "source.first_published_at": _("Published"),
        "target.number": _("Legal document"),
        "validity": _("Validity"),
        "times": _("Times"),
    }

    def get_base_queryset(self) -> QuerySet[Citation]:
        live, today = LegalDocumentPage.objects.live(), timezone.localdate()
        documents = live.with_validity(today)
        ended = live.with_validity(today).filter(validity__in=ENDED)
        found = Citation.objects.filter(target__in=ended.values("pk"), source__live=True)
        return (
            found.filter(source__legaldocumentpage__isnull=True)
            .annotate(validity=Subquery(documents.filter(pk=OuterRef("target")).values("validity")[:1]))
            .select_related("source", "target")
            .defer("target__text")
        )


class MissingDocumentsReportView(LibraryReportView):
    """Numbers that published texts name and the library does not have, the most frequent first.

    A number leads to a search of the site, which shows where it is named.
    """

    page_title = _("Cited but missing in the library")
    model = Citation
    default_ordering = ("-page_count", "-total", "number_key")
    index_url_name = "missing_documents"
    index_results_url_name = "missing_documents_results"
    columns: ClassVar = [
        TitleColumn(
            "number",
            label=_("Number and symbol"),
            get_url=lambda row: f"{reverse('search')}?{urlencode({'q': row['number']})}",
        ),
        Column("issuer", label=_("Issuing body named")),
        NumberColumn("page_count", label=_("Pages that cite it"), sort_key="page_count"),
        NumberColumn("total", label=_("Times"), sort_key="total"),
        Column("example", label=_("For instance in")),
    ]
    list_export: ClassVar = ["number", "issuer", "page_count", "total", "example"]
    export_headings: ClassVar = {
        "number": _("Number and symbol"),
        "issuer": _("Issuing body named"),
        "page_count": _("Pages that cite it"),
        "total": _("Times"),
        "example": _("For instance in"),
    }

    def get_base_queryset(self) -> QuerySet[Citation, Any]:
        known = LegalDocumentPage.objects.live().filter(number_key=OuterRef("number_key"))
        of_year = known.filter(issue_year__in=[OuterRef("year"), 0])
        return (
            Citation.objects.filter(target=None, source__live=True)
            .exclude(Exists(of_year) | (Q(year=0) & Exists(known)))
            .order_by()
            .values("number_key", "year")
            .annotate(
                number=Max("raw"),
                issuer=Max("named_by"),
                page_count=Count("source", distinct=True),
                total=Sum("times"),
                example=Max("source__title"),
            )
        )
