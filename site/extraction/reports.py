"""The report on texts of files: what was read, what could not be, and the way to ask once more."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import MultipleChoiceFilter
from wagtail.admin.auth import permission_denied
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import policy_registry

from attachments.models import Attachment
from extraction.enums import ExtractionState
from extraction.models import Extraction

__all__ = ["ExtractionsReportView", "may_see_extractions"]


def may_see_extractions(user: AbstractUser | AnonymousUser) -> bool:
    """Whoever may change files sees what became of their texts."""
    return bool(policy_registry.get_by_type(Attachment).user_has_permission(user, "change"))


def changeable_extractions(user: AbstractUser | AnonymousUser) -> QuerySet[Extraction]:
    """The texts of the files that a member of staff may change."""
    files = policy_registry.get_by_type(Attachment).instances_user_has_permission_for(user, "change")
    return Extraction.objects.filter(attachment__in=files.order_by().values("pk"))


class ExtractionFilterSet(WagtailFilterSet):
    state = MultipleChoiceFilter(
        label=_("State"), choices=ExtractionState.choices, widget=CheckboxSelectMultiple
    )

    class Meta:
        model = Extraction
        fields: ClassVar = ["state"]


class ExtractionsReportView(ReportView):
    """What was read last comes first; a file leads to its form, where its text can be asked for again."""

    page_title = _("Texts of files")
    header_icon = "doc-full"
    model = Extraction
    filterset_class = ExtractionFilterSet
    default_ordering = ("-queued_at", "-pk")
    index_url_name = "extractions"
    index_results_url_name = "extractions_results"
    columns: ClassVar = [
        TitleColumn(
            "attachment",
            label=_("File"),
            get_url=lambda extraction: reverse("wagtaildocs:edit", args=[extraction.attachment_id]),
        ),
        Column("get_state_display", label=_("State"), sort_key="state"),
        Column("get_method_display", label=_("Read with")),
        NumberColumn("page_count", label=_("Pages"), sort_key="page_count"),
        Column("detail", label=_("Note")),
        DateColumn("finished_at", label=_("Ended"), sort_key="finished_at"),
    ]
    list_export: ClassVar = ["attachment", "get_state_display", "get_method_display", "page_count", "detail"]
    export_headings: ClassVar = {
        "attachment": _("File"),
        "get_state_display": _("State"),
        "get_method_display": _("Read with"),
        "page_count": _("Pages"),
        "detail": _("Note"),
    }

    def get_base_queryset(self) -> QuerySet[Extraction]:
        return changeable_extractions(self.request.user).select_related("attachment")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_see_extractions(request.user):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)
