from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from pages.mixins import ReadableSlugMixin
from pages.mounting import MountedViewsMixin

__all__ = ["LibraryPage"]


class LibraryPage(MountedViewsMixin, ReadableSlugMixin, Page):
    """The library of legal documents (Văn bản)."""

    template = "pages/documents/library.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["documents.LegalDocumentPage", "documents.DocumentCollectionPage"]

    description = models.TextField(_("description"), blank=True, max_length=1000)

    class Meta:
        verbose_name = _("document library")
        verbose_name_plural = _("document libraries")

    content_panels: ClassVar = [*Page.content_panels, FieldPanel("description")]
