"""Files that librarians drop, the drafts made of them, and what is in doubt about each."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.enums import IntakeReason, IntakeState

__all__ = ["IntakeBatch", "IntakeDoubt", "IntakeEntry"]


class IntakeBatch(models.Model):
    """Files dropped at once. Who may add one may drop files (`documents.add_intakebatch`)."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("librarian"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("dropped"), auto_now_add=True)

    class Meta:
        verbose_name = _("batch of dropped files")
        verbose_name_plural = _("batches of dropped files")
        ordering: ClassVar = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.created_at:%d/%m/%Y %H:%M}"


class IntakeEntry(models.Model):
    """One document of a batch: the draft made of its files, or a file that was refused (`refusal`).

    `filled` keeps what was filled in, by field, so that what a person has typed is told from it.
    """

    batch = models.ForeignKey(IntakeBatch, on_delete=models.CASCADE, related_name="entries")
    document = models.OneToOneField(
        "documents.LegalDocumentPage", null=True, on_delete=models.CASCADE, related_name="intake_entry"
    )
    file_names = models.TextField(_("files"), blank=True)
    state = models.CharField(_("state"), max_length=12, choices=IntakeState, default=IntakeState.WAITING)
    refusal = models.TextField(_("reason of the refusal"), blank=True)
    filled = models.JSONField(_("filled in"), default=dict, blank=True)

    class Meta:
        verbose_name = _("dropped document")
        verbose_name_plural = _("dropped documents")
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.file_names


class IntakeDoubt(models.Model):
    """Something about a field that a librarian should look at; `field` is "" for the whole document.

    `value` is what was read or is proposed, `quote` how the document puts it, on `page` (0: nowhere).
    """

    entry = models.ForeignKey(IntakeEntry, on_delete=models.CASCADE, related_name="doubts")
    field = models.CharField(_("field"), max_length=50, blank=True)
    reason = models.CharField(_("reason"), max_length=20, choices=IntakeReason)
    value = models.CharField(_("value"), max_length=500, blank=True)
    quote = models.CharField(_("in the document"), max_length=500, blank=True)
    page = models.PositiveIntegerField(_("page"), default=0)
    other = models.ForeignKey(
        "documents.LegalDocumentPage", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("doubt")
        verbose_name_plural = _("doubts")
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.field}: {self.reason}"
