"""Questions about extractions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone

from extraction.enums import ExtractionState

__all__ = ["ExtractionQuerySet"]


class ExtractionQuerySet(models.QuerySet[Any]):
    def waiting(self, at: datetime | None = None) -> ExtractionQuerySet:
        """What is to be read at a moment, by default now, without what was put off until later."""
        return self.filter(state=ExtractionState.WAITING, queued_at__lte=at or timezone.now())

    def abandoned(self, since: datetime) -> ExtractionQuerySet:
        """What was begun before `since` and never ended: whoever read it is gone."""
        return self.filter(state=ExtractionState.READING, started_at__lt=since)

    def done(self) -> ExtractionQuerySet:
        return self.filter(state=ExtractionState.DONE)
