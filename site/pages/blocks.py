"""Blocks of running content that any page body may use."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.embeds.blocks import EmbedBlock
from wagtail.images.blocks import ImageChooserBlock

__all__ = [
    "AttachmentBlock",
    "BodyBlock",
    "InlineGalleryBlock",
    "NumberedListBlock",
    "PictureBlock",
    "QuoteBlock",
]


class PictureBlock(blocks.StructBlock):
    """A picture with its caption and the name of who made it (the image's own credit where left empty)."""

    image = ImageChooserBlock(label=_("Image"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=500)
    credit = blocks.CharBlock(label=_("Credit"), required=False, max_length=255)
    alt_text = blocks.CharBlock(
        label=_("Alternative text"),
        required=False,
        max_length=255,
        help_text=_("What the picture shows, for readers who do not see it."),
    )

    class Meta:
        icon = "image"
        label = _("Image")
        template = "blocks/picture.html"


class InlineGalleryBlock(blocks.StructBlock):
    """Several pictures inside an article ("Một số hình ảnh")."""

    heading = blocks.CharBlock(label=_("Heading"), required=False)
    pictures = blocks.ListBlock(PictureBlock(), label=_("Images"), min_num=1)

    class Meta:
        icon = "image"
        label = _("Gallery")
        template = "blocks/inline_gallery.html"


class QuoteBlock(blocks.StructBlock):
    """Words of somebody, with the name and office of the speaker."""

    text = blocks.TextBlock(label=_("Quotation"))
    speaker = blocks.CharBlock(label=_("Speaker"), required=False)
    role = blocks.CharBlock(label=_("Role"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "blocks/quote.html"


class NumberedListBlock(blocks.StructBlock):
    """A numbered list that may begin with any number."""

    start = blocks.IntegerBlock(label=_("First number"), default=1, min_value=0)
    items = blocks.ListBlock(blocks.RichTextBlock(features=["bold", "italic", "link"]), label=_("Items"))

    class Meta:
        icon = "list-ol"
        label = _("Numbered list")
        template = "blocks/numbered_list.html"


class AttachmentBlock(blocks.StructBlock):
    """A file the page offers for download."""

    file = DocumentChooserBlock(label=_("File"))
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=255)

    class Meta:
        icon = "doc-full"
        label = _("Attachment")
        template = "blocks/attachment.html"


class BodyBlock(blocks.StreamBlock):
    """The body of a page; subjects add blocks of their own."""

    text = blocks.RichTextBlock(label=_("Text"), template="blocks/text.html")
    picture = PictureBlock()
    gallery = InlineGalleryBlock()
    quote = QuoteBlock()
    numbered_list = NumberedListBlock()
    table = TableBlock(label=_("Table"), template="blocks/table.html")
    embed = EmbedBlock(label=_("Embedded video"), template="blocks/embed.html")
    attachment = AttachmentBlock()
