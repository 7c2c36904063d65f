from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page, PageManager
from wagtail.search import index

from counters.mixins import CountedPageMixin
from news.blocks import ArticleBodyBlock
from news.models.display_date import DisplayDateMixin
from news.models.people import Organisation, Person
from news.models.querysets import ArticleQuerySet
from news.models.section import SectionPage
from pages.editing import PanelSlot
from pages.mixins import ImportedMixin, LeadImageMixin, ReadableSlugMixin, ReferencesOnceMixin
from pages.models import Tag
from pages.mounting import MountedViewsMixin

__all__ = ["ArticleByline", "ArticlePage", "ArticleRelation", "TaggedArticle"]


class TaggedArticle(ItemBase):
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="tagged_articles")
    content_object = ParentalKey("news.ArticlePage", on_delete=models.CASCADE, related_name="tagged_items")


class ArticlePage(
    CountedPageMixin,
    MountedViewsMixin,
    ReadableSlugMixin,
    LeadImageMixin,
    DisplayDateMixin,
    ImportedMixin,
    ReferencesOnceMixin,
    Page,
):
    """A piece of news (tin bài)."""

    template = "pages/news/article.html"
    parent_page_types = ["news.SectionPage"]
    subpage_types: ClassVar[list[str]] = []

    # Text
    kicker = models.CharField(
        _("kicker"), max_length=255, blank=True, help_text=_("A short line above the title.")
    )
    lead = models.TextField(
        _("lead"), blank=True, help_text=_("What happened, in one or two sentences (sapo).")
    )
    body = StreamField(ArticleBodyBlock(), verbose_name=_("body"), blank=True)

    # Where
    section = models.ForeignKey(
        SectionPage,
        verbose_name=_("section"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The parent page, kept here so that lists are read from one index.",
    )
    # The tree says so already; a section is not "used" by its articles.
    section.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    tags = ClusterTaggableManager(through=TaggedArticle, blank=True, verbose_name=_("tags"))

    # Where it comes from
    source = models.CharField(_("source"), max_length=255, blank=True)
    source_url = models.URLField(_("address of the source"), blank=True)

    objects: ClassVar = PageManager.from_queryset(ArticleQuerySet)()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        indexes = [
            models.Index(fields=["section", "-display_date", "-page_ptr"], name="article_by_section"),
            models.Index(fields=["-display_date", "-page_ptr"], name="article_by_date"),
        ]

    content_panels: ClassVar = [
        PanelSlot("doubts"),
        FieldPanel("kicker"),
        *Page.content_panels,
        FieldPanel("lead"),
        *LeadImageMixin.lead_image_panels,
        FieldPanel("body"),
        InlinePanel("bylines", label=_("byline"), heading=_("Bylines")),
        MultiFieldPanel([FieldPanel("source"), FieldPanel("source_url")], heading=_("Source")),
        FieldPanel("tags"),
        InlinePanel("related_pages", label=_("related article"), heading=_("Related articles")),
        PanelSlot("readers"),
    ]
    settings_panels: ClassVar = [*DisplayDateMixin.display_date_panels, *Page.settings_panels]

    search_fields: ClassVar = [
        *Page.search_fields,
        index.SearchField("lead"),
        index.FilterField("section"),
        index.FilterField("display_date"),
    ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        parent_path = self.path[: -self.steplen]
        if self.section is None or self.section.path != parent_path:
            self.section = SectionPage.objects.filter(path=parent_path).first()
        super().save(*args, **kwargs)

    def body_text(self) -> str:
        """The body as plain text, block by block."""
        return "\n".join(
            strip_tags(text) for text in self.body.stream_block.get_searchable_content(self.body)
        )


class ArticleByline(Orderable):
    """One author of an article: a person with organisation and role, or any wording as free text."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="bylines")
    person = models.ForeignKey(
        Person,
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="bylines",
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="bylines",
    )
    role = models.CharField(_("role"), max_length=255, blank=True)
    text = models.CharField(
        _("free text"), max_length=255, blank=True, help_text=_("Shown instead of the fields above.")
    )

    panels: ClassVar = [
        FieldPanel("person"),
        FieldPanel("role"),
        FieldPanel("organisation"),
        FieldPanel("text"),
    ]

    def __str__(self) -> str:
        """The byline as printed: "name, role, organisation", or the free text."""
        if self.text:
            return self.text
        parts = (self.person, self.role, self.organisation)
        return ", ".join(str(part) for part in parts if part)


class ArticleRelation(Orderable):
    """An article, gallery or document an editor placed beside an article."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="related_pages")
    related = models.ForeignKey(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")

    panels: ClassVar = [
        PageChooserPanel("related", ["news.ArticlePage", "news.GalleryPage", "documents.LegalDocumentPage"])
    ]
