"""What staff see of the words by which documents are sorted."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import BooleanColumn, NumberColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from documents.models import DocumentType, Field, IssuingBody, Signer

__all__ = ["DocumentTypeViewSet", "FieldViewSet", "IssuingBodyViewSet", "SignerViewSet"]

DOCUMENT_COUNT = NumberColumn(
    "document_count", label=_("Legal documents"), sort_key="document_count", width="12%"
)


class VocabularyViewSet(SnippetViewSet):
    """One vocabulary; every list tells how many documents use an entry."""

    ordering: ClassVar = ["name"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        return self.model._default_manager.annotate(document_count=Count("documents", distinct=True))


class DocumentTypeViewSet(VocabularyViewSet):
    model = DocumentType
    icon = "list-ul"
    menu_label = _("Document types")
    menu_name = "document-types"
    list_display: ClassVar = [
        "name",
        "abbreviation",
        BooleanColumn("has_validity", label=_("Has validity"), width="14%"),
        DOCUMENT_COUNT,
    ]
    panels: ClassVar = [
        FieldPanel("name"),
        FieldPanel("abbreviation", help_text=_("The letters of the symbol: QĐ, HD, CT … Letters have none.")),
        FieldPanel("has_validity"),
    ]


class IssuingBodyViewSet(VocabularyViewSet):
    model = IssuingBody
    icon = "site"
    menu_label = _("Issuing bodies")
    menu_name = "issuing-bodies"
    list_display: ClassVar = ["name", "abbreviation", "parent", DOCUMENT_COUNT]
    list_filter: ClassVar = ["parent"]
    panels: ClassVar = [
        FieldPanel("name"),
        FieldPanel("abbreviation", help_text=_("As symbols write it: TLĐ, LĐLĐ, NĐ-CP …")),
        FieldPanel("parent", help_text=_("The body it answers to; leave empty where there is none.")),
        FieldPanel("former_names"),
        FieldPanel("successor"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        return super().get_queryset(request).select_related("parent")


class FieldViewSet(VocabularyViewSet):
    model = Field
    icon = "tag"
    menu_label = _("Fields of activity")
    menu_name = "fields"
    list_display: ClassVar = ["name", DOCUMENT_COUNT]
    panels: ClassVar = [FieldPanel("name")]


class SignerViewSet(VocabularyViewSet):
    model = Signer
    icon = "edit"
    menu_label = _("Signers")
    menu_name = "signers"
    list_display: ClassVar = ["name", DOCUMENT_COUNT]
    panels: ClassVar = [
        FieldPanel(
            "name",
            help_text=_("The name alone; the office held at the time is written on each document."),
        )
    ]
