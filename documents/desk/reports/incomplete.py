"""Reports on documents that lack something a reader looks for: a file, or a text."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn

from documents.desk.reports.base import LibraryReportView, edit_url
from documents.models import DocumentFile, LegalDocumentPage
from extraction.models import ExtractedPage
from pages.columns import DayColumn

__all__ = ["WithoutFileReportView", "WithoutTextReportView"]


class IncompleteReportView(LibraryReportView):
    model = LegalDocumentPage
    default_ordering = ("-posted_on", "-pk")
    columns: ClassVar = [
        Column("number", label=_("Number and symbol"), sort_key="number_key"),
        TitleColumn("title", label=_("Title"), get_url=lambda document: edit_url(document.pk)),
        Column("issuer", label=_("Issuing body")),
        DayColumn("issued_on", label=_("Issued on"), sort_key="issued_on"),
        DayColumn("posted_on", label=_("Posted on"), sort_key="posted_on"),
    ]
    list_export: ClassVar = ["number", "title", "issuer", "issued_on", "posted_on"]
    export_headings: ClassVar = {
        "number": _("Number and symbol"),
        "title": _("Title"),
        "issuer": _("Issuing body"),
        "issued_on": _("Issued on"),
        "posted_on": _("Posted on"),
    }

    def get_base_queryset(self) -> QuerySet[LegalDocumentPage]:
        return LegalDocumentPage.objects.live().select_related("issuer").defer("text")


class WithoutFileReportView(IncompleteReportView):
    page_title = _("Documents without a file")
    index_url_name = "documents_without_file"
    index_results_url_name = "documents_without_file_results"

    def get_base_queryset(self) -> QuerySet[LegalDocumentPage]:
        files = DocumentFile.objects.filter(page=OuterRef("pk"))
        return super().get_base_queryset().filter(~Exists(files))


class WithoutTextReportView(IncompleteReportView):
    """Neither typed nor read from a file: what such a document says is not found by its words."""

    page_title = _("Documents without a text")
    index_url_name = "documents_without_text"
    index_results_url_name = "documents_without_text_results"

    def get_base_queryset(self) -> QuerySet[LegalDocumentPage]:
        read = DocumentFile.objects.filter(
            Exists(
                ExtractedPage.objects.filter(extraction__attachment=OuterRef("attachment")).exclude(text="")
            ),
            page=OuterRef("pk"),
        )
        return super().get_base_queryset().filter(~Exists(read), text="")
