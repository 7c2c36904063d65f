from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField

from home.navigation_blocks import LinksBlock, MenuBlock
from pages.editing import FormFromAbove

__all__ = ["Navigation"]


@register_setting(icon="list-ul")
class Navigation(BaseSiteSetting):
    """The menu at the head and the links at the foot of every page."""

    base_form_class = FormFromAbove()

    menu = StreamField(MenuBlock(), verbose_name=_("main menu"), blank=True)
    footer_links = StreamField(LinksBlock(), verbose_name=_("links at the foot"), blank=True)

    panels: ClassVar = [FieldPanel("menu"), FieldPanel("footer_links")]

    class Meta:
        verbose_name = _("navigation")
