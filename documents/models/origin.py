"""Where a document comes from: who issued it and who signed it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, Panel

from documents.models.vocabulary import IssuingBody, Signer

__all__ = ["OriginMixin"]


class OriginMixin(models.Model):
    """The office of the signer is that held when signing."""

    issuer = models.ForeignKey(
        IssuingBody,
        verbose_name=_("issuing body"),
        null=True,
        on_delete=models.PROTECT,
        related_name="documents",
    )
    signer = models.ForeignKey(
        Signer,
        verbose_name=_("signer"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="documents",
    )
    signer_position = models.CharField(
        _("position of the signer"), max_length=255, blank=True, help_text=_("The office held when signing.")
    )

    origin_panels: ClassVar[list[Panel]] = [
        FieldPanel("issuer"),
        FieldRowPanel([FieldPanel("signer"), FieldPanel("signer_position")]),
    ]

    class Meta:
        abstract = True
