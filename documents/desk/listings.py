"""The list of legal documents in the admin."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, DateFromToRangeFilter, ModelMultipleChoiceFilter
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn

from counters.listings import COUNT_COLUMNS
from documents.models import DocumentFile, DocumentType, Field, IssuingBody, LegalDocumentPage, LibraryPage
from pages.columns import DayColumn
from pages.listings import ListedPageFilterSet, LoadedIndexView, PlaceListing

__all__ = ["DocumentListing"]


class WithoutFilesFilter(ChoiceFilter):
    def filter(self, qs: QuerySet[LegalDocumentPage], value: str) -> QuerySet[LegalDocumentPage]:
        if not value:
            return qs
        has_file = Exists(DocumentFile.objects.filter(page=OuterRef("pk")))
        return qs.filter(~has_file if value == "True" else has_file)


class DocumentFilterSet(ListedPageFilterSet):
    document_type = ModelMultipleChoiceFilter(
        label=_("Document type"), queryset=DocumentType.objects.all(), widget=CheckboxSelectMultiple
    )
    issuer = ModelMultipleChoiceFilter(
        label=_("Issuing body"), queryset=IssuingBody.objects.all(), widget=CheckboxSelectMultiple
    )
    fields_of_activity = ModelMultipleChoiceFilter(
        field_name="fields",
        label=_("Field of activity"),
        queryset=Field.objects.all(),
        widget=CheckboxSelectMultiple,
    )
    issued_on = DateFromToRangeFilter(label=_("Issued on"), widget=DateRangePickerWidget)
    without_files = WithoutFilesFilter(
        label=_("Files"),
        empty_label=_("All"),
        choices=[("True", _("None")), ("False", _("At least one"))],
        widget=RadioSelect,
    )

    class Meta:
        model = LegalDocumentPage
        fields: ClassVar = ["live"]


class DocumentIndexView(LoadedIndexView):
    default_ordering = "-issued_on"
    loaded = ("issuer",)
    base_columns = [
        BulkActionsColumn("bulk_actions"),
        Column("number", label=_("Number and symbol"), sort_key="number_key", width="9%"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        Column("issuer", label=_("Issuing body"), width="13%"),
        DayColumn("issued_on", label=_("Issued on"), sort_key="issued_on", width="8%"),
        NumberColumn("file_count", label=_("Files"), sort_key="file_count", width="5%"),
        *COUNT_COLUMNS,
        PageStatusColumn("status", label=_("Status"), sort_key="live", width="9%"),
    ]

    def annotate_queryset(self, pages: QuerySet[LegalDocumentPage]) -> QuerySet[LegalDocumentPage]:
        """The files are counted for the rows that are shown; joined, those of all documents would be."""
        of_page = DocumentFile.objects.filter(page=OuterRef("pk")).order_by().values("page")
        files = of_page.annotate(count=Count("pk")).values("count")
        return (
            super().annotate_queryset(pages.defer("text")).annotate(file_count=Coalesce(Subquery(files), 0))
        )


class DocumentListing(PlaceListing):
    model = LegalDocumentPage
    place_model = LibraryPage
    name = "document_listing"
    url_prefix = "van-ban"
    icon = "doc-full-inverse"
    menu_label = _("Legal documents")
    menu_name = "legal-documents"
    index_view_class = DocumentIndexView
    filterset_class = DocumentFilterSet
