"""Questions about extractions, and the steps of the queue that are one statement each."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models

from extraction.enums import ExtractionState

__all__ = ["ExtractionQuerySet"]


class ExtractionQuerySet(models.QuerySet[Any]):
    def waiting(self) -> ExtractionQuerySet:
        """What is to be read: files for which a person waits, before those of an import; the oldest first."""
        by_people = models.Q(attachment__uploaded_by_user__isnull=False)
        return self.filter(state=ExtractionState.WAITING).order_by(
            models.Case(models.When(by_people, then=0), default=1), "queued_at", "pk"
        )

    def abandoned(self, since: datetime) -> ExtractionQuerySet:
        """What was begun before `since` and never ended: whoever read it is gone."""
        return self.filter(state=ExtractionState.READING, started_at__lt=since)

    def done(self) -> ExtractionQuerySet:
        return self.filter(state=ExtractionState.DONE)
