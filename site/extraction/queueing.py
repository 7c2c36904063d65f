"""Asking for the text of files. Part of the transaction that is open: what is rolled back is never read."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from attachments.models import Attachment
from background.asked import open_arguments
from extraction.enums import ExtractionState
from extraction.models import ExtractedPage, Extraction
from extraction.signals import text_changed
from extraction.tasks import ask_for, read_file

__all__ = ["ask_again", "ask_for_forgotten", "queue", "queue_missing"]


@transaction.atomic
def queue(attachment: Attachment) -> Extraction:
    """Have a file read whose content is new; a text of what it held before is forgotten at once."""
    extraction, is_new = Extraction.objects.get_or_create(
        attachment=attachment, defaults={"sha256": attachment.sha256}
    )
    if not is_new and extraction.sha256 != attachment.sha256:
        ExtractedPage.objects.filter(extraction=extraction).delete()
        Extraction.objects.filter(pk=extraction.pk).update(
            method="", page_count=0, sha256=attachment.sha256, **_asked_for()
        )
        extraction.refresh_from_db()
        ask_for(extraction)
        text_changed.send(Extraction, attachment_id=attachment.pk)
    elif is_new:
        ask_for(extraction)
    return extraction


@transaction.atomic
def ask_again(extractions: Iterable[Extraction]) -> int:
    """Have files read once more, and say how many; what was read of them stays until then.

    Those that wait or are being read already are left alone; one that was put off is read now.
    """
    given = Extraction.objects.filter(pk__in=[extraction.pk for extraction in extractions])
    in_the_queue = Q(state=ExtractionState.WAITING, queued_at__lte=timezone.now())
    left = given.exclude(Q(state=ExtractionState.READING) | in_the_queue)
    wanted = list(left.select_for_update(of=("self",)).values_list("pk", flat=True))
    Extraction.objects.filter(pk__in=wanted).update(**_asked_for())
    for extraction in Extraction.objects.filter(pk__in=wanted).select_related("attachment").order_by("pk"):
        ask_for(extraction)
    return len(wanted)


def queue_missing() -> int:
    """Let the files wait that came in without anybody hearing of them, and say how many."""
    missing = Attachment.objects.filter(extraction=None)
    rows = [Extraction(attachment=attachment, sha256=attachment.sha256) for attachment in missing]
    Extraction.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def ask_for_forgotten() -> int:
    """Ask for every file that waits and for which there is no task, and say how many those were."""
    asked = open_arguments(read_file)
    waiting = Extraction.objects.filter(state=ExtractionState.WAITING).select_related("attachment")
    forgotten = [
        extraction for extraction in waiting.order_by("queued_at", "pk") if extraction.pk not in asked
    ]
    for extraction in forgotten:
        ask_for(extraction)
    return len(forgotten)


def _asked_for() -> dict[str, object]:
    return {
        "state": ExtractionState.WAITING,
        "attempts": 0,
        "setbacks": 0,
        "queued_at": timezone.now(),
        "started_at": None,
        "finished_at": None,
        "detail": "",
    }
