"""Working off the queue: one file after the other, each ending in a clear state whatever happens."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from shutil import copyfileobj
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from attachments.models import Attachment
from extraction.enums import ExtractionState
from extraction.letters import keep_letters
from extraction.models import ExtractedPage, Extraction
from extraction.notes import said
from extraction.querysets import ExtractionQuerySet
from extraction.readers.results import Ending, Limits, Note, Outcome, PageText, Reading
from extraction.running import CrashError, limits, read_apart, tesseract
from extraction.signals import file_read, text_changed

__all__ = ["MOST_ATTEMPTS", "read_next", "retake_abandoned", "retry_scans", "work_off"]

MOST_ATTEMPTS: Final = 3
PAGES_AT_ONCE: Final = 200
# Longer than any reading takes: whoever began it before is gone.
SLACK: Final = timedelta(minutes=5)


def work_off(goes_on: Callable[[], bool] = lambda: True) -> int:
    """Read what waits, and say how many files that were."""
    within = limits()
    done = 0
    while goes_on() and read_next(within):
        done += 1
    return done


def read_next(within: Limits) -> bool:
    """Read the file that waits longest; False where none does."""
    extraction = _claim()
    if extraction is None:
        return False
    try:
        _read(extraction, within)
    except CrashError as crash:
        _give_back(extraction, crash.pages)
    except (KeyboardInterrupt, SystemExit):
        # Stopping the worker is not the file's fault.
        _still_ours(extraction).update(state=ExtractionState.WAITING, attempts=extraction.attempts - 1)
        raise
    else:
        file_read.send_robust(Extraction, attachment=extraction.attachment)
    return True


def _read(extraction: Extraction, within: Limits) -> None:
    try:
        with _on_disk(extraction.attachment) as path:
            _finish(extraction, read_apart(path, extraction.attachment.download_name, within))
    except OSError:
        _finish(extraction, Reading(Ending(Outcome.BROKEN)), detail=_("The file is missing in the storage."))


def retake_abandoned() -> int:
    """Queue what somebody began and never ended: their process was killed, or the machine went down."""
    before = timezone.now() - timedelta(seconds=settings.EXTRACTION_SECONDS) - SLACK
    retaken = list(Extraction.objects.abandoned(before))
    for extraction in retaken:
        _give_back(extraction, [])
    return len(retaken)


def retry_scans() -> int:
    """Queue the scans that came in before the program for them was installed."""
    if not tesseract():
        return 0
    scans = Extraction.objects.filter(state=ExtractionState.NEEDS_OCR)
    queued: int = scans.update(state=ExtractionState.WAITING, attempts=0, queued_at=timezone.now())
    return queued


def _claim() -> Extraction | None:
    """Take the next file for ourselves. Two workers that see the same row: the second changes nothing."""
    for extraction in Extraction.objects.waiting().select_related("attachment")[:10]:
        begun = {
            "state": ExtractionState.READING,
            "started_at": timezone.now(),
            "attempts": extraction.attempts + 1,
        }
        mine = Extraction.objects.filter(pk=extraction.pk, state=ExtractionState.WAITING)
        if mine.filter(sha256=extraction.sha256).update(**begun):
            extraction.attempts += 1
            extraction.started_at = begun["started_at"]
            return extraction
    return None


def _finish(extraction: Extraction, reading: Reading, *, detail: str = "") -> None:
    """Keep what was read, unless the file was replaced meanwhile: then it waits again already."""
    ending = reading.ending
    with transaction.atomic():
        changed = _still_ours(extraction).update(
            state=ending.outcome.value,
            method=ending.method.value if ending.method else "",
            page_count=ending.page_count,
            finished_at=timezone.now(),
            detail=detail or said(ending, len(reading.pages)),
        )
        if not changed:
            return
        extraction.pages.all().delete()
        rows = ExtractedPage.objects.bulk_create(
            (_row(extraction, page) for page in reading.pages), batch_size=PAGES_AT_ONCE
        )
        keep_letters(rows, reading.pages)
        text_changed.send(Extraction, attachment_id=extraction.attachment_id)


def _give_back(extraction: Extraction, pages: list[PageText]) -> None:
    """Try once more later; a file that has brought down every process that read it is broken."""
    if extraction.attempts >= MOST_ATTEMPTS:
        _finish(extraction, Reading(Ending(Outcome.BROKEN, note=Note.CRASH), pages))
    else:
        _still_ours(extraction).update(state=ExtractionState.WAITING, queued_at=timezone.now())


def _still_ours(extraction: Extraction) -> ExtractionQuerySet:
    return Extraction.objects.filter(
        pk=extraction.pk,
        state=ExtractionState.READING,
        sha256=extraction.sha256,
        started_at=extraction.started_at,
    )


def _row(extraction: Extraction, page: PageText) -> ExtractedPage:
    return ExtractedPage(
        extraction=extraction,
        number=page.number,
        text=page.text,
        confidence=page.confidence,
        unsure=list(page.unsure),
    )


@contextmanager
def _on_disk(attachment: Attachment) -> Iterator[Path]:
    """The stored file; a copy of it, where the storage is not a folder. Raises `OSError` if it is missing."""
    try:
        path = Path(attachment.file.path)
    except NotImplementedError:
        with (
            tempfile.NamedTemporaryFile() as copy,
            attachment.file.storage.open(attachment.file.name) as file,
        ):
            copyfileobj(file, copy)
            copy.flush()
            yield Path(copy.name)
        return
    if not path.is_file():
        raise FileNotFoundError(path)
    yield path
