from __future__ import annotations

from functools import cached_property
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from pages.mixins import ReadableSlugMixin
from pages.mounting import MountedViewsMixin

__all__ = ["SectionPage"]


class SectionPage(MountedViewsMixin, ReadableSlugMixin, Page):
    """A section of the newspaper (chuyên mục): its articles, newest first, and by day, month and year."""

    template = "pages/news/section.html"
    parent_page_types = ["home.HomePage", "news.SectionPage"]
    subpage_types = ["news.ArticlePage", "news.SectionPage"]

    description = models.TextField(_("description"), blank=True, max_length=1000)

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    content_panels: ClassVar = [*Page.content_panels, FieldPanel("description")]

    @cached_property
    def lineage(self) -> list[int]:
        """The ids of this section and of those above it."""
        return list(SectionPage.objects.ancestor_of(self, inclusive=True).values_list("pk", flat=True))
