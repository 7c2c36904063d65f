"""What is true of a document from day to day, written down: see `documents.validity.spans`."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any, ClassVar, Final, Self

from django.db import models
from django.utils import timezone

from documents.enums import ValidityReason, ValidityStatus

__all__ = [
    "ALWAYS", "EVER", "FIRST_DAY", "LAST_DAY", "StatusSpan", "StatusSpanQuerySet", "spoken_of", "standing",
]  # fmt: skip

# Stand for no first and no last day, and no moment: a comparison has no special cases then.
FIRST_DAY: Final = date.min
LAST_DAY: Final = date.max
EVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
ALWAYS: Final = datetime(9999, 1, 1, tzinfo=UTC)


def spoken_of(on: date) -> date:
    """The last day that can be said has no day after it: it is as the one before."""
    return min(on, LAST_DAY - timedelta(days=1))


def standing(on: date | None, at: datetime | None = None, prefix: str = "") -> models.Q:
    """Spans of the day `on` (None: of all days) that are told at a moment, by default now."""
    moment = at or timezone.now()
    told = models.Q(**{f"{prefix}told_from__lte": moment, f"{prefix}told_until__gt": moment})
    if on is None:
        return told
    day = spoken_of(on)
    return told & models.Q(**{f"{prefix}since__lte": day, f"{prefix}until__gt": day})


class StatusSpanQuerySet(models.QuerySet[Any]):
    def standing(self, on: date | None = None, at: datetime | None = None) -> Self:
        return self.filter(standing(on, at))


class StatusSpan(models.Model):
    """The days from `since` to the one before `until` on which a document has a status for one reason.

    The spans of a document leave no gap and do not overlap; the first begins on `FIRST_DAY`, the last ends
    on `LAST_DAY`. Where a document that acts on it has an hour at which it leaves the site, what it did is
    undone then: spans with it are told before that hour (`told_until`), spans without it from then on
    (`told_from`).

    Of the cause, see `documents.validity.verdicts.Verdict`: `began_on` is the day told as the first of the
    status, `cause` the document of the library that acted (`cause_text`, `cause_url` one outside it), `scope`
    the clauses; `origin_…` what was done to the cause where this document depends on it.
    """

    # Rows are written and removed with their document by hand, within the same transaction.
    document = models.ForeignKey(
        "documents.LegalDocumentPage", models.DO_NOTHING, related_name="status_spans", db_constraint=False
    )
    told_from = models.DateTimeField(default=EVER)
    told_until = models.DateTimeField(default=ALWAYS)
    since = models.DateField(default=FIRST_DAY)
    until = models.DateField(default=LAST_DAY)
    status = models.CharField(max_length=20, choices=ValidityStatus)
    reason = models.CharField(max_length=20, choices=ValidityReason)
    began_on = models.DateField(null=True)
    cause_id = models.BigIntegerField(null=True)
    cause_text = models.CharField(max_length=500, blank=True)
    cause_url = models.CharField(max_length=500, blank=True)
    scope = models.CharField(max_length=255, blank=True)
    origin_reason = models.CharField(max_length=20, blank=True, choices=ValidityReason)
    origin_cause_id = models.BigIntegerField(null=True)
    origin_text = models.CharField(max_length=500, blank=True)

    objects: ClassVar = StatusSpanQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "told_from", "since"], name="one_status_a_day"),
        ]
        indexes: ClassVar = [models.Index(fields=["status", "since"], name="documents_of_status")]

    def __str__(self) -> str:
        return f"{self.document_id}: {self.status} {self.since} – {self.until}"
