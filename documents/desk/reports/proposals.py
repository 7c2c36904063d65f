"""The report on relations that texts propose, and the decision on each."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import F, QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views import View
from django_filters import MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn

from documents.desk.relation_proposals import accept, dismiss, may_decide, open_proposals, targets_of
from documents.desk.reports.base import LibraryReportView, edit_url, may_see_library_reports
from documents.enums import RelationType
from documents.models import RelationProposal

__all__ = ["DecisionView", "ProposalsReportView"]


class ProposalFilterSet(WagtailFilterSet):
    relation_type = MultipleChoiceFilter(
        label=_("Relation"), choices=RelationType.choices, widget=CheckboxSelectMultiple
    )

    class Meta:
        model = RelationProposal
        fields: ClassVar = ["relation_type"]


class DecisionColumn(Column):
    """Two buttons, each a form of its own."""

    cell_template_name = "admin/proposal_decision.html"

    def get_cell_context_data(
        self, instance: RelationProposal, parent_context: dict[str, Any]
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return context | {"csrf_token": get_token(parent_context["request"])}


class ProposalsReportView(LibraryReportView):
    """Undecided proposals, those of the newest documents first."""

    page_title = _("Proposed relations")
    model = RelationProposal
    filterset_class = ProposalFilterSet
    default_ordering = (F("page__issued_on").desc(nulls_last=True), "page", "pk")
    index_url_name = "relation_proposals"
    index_results_url_name = "relation_proposals_results"
    columns: ClassVar = [
        TitleColumn(
            "page",
            label=_("Legal document"),
            accessor="page.short_name",
            get_url=lambda proposal: edit_url(proposal.page_id),
        ),
        Column("relation", label=_("Relation"), accessor="get_relation_type_display"),
        Column("scope", label=_("Clauses concerned")),
        Column("raw", label=_("Other document")),
        Column("target", label=_("In the library")),
        Column("context", label=_("In the text")),
        DecisionColumn("decision", label=_("Decision")),
    ]
    list_export: ClassVar = ["page.number", "get_relation_type_display", "scope", "raw", "context"]
    export_headings: ClassVar = {
        "page.number": _("Legal document"),
        "get_relation_type_display": _("Relation"),
        "scope": _("Clauses concerned"),
        "raw": _("Other document"),
        "context": _("In the text"),
    }

    def get_base_queryset(self) -> QuerySet[RelationProposal]:
        return open_proposals().select_related("page").defer("page__text")

    def decorate_paginated_queryset(self, object_list: Any) -> list[RelationProposal]:
        proposals = list(object_list)
        targets = targets_of(proposals)
        for proposal in proposals:
            proposal.target = targets.get(proposal.pk)
        return proposals


class DecisionView(View):
    """Accepts or dismisses one proposal; only a POST decides."""

    http_method_names = ["post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_see_library_reports(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, proposal_id: int) -> HttpResponse:
        proposal = get_object_or_404(open_proposals().select_related("page"), pk=proposal_id)
        if not request.user.is_authenticated or not may_decide(request.user, proposal):
            raise PermissionDenied
        if request.POST.get("decision") == "accept":
            try:
                accept(proposal, request.user)
            except ValidationError as error:
                messages.error(request, " ".join(error.messages))
            else:
                messages.success(request, _now("The relation was entered."))
        else:
            dismiss(proposal, request.user)
            messages.success(request, _now("The proposal was dismissed."))
        return redirect("relation_proposals")
