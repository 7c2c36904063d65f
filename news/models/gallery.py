from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultipleChooserPanel
from wagtail.models import Orderable, Page, PageManager
from wagtail.search import index

from counters.mixins import CountedPageMixin
from news.models.display_date import DisplayDateMixin
from news.models.querysets import GalleryQuerySet
from pages.editing import PanelSlot
from pages.mixins import ImportedMixin, LeadImageMixin, ReadableSlugMixin, ReferencesOnceMixin
from pages.models import Tag
from pages.mounting import MountedViewsMixin
from pages.plausible_dates import plausible_day

__all__ = ["GalleryIndexPage", "GalleryPage", "GalleryPhoto", "TaggedGallery"]


class GalleryIndexPage(MountedViewsMixin, ReadableSlugMixin, Page):
    """All photo galleries, newest first."""

    template = "pages/news/gallery_index.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.GalleryPage"]

    description = models.TextField(_("description"), blank=True, max_length=1000)

    class Meta:
        verbose_name = _("gallery index")
        verbose_name_plural = _("gallery indexes")

    content_panels: ClassVar = [*Page.content_panels, FieldPanel("description")]


class TaggedGallery(ItemBase):
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="tagged_galleries")
    content_object = ParentalKey("news.GalleryPage", on_delete=models.CASCADE, related_name="tagged_items")


class GalleryPage(
    CountedPageMixin,
    MountedViewsMixin,
    ReadableSlugMixin,
    LeadImageMixin,
    DisplayDateMixin,
    ImportedMixin,
    ReferencesOnceMixin,
    Page,
):
    """A photo gallery (thư viện ảnh). Its lead image is the cover; without one the first photo becomes it."""

    template = "pages/news/gallery.html"
    parent_page_types = ["news.GalleryIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    # Text
    lead = models.TextField(_("lead"), blank=True)
    tags = ClusterTaggableManager(through=TaggedGallery, blank=True, verbose_name=_("tags"))

    # Where and when
    place = models.CharField(_("place"), max_length=255, blank=True)
    taken_on = models.DateField(_("taken on"), null=True, blank=True, validators=[plausible_day])

    objects: ClassVar = PageManager.from_queryset(GalleryQuerySet)()

    class Meta:
        verbose_name = _("photo gallery")
        verbose_name_plural = _("photo galleries")
        indexes = [models.Index(fields=["-display_date", "-page_ptr"], name="gallery_by_date")]

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldRowPanel([FieldPanel("place"), FieldPanel("taken_on")]),
        *LeadImageMixin.lead_image_panels,
        PanelSlot("many photos"),
        MultipleChooserPanel("photos", chooser_field_name="image", label=_("photo"), heading=_("Photos")),
        FieldPanel("tags"),
        PanelSlot("readers"),
    ]
    settings_panels: ClassVar = [*DisplayDateMixin.display_date_panels, *Page.settings_panels]

    search_fields: ClassVar = [
        *Page.search_fields,
        index.SearchField("lead"),
        index.SearchField("place"),
        index.FilterField("display_date"),
    ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.lead_image_id is None and (first := self.photos.first()):
            self.lead_image = first.image
        super().save(*args, **kwargs)


class GalleryPhoto(Orderable):
    """One photo of a gallery, with an address of its own made from its id."""

    page = ParentalKey(GalleryPage, on_delete=models.CASCADE, related_name="photos")
    image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("image"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    caption = models.CharField(_("caption"), max_length=1000, blank=True)
    credit = models.CharField(_("credit"), max_length=255, blank=True)
    alt_text = models.CharField(
        _("alternative text"),
        max_length=255,
        blank=True,
        help_text=_("What the picture shows, for readers who do not see it."),
    )

    panels: ClassVar = [
        FieldPanel("image"),
        FieldRowPanel([FieldPanel("caption"), FieldPanel("credit")]),
        FieldPanel("alt_text"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("photo")
        verbose_name_plural = _("photos")

    def __str__(self) -> str:
        return self.caption or self.image.title
