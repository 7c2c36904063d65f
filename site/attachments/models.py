"""Uploaded files. Wagtail calls them documents; legal documents are the app `documents`."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document

from attachments.content import check_content, check_extension, sha256_of
from attachments.names import clean_name

__all__ = ["Attachment"]


class Attachment(AbstractDocument):
    """A file that pages offer for download.

    `original_name` keeps the name as its author wrote it, diacritics included; storage may use another.
    `sha256` is the hex digest of the content: readers compare it with their copy.
    """

    original_name = models.CharField(_("original name"), max_length=255, blank=True, editable=False)
    sha256 = models.CharField(_("SHA-256"), max_length=64, blank=True, editable=False, db_index=True)

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        permissions = [("choose_document", "Can choose document")]

    @property
    def download_name(self) -> str:
        return self.original_name or self.filename

    def clean(self) -> None:
        # In place of Wagtail's own check, whose message has no Vietnamese and which asks this of no file too.
        if self.file:
            check_extension(self.file.name)
        if self.file and not self.file._committed:
            check_content(self.file, self.file.name)

    def save(self, *args: object, **kwargs: object) -> None:
        if self.file and not self.file._committed:
            self.original_name = clean_name(self.file.name)
            self.sha256 = sha256_of(self.file)
        super().save(*args, **kwargs)
