from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from documents.enums import FileRole

__all__ = ["DocumentFile"]


class DocumentFile(Orderable):
    """A file of a document, with what it is (role) and its own title. Its address is made from its id."""

    page = ParentalKey("documents.LegalDocumentPage", on_delete=models.CASCADE, related_name="files")
    attachment = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("file"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    role = models.CharField(_("role"), max_length=20, choices=FileRole, default=FileRole.MAIN)
    title = models.CharField(_("title"), max_length=255, blank=True)

    panels: ClassVar = [FieldPanel("attachment"), FieldPanel("role"), FieldPanel("title")]

    class Meta(Orderable.Meta):
        verbose_name = _("file")

    def __str__(self) -> str:
        return self.title or self.attachment.title
