from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

__all__ = ["Citation"]


class Citation(models.Model):
    """A document named in the text of a page (viện dẫn): an article or another document.

    Made from the text of a published page by `documents.citations.recording`, and gone with it.
    `target` is the live document of the library that is meant, as far as that is plain.
    """

    source = models.ForeignKey(
        Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="citations"
    )
    number_key = models.CharField(_("normalised number"), max_length=100, db_index=True)
    raw = models.CharField(_("as written"), max_length=150)
    year = models.PositiveSmallIntegerField(_("year"), default=0)
    named_on = models.DateField(_("date named beside it"), null=True)
    named_by = models.CharField(_("issuer named beside it"), max_length=100, blank=True)
    times = models.PositiveIntegerField(_("times"), default=1)
    target = models.ForeignKey(
        "documents.LegalDocumentPage",
        verbose_name=_("legal document"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="citations_of",
    )
    # Citations are found in what staff wrote; they do not keep a document from being removed.
    source.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    target.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.raw
