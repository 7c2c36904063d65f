"""What a document is called in law: its number and its type."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, Panel

from documents.models.vocabulary import DocumentType

__all__ = ["IdentityMixin"]


class IdentityMixin(models.Model):
    """The number as the source wrote it, beside a key that is equal for all spellings."""

    number = models.CharField(
        _("number and symbol"), max_length=100, blank=True, help_text=_("As printed, for instance 65/HD-TLĐ.")
    )
    number_key = models.CharField(
        _("normalised number"), max_length=100, blank=True, editable=False, db_index=True
    )
    # The type, where documents of several types may bear the number; else 0.
    number_scope = models.PositiveBigIntegerField(_("scope of the number"), default=0, editable=False)
    document_type = models.ForeignKey(
        DocumentType,
        verbose_name=_("document type"),
        null=True,
        on_delete=models.PROTECT,
        related_name="documents",
    )

    identity_panels: ClassVar[list[Panel]] = [
        FieldRowPanel([FieldPanel("number"), FieldPanel("document_type")])
    ]

    class Meta:
        abstract = True
