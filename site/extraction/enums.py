"""How far the reading of a file has come, and what its text was read with."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["ExtractionMethod", "ExtractionState"]


class ExtractionState(models.TextChoices):
    """Every file ends in one of these; `WAITING` and `READING` lead to another by themselves."""

    WAITING = "waiting", _("Waiting to be read")
    READING = "reading", _("Being read")
    DONE = "done", _("Text read")
    NO_TEXT = "no_text", _("No text in it")
    ENCRYPTED = "encrypted", _("Protected by a password")
    BROKEN = "broken", _("Damaged, cannot be read")
    TOO_LARGE = "too_large", _("Too large to be read")
    TOO_SLOW = "too_slow", _("Reading took too long")
    UNSUPPORTED = "unsupported", _("Files of this kind are not read")
    NEEDS_OCR = "needs_ocr", _("A scan: text recognition is not installed")

    @property
    def is_pending(self) -> bool:
        return self in PENDING


PENDING: Final = frozenset({ExtractionState.WAITING, ExtractionState.READING})


class ExtractionMethod(models.TextChoices):
    """Where the text came from. What was recognised in pictures (OCR) may hold mistakes."""

    TEXT = "text", _("Text of the file")
    RECOGNISED = "recognised", _("Recognised in pictures")
    MIXED = "mixed", _("Text of the file, some pages recognised in pictures")
