from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from pages.blocks import BodyBlock
from pages.mixins import ReadableSlugMixin
from pages.mounting import MountedViewsMixin

__all__ = ["PlainPage"]


class PlainPage(MountedViewsMixin, ReadableSlugMixin, Page):
    """A page that is not news: about the organisation, contacts, terms."""

    template = "pages/home/plain_page.html"
    parent_page_types = ["home.HomePage", "home.PlainPage"]
    subpage_types = ["home.PlainPage"]

    lead = models.TextField(_("lead"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    class Meta:
        verbose_name = _("plain page")
        verbose_name_plural = _("plain pages")

    content_panels: ClassVar = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
