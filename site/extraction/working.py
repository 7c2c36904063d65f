"""Reading one file, which ends in a clear state whatever happens.

What is no property of the file (a full disk, a kill, a busy machine) leaves it waiting, longer each time.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from shutil import copyfileobj
from typing import Final

from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from attachments.models import Attachment
from extraction.enums import ExtractionState
from extraction.letters import keep_letters
from extraction.machine_faults import MachineFaultError
from extraction.models import ExtractedPage, Extraction
from extraction.notes import said
from extraction.querysets import ExtractionQuerySet
from extraction.readers.results import Ending, ExtractedText, Limits, Note, Outcome, PageText
from extraction.running import CrashError, LateError, limits, read_apart, tesseract
from extraction.signals import file_read, text_changed

__all__ = ["MOST_ATTEMPTS", "MOST_TIMES_LATE", "read_extraction", "retake_abandoned", "retry_scans"]

logger = logging.getLogger(__name__)

MOST_ATTEMPTS: Final = 3
# A file that waits for something that never comes looks like one on a busy machine.
MOST_TIMES_LATE: Final = 3
FIRST_PAUSE: Final = timedelta(minutes=1)
LONGEST_PAUSE: Final = timedelta(hours=1)
# What the column holds.
MOST_SETBACKS: Final = 32_767
PAGES_AT_ONCE: Final = 200
# Longer than any reading takes: whoever began it before is gone.
SLACK: Final = timedelta(minutes=5)


class MissingError(Exception):
    """The storage has no such file."""


def read_extraction(extraction_id: int, *, is_retaken: bool = False) -> Extraction | None:
    """Read a file that waits for it; returns how that has left it, None where it does not wait.

    `is_retaken`: whoever began it for the same task is gone, so it may be begun anew.
    """
    extraction = _begin(extraction_id, is_retaken=is_retaken)
    if extraction is None:
        return None
    try:
        _read(extraction, limits())
    except MissingError:
        _finish(
            extraction, ExtractedText(Ending(Outcome.BROKEN)), detail=_("The file is missing in the storage.")
        )
    except CrashError as crash:
        _give_back(extraction, crash.pages)
    except LateError as late:
        if extraction.setbacks + 1 >= MOST_TIMES_LATE:
            _finish(extraction, late.extracted)
        else:
            _put_off(extraction, late)
    except (MachineFaultError, OSError) as error:
        _put_off(extraction, error)
    except (KeyboardInterrupt, SystemExit):
        # Stopping the worker is not the file's fault.
        _still_ours(extraction).update(state=ExtractionState.WAITING, attempts=extraction.attempts - 1)
        raise
    else:
        file_read.send_robust(Extraction, attachment=extraction.attachment)
    return Extraction.objects.filter(pk=extraction_id).select_related("attachment").first()


def _read(extraction: Extraction, within: Limits) -> None:
    with _on_disk(extraction.attachment) as path:
        extracted = read_apart(path, extraction.attachment.download_name, within)
    _finish(extraction, extracted)


def retake_abandoned() -> int:
    """Put off what was begun long ago and never ended, and whose task is gone as well; says how many."""
    before = timezone.now() - timedelta(seconds=settings.EXTRACTION_SECONDS) - SLACK
    retaken = list(Extraction.objects.abandoned(before))
    for extraction in retaken:
        _put_off(extraction, MachineFaultError("its worker ended"))
    return len(retaken)


def retry_scans() -> int:
    """Have the scans wait again that came in before the program for them was installed."""
    if not tesseract():
        return 0
    scans = Extraction.objects.filter(state=ExtractionState.NEEDS_OCR)
    queued: int = scans.update(state=ExtractionState.WAITING, attempts=0, queued_at=timezone.now())
    return queued


@transaction.atomic
def _begin(extraction_id: int, *, is_retaken: bool) -> Extraction | None:
    """Note that it is being read. Two that are asked to read the same file: the second finds it begun."""
    found = Extraction.objects.select_for_update(of=("self",)).select_related("attachment")
    extraction: Extraction | None = found.filter(pk=extraction_id).first()
    if extraction is None:
        return None
    if extraction.is_waiting and not extraction.is_put_off:
        extraction.attempts += 1
    elif not (is_retaken and extraction.state == ExtractionState.READING):
        return None
    extraction.state, extraction.started_at = ExtractionState.READING, timezone.now()
    extraction.save(update_fields=["state", "started_at", "attempts"])
    return extraction


def _finish(extraction: Extraction, extracted: ExtractedText, *, detail: str = "") -> None:
    """Keep what was read, unless the file was replaced meanwhile: then it waits again already."""
    ending = extracted.ending
    with transaction.atomic():
        changed = _still_ours(extraction).update(
            state=ending.outcome.value,
            method=ending.method.value if ending.method else "",
            page_count=ending.page_count,
            finished_at=timezone.now(),
            setbacks=0,
            detail=detail or said(ending, len(extracted.pages)),
        )
        if not changed:
            return
        extraction.pages.all().delete()
        rows = ExtractedPage.objects.bulk_create(
            (_row(extraction, page) for page in extracted.pages), batch_size=PAGES_AT_ONCE
        )
        keep_letters(rows, extracted.pages)
        text_changed.send(Extraction, attachment_id=extraction.attachment_id)


def _give_back(extraction: Extraction, pages: list[PageText]) -> None:
    """Try once more later; a file that has brought down every process that read it is broken."""
    if extraction.attempts >= MOST_ATTEMPTS:
        _finish(extraction, ExtractedText(Ending(Outcome.BROKEN, note=Note.CRASH), pages))
    else:
        _still_ours(extraction).update(state=ExtractionState.WAITING, queued_at=timezone.now())


def _put_off(extraction: Extraction, error: Exception) -> None:
    """Try again later, as often as it takes: what happened says nothing about the file."""
    logger.warning("File %s is read later: %s", extraction.attachment_id, error)
    pause = min(FIRST_PAUSE * 2 ** min(extraction.setbacks, 10), LONGEST_PAUSE)
    _still_ours(extraction).update(
        state=ExtractionState.WAITING,
        attempts=max(extraction.attempts - 1, 0),
        setbacks=min(extraction.setbacks + 1, MOST_SETBACKS),
        queued_at=timezone.now() + pause,
        detail=_("The machine could not read it just now; it is tried again by itself."),
    )


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
    """The stored file; a copy of it, where the storage is not a folder.

    Raises `MissingError`; any other error says nothing about the file.
    """
    try:
        path = Path(attachment.file.path)
    except NotImplementedError:
        with tempfile.NamedTemporaryFile() as copy, _opened(attachment) as file:
            copyfileobj(file, copy)
            copy.flush()
            yield Path(copy.name)
        return
    # A folder for temporary files that is full is said to be "not found" too: only this file counts.
    try:
        path.stat()
    except FileNotFoundError as error:
        raise MissingError from error
    yield path


def _opened(attachment: Attachment) -> File[bytes]:
    try:
        file: File[bytes] = attachment.file.storage.open(attachment.file.name)
    except FileNotFoundError as error:
        raise MissingError from error
    return file
