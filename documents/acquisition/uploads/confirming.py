"""The librarian's word: what was in doubt has been looked at."""

from __future__ import annotations

from typing import Final

from django.db import models, transaction
from django.db.models import Prefetch, QuerySet

from documents.enums import IntakeReason, IntakeState
from documents.models import IntakeBatch, IntakeDoubt, IntakeEntry, LegalDocumentPage

__all__ = ["confirm", "entries_of", "entries_to_check", "entry_of", "open_entries_of", "settle"]

# Settled by themselves once the field has a value.
UNTIL_GIVEN: Final = (
    IntakeReason.UNKNOWN,
    IntakeReason.MISSING,
    IntakeReason.INCOMPLETE,
    IntakeReason.NOT_READ,
)


@transaction.atomic
def confirm(entry: IntakeEntry) -> None:
    """Clear the doubts of a draft; those of a file that is still being read come later and are kept."""
    if entry.state == IntakeState.WAITING:
        return
    entry.doubts.all().delete()
    IntakeEntry.objects.filter(pk=entry.pk).update(state=IntakeState.CONFIRMED)
    entry.state = IntakeState.CONFIRMED


def settle(entry: IntakeEntry, page: LegalDocumentPage) -> None:
    """Clear what was in doubt only as long as a field was blank."""
    doubts = entry.doubts.filter(reason__in=UNTIL_GIVEN).exclude(field="")
    given = [doubt.pk for doubt in doubts if page.serializable_value(doubt.field)]
    IntakeDoubt.objects.filter(pk__in=given).delete()


def entry_of(document_id: int | None) -> IntakeEntry | None:
    """The entry of a draft that is not checked yet, with its doubts; None for any other document."""
    if document_id is None:
        return None
    entries = IntakeEntry.objects.filter(document=document_id).exclude(state=IntakeState.CONFIRMED)
    return entries.prefetch_related("doubts__other").first()


def entries_to_check() -> QuerySet[IntakeEntry]:
    """Drafts that nobody has checked, the newest batch first."""
    open_entries = IntakeEntry.objects.exclude(state__in=[IntakeState.CONFIRMED, IntakeState.REFUSED])
    return _for_list(open_entries.filter(document__live=False)).order_by("-batch", "pk")


def open_entries_of(batch: IntakeBatch) -> QuerySet[IntakeEntry]:
    """The drafts of a batch that have been read, or cannot be, and that nobody has checked."""
    states = [IntakeState.READ, IntakeState.UNREADABLE]
    return batch.entries.filter(state__in=states, document__live=False).order_by("pk")


def entries_of(batch: IntakeBatch) -> QuerySet[IntakeEntry]:
    """All that was dropped at once, drafts before files that were refused."""
    return _for_list(batch.entries.all()).order_by(models.F("document").asc(nulls_last=True))


def _for_list(entries: QuerySet[IntakeEntry]) -> QuerySet[IntakeEntry]:
    """With all that a list of them shows, in a constant number of queries."""
    doubts = IntakeDoubt.objects.select_related("other")
    related = entries.select_related("batch__user", "document__document_type", "document__issuer")
    return related.defer("document__text").prefetch_related(Prefetch("doubts", doubts))
