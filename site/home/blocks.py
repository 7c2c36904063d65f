"""The blocks of the front page. Each finds what it shows; staff decide which, in what order and how many."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from counters.statistics import shown_statistics
from counters.totals import Ranked, recently_most_viewed, totals_for
from documents.models import LegalDocumentPage, LibraryPage
from home.stories import stories
from news.cards import CardList, gallery_cards
from news.catalogue.current import lists
from news.catalogue.lists import ARTICLES, GALLERIES
from news.models import GalleryIndexPage, SectionPage
from pages.current_request import remembered
from pages.first_pages import first_open_page
from pages.visibility import open_to_all

__all__ = ["HomeBodyBlock"]

Context = dict[str, Any]


def number_of_items(default: int) -> blocks.IntegerBlock:
    return blocks.IntegerBlock(label=_("How many"), default=default, min_value=1, max_value=30)


def _open(section: SectionPage | None) -> SectionPage | None:
    """The section, if everybody may read it."""
    return next(iter(open_to_all([section])), None) if section else None


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
        return super().get_context(value, parent_context) | {"articles": stories(self, value, parent_context)}

    def keys(self, value: blocks.StructValue) -> list[int]:
        found = lists()
        chosen = [page.pk for page in value["articles"] if page]
        picked = [key for key in dict.fromkeys(chosen) if key in found.where]
        newest = found.all_of(ARTICLES).keys(0, value["count"] + len(picked))
        return [*picked, *(key for key in newest if key not in picked)][: value["count"]]


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
        section = _open(value["section"])
        articles = stories(self, value, parent_context) if section else []
        return super().get_context(value, parent_context) | {"section": section, "articles": articles}

    def keys(self, value: blocks.StructValue) -> list[int]:
        if (section := _open(value["section"])) is None:
            return []
        return lists().all_of(("below section", section.pk)).keys(0, value["count"])


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
        return super().get_context(value, parent_context) | {"articles": stories(self, value, parent_context)}

    def keys(self, value: blocks.StructValue) -> list[int]:
        return lists().all_of(ARTICLES).keys(0, value["count"])


class GalleriesBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=100)
    count = number_of_items(4)

    class Meta:
        icon = "image"
        label = _("Photo galleries")
        template = "blocks/galleries.html"

    def get_context(self, value: blocks.StructValue, parent_context: Context | None = None) -> Context:
        """Adds `galleries`, each with `photo_count`, and `gallery_index`, the page of all."""
        return super().get_context(value, parent_context) | {
            "galleries": CardList(lists().all_of(GALLERIES), gallery_cards)[: value["count"]],
            "gallery_index": first_open_page(GalleryIndexPage),
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
            "library": first_open_page(LibraryPage),
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
        views = {row.page_id: row.views for row in self._ranked(value)}
        shown = [replace(card, views=views[card.pk]) for card in stories(self, value, parent_context)]
        return super().get_context(value, parent_context) | {"articles": shown}

    def keys(self, value: blocks.StructValue) -> list[int]:
        return [row.page_id for row in self._ranked(value)]

    def _ranked(self, value: blocks.StructValue) -> list[Ranked]:
        since = timezone.localdate() - timedelta(days=value["days"] - 1)
        count, found = value["count"], lists()
        return remembered(
            (MostReadBlock, since, count),
            lambda: recently_most_viewed(since, count, lambda key: found.stands_in(ARTICLES, key)),
        )


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
