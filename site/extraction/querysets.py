"""Questions about extractions, and the steps of the queue that are one statement each."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone

from extraction.enums import ExtractionState

__all__ = ["ExtractionQuerySet"]


class ExtractionQuerySet(models.QuerySet[Any]):
    def waiting(self, at: datetime | None = None) -> ExtractionQuerySet:
        """What is to be read at a moment, by default now, without what was put off until later.

        Files for which a person waits come before those of an import; the oldest first.
        """
        by_people = models.Q(attachment__uploaded_by_user__isnull=False)
        return self.filter(state=ExtractionState.WAITING, queued_at__lte=at or timezone.now()).order_by(
            models.Case(models.When(by_people, then=0), default=1), "queued_at", "pk"
        )

    def abandoned(self, since: datetime) -> ExtractionQuerySet:
        """What was begun before `since` and never ended: whoever read it is gone."""
        return self.filter(state=ExtractionState.READING, started_at__lt=since)

    def done(self) -> ExtractionQuerySet:
        return self.filter(state=ExtractionState.DONE)
