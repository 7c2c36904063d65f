"""The blocks of the front page. Each finds what it shows; staff decide which, in what order and how many."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

__all__ = ["HomeBodyBlock"]


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


class SectionNewsBlock(blocks.StructBlock):
    """The newest articles of one section."""

    section = blocks.PageChooserBlock("news.SectionPage", label=_("Section"))
    count = number_of_items(5)

    class Meta:
        icon = "list-ul"
        label = _("Newest of a section")
        template = "blocks/section_news.html"


class LatestNewsBlock(blocks.StructBlock):
    """The newest articles of all sections."""

    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=100)
    count = number_of_items(8)

    class Meta:
        icon = "time"
        label = _("Latest news")
        template = "blocks/latest_news.html"


class GalleriesBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=100)
    count = number_of_items(4)

    class Meta:
        icon = "image"
        label = _("Photo galleries")
        template = "blocks/galleries.html"


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


class MostReadBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=100)
    days = blocks.IntegerBlock(label=_("Days looked back"), default=30, min_value=1, max_value=3660)
    count = number_of_items(5)

    class Meta:
        icon = "view"
        label = _("Most read")
        template = "blocks/most_read.html"


class StatisticsBlock(blocks.StructBlock):
    """Online now, today, this month, in all."""

    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=100)

    class Meta:
        icon = "history"
        label = _("Statistics")
        template = "blocks/statistics.html"


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
