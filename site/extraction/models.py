"""The text of files, page by page, and how far its reading has come."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from extraction.enums import ExtractionMethod, ExtractionState
from extraction.querysets import ExtractionQuerySet

__all__ = ["ExtractedPage", "Extraction", "PageLetters"]


class Extraction(models.Model):
    """The reading of one file. `sha256` is that of the content that is, or is to be, read.

    `pages` hold the text. There are fewer of them than `page_count` where reading stopped at a limit, which
    `detail` then says.
    """

    attachment = models.OneToOneField(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("file"),
        on_delete=models.CASCADE,
        related_name="extraction",
    )
    state = models.CharField(
        _("state"), max_length=12, choices=ExtractionState, default=ExtractionState.WAITING
    )
    method = models.CharField(_("read with"), max_length=12, choices=ExtractionMethod, blank=True)
    page_count = models.PositiveIntegerField(_("number of pages"), default=0)
    sha256 = models.CharField(_("SHA-256"), max_length=64, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    setbacks = models.PositiveSmallIntegerField(
        _("setbacks"), default=0, help_text=_("How often the machine, not the file, kept it from being read.")
    )
    queued_at = models.DateTimeField(
        _("asked for"), default=timezone.now, help_text=_("It is not read before.")
    )
    started_at = models.DateTimeField(_("begun"), null=True)
    finished_at = models.DateTimeField(_("ended"), null=True)
    detail = models.CharField(_("note"), max_length=500, blank=True)

    objects: ClassVar = ExtractionQuerySet.as_manager()

    class Meta:
        verbose_name = _("text of a file")
        verbose_name_plural = _("texts of files")
        indexes = [models.Index(fields=["state", "queued_at"], name="extraction_queue")]

    def __str__(self) -> str:
        return str(self.attachment)

    @property
    def is_pending(self) -> bool:
        return ExtractionState(self.state).is_pending

    @property
    def is_waiting(self) -> bool:
        return self.state == ExtractionState.WAITING

    @property
    def is_put_off(self) -> bool:
        """Whether it waits for a later try, which staff may have at once."""
        return self.is_waiting and self.queued_at > timezone.now()


class ExtractedPage(models.Model):
    """The text of one page: of a sheet in a spreadsheet, of what stands between page breaks in Word files.

    Paragraphs end with a line break; a heading begins with "#", one for each level, and a blank.
    """

    extraction = models.ForeignKey(Extraction, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField(_("page"), help_text=_("From 1."))
    text = models.TextField(_("text"), blank=True)
    confidence = models.FloatField(
        _("confidence"), null=True, help_text=_("From 0 to 1, of text that was recognised in a picture.")
    )

    unsure = models.JSONField(
        _("unsure words"),
        default=list,
        blank=True,
        help_text=_("Start and end in the text, and how sure (of 100), of words recognised badly."),
    )

    class Meta:
        verbose_name = _("page of a file")
        verbose_name_plural = _("pages of files")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["extraction", "number"], name="extracted_page_once")]

    def __str__(self) -> str:
        return f"{self.extraction_id}: {self.number}"


class PageLetters(models.Model):
    """Where the words of a recognised page stand, apart from its text, which is read far more often.

    `packed` is zlib over JSON: [[left, top, width, height, "words"], …] in 10,000ths of the page.
    """

    page = models.OneToOneField(ExtractedPage, on_delete=models.CASCADE, related_name="letters")
    packed = models.BinaryField()

    class Meta:
        verbose_name = _("letters of a page")
        verbose_name_plural = _("letters of pages")

    def __str__(self) -> str:
        return str(self.page_id)
