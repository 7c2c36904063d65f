from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["FileVersion"]


class FileVersion(models.Model):
    """A former content of a file of a document, counted from 1.

    `file` outlives the row it names: the address of a file that was taken off its document still leads on.
    `attachment` is None where the content was overwritten; its digest stays.
    """

    page = models.ForeignKey(
        "documents.LegalDocumentPage", on_delete=models.CASCADE, related_name="file_versions"
    )
    file = models.ForeignKey(
        "documents.DocumentFile",
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="versions",
    )
    number = models.PositiveSmallIntegerField(_("number"))
    attachment = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("file"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    name = models.CharField(_("name"), max_length=255)
    sha256 = models.CharField(_("SHA-256"), max_length=64, db_index=True)
    replaced_at = models.DateTimeField(_("replaced at"))
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("replaced by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        verbose_name = _("former file")
        verbose_name_plural = _("former files")
        # Not by the file itself, which may be gone.
        ordering: ClassVar = ["file_id", "number"]
        constraints = [models.UniqueConstraint(fields=["file", "number"], name="unique_number_of_version")]

    def __str__(self) -> str:
        return f"{self.name} ({self.number})"
