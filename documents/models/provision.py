"""The text of a document, cut into its provisions: made of the text by `documents.provisions.recording`."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.enums import ProvisionKind

__all__ = ["DocumentStructure", "Provision"]


class DocumentStructure(models.Model):
    """What the provisions of a document were made of, so that they are made again only when that changes.

    `digest` is that of the text and of the rules that cut it. The text is that of the page, or of its file
    `attachment`. `html` and `contents` (the table of contents, empty where there is none worth having) are
    safe HTML of ours, ready to be shown.
    """

    document = models.OneToOneField(
        "documents.LegalDocumentPage",
        verbose_name=_("legal document"),
        on_delete=models.CASCADE,
        related_name="structure",
        primary_key=True,
    )
    attachment = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("file"),
        null=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    digest = models.CharField(max_length=64)
    html = models.TextField(blank=True)
    contents = models.TextField(blank=True)
    # Made by the program; neither page nor file is kept from being removed.
    document.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    attachment.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]

    def __str__(self) -> str:
        return f"{self.document_id}: {self.digest[:8]}"


class Provision(models.Model):
    """A piece of the text: a chapter, an article (điều), a clause (khoản), a point (điểm).

    `text` are its own paragraphs, one a line, without those of the pieces below it. `page` is that of the
    file, from 1; 0 for a text without pages. `path` is its address below that of the document, without the
    last slash ("dieu-5/khoan-2"), empty for what has none.
    """

    document = models.ForeignKey(
        "documents.LegalDocumentPage",
        verbose_name=_("legal document"),
        on_delete=models.CASCADE,
        related_name="provisions",
    )
    order = models.PositiveIntegerField(_("place in the text"))
    parent = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="children")
    kind = models.CharField(_("kind"), max_length=12, choices=ProvisionKind)
    number = models.CharField(_("number"), max_length=20, blank=True)
    title = models.TextField(_("title"), blank=True)
    text = models.TextField(_("text"), blank=True)
    page = models.PositiveIntegerField(_("page"), default=0)
    path = models.CharField(_("address"), max_length=200, blank=True)
    document.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]

    class Meta:
        verbose_name = _("provision")
        verbose_name_plural = _("provisions")
        ordering: ClassVar = ["document", "order"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "order"], name="provision_order"),
            models.UniqueConstraint(
                fields=["document", "path"], condition=~models.Q(path=""), name="provision_path"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id}: {self.path or self.kind}"
