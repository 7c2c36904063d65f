from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from home.blocks import HomeBodyBlock
from pages.copying import CopyRulesMixin
from pages.editing import FormFromAbove
from pages.mounting import MountedViewsMixin
from pages.routing import RoutedMixin
from pages.scheduling import ScheduledMixin
from pages.typed_text import TypedTextMixin

__all__ = ["HomePage"]


class HomePage(MountedViewsMixin, CopyRulesMixin, ScheduledMixin, TypedTextMixin, RoutedMixin, Page):
    """The front page: blocks arranged by staff."""

    template = "pages/home/home.html"
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1
    base_form_class = FormFromAbove()

    body = StreamField(HomeBodyBlock(), verbose_name=_("blocks"), blank=True)

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    content_panels: ClassVar = [*Page.content_panels, FieldPanel("body")]
