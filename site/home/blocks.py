"""The blocks of the front page. Each finds what it shows; staff decide which, in what order and how many."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from counters.statistics import shown_statistics
from counters.totals import most_viewed, totals_for
from documents.models import LegalDocumentPage, LibraryPage
from news.models import ArticlePage, GalleryIndexPage, GalleryPage, SectionPage
from pages.visibility import readable_by_everybody

__all__ = ["HomeBodyBlock"]

Context = dict[str, Any]


def number_of_items(default: int) -> blocks.IntegerBlock:
    return blocks.IntegerBlock(label=_("How many"), default=default, min_value=1, max_value=30)


class LeadStoriesBlock(blocks.StructBlock):
    """The stories that lead: those picked by an editor, then the newest until `count` is reached."""

    articles = blocks.ListBlock(
        blocks.PageChooserBlock("news.ArticlePage"), label=_("Picked articles"), default=[], required=False
    )
    count = number_of_items(5)

    class Meta:
        icon = "pick"
        label = _("Lead stories")
        template = "blocks/lead_stories.html"

    def get_context(self, value: blocks.StructValue, parent_context: Context | None = None) -> Context:
        """Adds `articles`: picked ones in their order, then the newest."""
        picked_ids = [page.pk for page in value["articles"] if page]
        published = ArticlePage.objects.published().for_cards()
        found = {article.pk: article for article in published.filter(pk__in=picked_ids)}
        picked = [found[pk] for pk in picked_ids if pk in found][: value["count"]]
        missing = value["count"] - len(picked)
        newest = published.exclude(pk__in=found).newest_first()[:missing] if missing else []
        return super().get_context(value, parent_context) | {"articles": [*picked, *newest]}


class SectionNewsBlock(blocks.StructBlock):
    """The newest articles of one section."""

    section = blocks.PageChooserBlock("news.SectionPage", label=_("News section"))
    count = number_of_items(5)

    class Meta:
        icon = "list-ul"
        label = _("Newest of a section")
        template = "blocks/section_news.html"

    def get_context(self, value: blocks.StructValue, parent_context: Context | None = None) -> Context:
        """Adds `articles` of the section; none where it is not published."""
        chosen = value["section"]
        open_sections = SectionPage.objects.filter(readable_by_everybody())
        section = open_sections.filter(pk=chosen.pk).first() if chosen else None
        newest = ArticlePage.objects.published().newest_first().for_cards()
        articles = newest.in_section(section)[: value["count"]] if section else []
        return super().get_context(value, parent_context) | {"section": section, "articles": articles}


class LatestNewsBlock(blocks.StructBlock):
    """The newest articles of all sections."""

    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=100)
    count = number_of_items(8)

    class Meta:
        icon = "time"
        label = _("Latest news")
        template = "blocks/latest_news.html"

    def get_context(self, value: blocks.StructValue, parent_context: Context | None = None) -> Context:
        """Adds `articles`, the newest of the whole site."""
        articles = ArticlePage.objects.published().newest_first().for_cards()[: value["count"]]
        return super().get_context(value, parent_context) | {"articles": articles}


class GalleriesBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=100)
    count = number_of_items(4)

    class Meta:
        icon = "image"
        label = _("Photo galleries")
        template = "blocks/galleries.html"

    def get_context(self, value: blocks.StructValue, parent_context: Context | None = None) -> Context:
        """Adds `galleries`, each with `photo_count`, and `gallery_index`, the page of all."""
        galleries = GalleryPage.objects.published().newest_first().with_photo_count().for_cards()
        return super().get_context(value, parent_context) | {
            "galleries": galleries[: value["count"]],
            "gallery_index": GalleryIndexPage.objects.filter(readable_by_everybody()).first(),
        }


class DocumentsBlock(blocks.StructBlock):
    """The newest documents of the library, with views and downloads, sorted by the date it says."""

    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=100)
    count = number_of_items(10)
    sort = blocks.ChoiceBlock(
        label=_("Sorted by"),
        choices=[("posted", _("Posting date")), ("issued", _("Issue date"))],
        default="posted",
    )

    class Meta:
        icon = "doc-full"
        label = _("Newest documents")
        template = "blocks/newest_documents.html"

    def get_context(self, value: blocks.StructValue, parent_context: Context | None = None) -> Context:
        """Adds `documents` (each with `validity`), their `totals` by page id, and `library`."""
        documents = LegalDocumentPage.objects.published().with_validity(timezone.localdate()).for_rows()
        by_issue = value["sort"] == "issued"
        documents = documents.newest_issued_first() if by_issue else documents.newest_posted_first()
        shown = list(documents[: value["count"]])
        return super().get_context(value, parent_context) | {
            "documents": shown,
            "totals": totals_for([document.pk for document in shown]),
            "library": LibraryPage.objects.filter(readable_by_everybody()).first(),
        }


class MostReadBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=100)
    days = blocks.IntegerBlock(label=_("Days looked back"), default=30, min_value=1, max_value=3660)
    count = number_of_items(5)

    class Meta:
        icon = "view"
        label = _("Most read")
        template = "blocks/most_read.html"

    def get_context(self, value: blocks.StructValue, parent_context: Context | None = None) -> Context:
        """Adds `articles`, most viewed first, each with `views` of the period."""
        since = timezone.localdate() - timedelta(days=value["days"] - 1)
        ranked = most_viewed(since, value["count"], among=ArticlePage.objects.published())
        articles = ArticlePage.objects.for_cards().in_bulk([row.page_id for row in ranked])
        shown = []
        for row in ranked:
            article = articles[row.page_id]
            article.views = row.views
            shown.append(article)
        return super().get_context(value, parent_context) | {"articles": shown}


class StatisticsBlock(blocks.StructBlock):
    """Online now, today, this month, in all."""

    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=100)

    class Meta:
        icon = "history"
        label = _("Statistics")
        template = "blocks/statistics.html"

    def get_context(self, value: blocks.StructValue, parent_context: Context | None = None) -> Context:
        """Adds `statistics`, the figures of the whole site of the last seconds."""
        return super().get_context(value, parent_context) | {"statistics": shown_statistics(timezone.now())}


class SloganBlock(blocks.StructBlock):
    """A banner with a slogan; without an image on plain colour."""

    text = blocks.TextBlock(label=_("Text"))
    image = ImageChooserBlock(label=_("Image"), required=False)
    link = blocks.PageChooserBlock(label=_("Page"), required=False)

    class Meta:
        icon = "megaphone"
        label = _("Slogan banner")
        template = "blocks/slogan.html"


class HomeBodyBlock(blocks.StreamBlock):
    lead_stories = LeadStoriesBlock()
    latest_news = LatestNewsBlock()
    section_news = SectionNewsBlock()
    galleries = GalleriesBlock()
    documents = DocumentsBlock()
    most_read = MostReadBlock()
    statistics = StatisticsBlock()
    slogan = SloganBlock()
    text = blocks.RichTextBlock(label=_("Text"), template="blocks/text.html")
