"""Entries of the menus; `home.menus` makes links of what is stored."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

__all__ = ["LinkBlock", "LinksBlock", "MenuBlock"]


class LinkBlock(blocks.StructBlock):
    """A link to a page of the site or to another address."""

    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    address = blocks.CharBlock(
        label=_("Address"),
        required=False,
        help_text=_("For instance /tim-kiem/ or https://…"),
        max_length=500,
    )
    label = blocks.CharBlock(label=_("Label"), required=False, max_length=100)

    class Meta:
        icon = "link"
        label = _("Link")

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        if bool(cleaned.get("page")) == bool(cleaned.get("address")):
            raise blocks.StructBlockValidationError(
                block_errors={"page": ValidationError(_("Choose a page or give an address, one of the two."))}
            )
        return cleaned


class GroupBlock(blocks.StructBlock):
    """An entry that opens a list of links."""

    label = blocks.CharBlock(label=_("Label"), max_length=100)
    links = blocks.ListBlock(LinkBlock(), label=_("Links"))

    class Meta:
        icon = "list-ul"
        label = _("Group of links")


class LinksBlock(blocks.StreamBlock):
    link = LinkBlock()


class MenuBlock(blocks.StreamBlock):
    link = LinkBlock()
    group = GroupBlock()
