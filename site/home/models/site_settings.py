from __future__ import annotations

import copy
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Site

from pages.editing import FormFromAbove
from pages.remembered import MEMORY

__all__ = ["SiteSettings"]


@register_setting(icon="site")
class SiteSettings(BaseSiteSetting):
    """What the head and foot of every page say about the organisation."""

    base_form_class = FormFromAbove()

    organisation = models.CharField(_("organisation"), max_length=255, blank=True)
    superior = models.CharField(
        _("superior body"),
        max_length=255,
        blank=True,
        help_text=_("Shown above the name of the organisation."),
    )
    slogan = models.CharField(_("slogan"), max_length=500, blank=True)
    logo = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    address = models.CharField(_("address"), max_length=500, blank=True)
    phone = models.CharField(_("phone"), max_length=50, blank=True)
    email = models.EmailField(_("email"), blank=True)
    responsible = models.CharField(
        _("responsible for content"), max_length=255, blank=True, help_text=_("Name and office.")
    )
    licence = models.CharField(_("licence"), max_length=500, blank=True)
    facebook_url = models.URLField("Facebook", blank=True)
    zalo_url = models.URLField("Zalo", blank=True)

    select_related: ClassVar = ["logo"]

    panels: ClassVar = [
        MultiFieldPanel(
            [FieldPanel("superior"), FieldPanel("organisation"), FieldPanel("slogan"), FieldPanel("logo")],
            heading=_("Head of the page"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("address"),
                FieldPanel("phone"),
                FieldPanel("email"),
                FieldPanel("responsible"),
                FieldPanel("licence"),
                FieldPanel("facebook_url"),
                FieldPanel("zalo_url"),
            ],
            heading=_("Foot of the page"),
        ),
    ]

    class Meta:
        verbose_name = _("organisation and contact")

    @classmethod
    def for_request(cls, request: HttpRequest) -> Self:
        """As Wagtail's, read once for many requests."""
        name = cls.get_cache_attr_name()
        if not hasattr(request, name):
            site = Site.find_for_request(request)
            known = MEMORY.get(request, ("settings", site and site.pk), lambda: cls._stored(site))
            settings = copy.copy(known)
            settings._request = request
            setattr(request, name, settings)
        found: Self = getattr(request, name)
        return found

    @classmethod
    def _stored(cls, site: Site | None) -> Self:
        """Those of a site, empty where staff have set none: to look writes nothing."""
        if site is None:
            raise cls.DoesNotExist
        stored: Self | None = cls.base_queryset().filter(site=site).first()
        return stored or cls(site=site)
