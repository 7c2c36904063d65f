"""Legal documents inside other pages."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

__all__ = ["DocumentReferenceBlock"]


class DocumentReferenceBlock(blocks.StructBlock):
    """A document of the library named in an article, shown with its number and whether it still holds."""

    document = blocks.PageChooserBlock("documents.LegalDocumentPage", label=_("Legal document"))
    note = blocks.CharBlock(label=_("Note"), required=False, max_length=500)

    class Meta:
        icon = "doc-full-inverse"
        label = _("Legal document")
        template = "blocks/document_reference.html"
