from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.models import Orderable, Page

from counters.mixins import CountedPageMixin
from pages.editing import PanelSlot
from pages.mixins import ReadableSlugMixin
from pages.mounting import MountedViewsMixin

__all__ = ["CollectionMember", "DocumentCollectionPage"]


class DocumentCollectionPage(CountedPageMixin, MountedViewsMixin, ReadableSlugMixin, Page):
    """Documents that belong together for a purpose (bộ văn bản), put together and ordered by staff.

    Its zip holds the versions in force: of a member that was replaced, what replaced it.
    """

    template = "pages/documents/document_collection.html"
    parent_page_types = ["documents.LibraryPage"]
    subpage_types: ClassVar[list[str]] = []

    description = models.TextField(_("description"), blank=True, max_length=1000)

    class Meta:
        verbose_name = _("collection of documents")
        verbose_name_plural = _("collections of documents")

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("description"),
        InlinePanel("members", label=_("legal document"), heading=_("Legal documents"), min_num=1),
        PanelSlot("readers"),
    ]


class CollectionMember(Orderable):
    """A document of a collection, with what it is good for there."""

    page = ParentalKey(DocumentCollectionPage, on_delete=models.CASCADE, related_name="members")
    document = models.ForeignKey(
        "documents.LegalDocumentPage",
        verbose_name=_("document"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    note = models.CharField(_("note"), max_length=300, blank=True)

    panels: ClassVar = [
        PageChooserPanel("document", "documents.LegalDocumentPage"),
        FieldPanel("note"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("document of a collection")
        constraints = [
            models.UniqueConstraint(fields=["page", "document"], name="document_once_in_a_collection"),
        ]
