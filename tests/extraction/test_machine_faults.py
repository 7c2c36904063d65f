"""What is no property of a file (a full disk, a kill, a busy machine) never marks it: it is read later."""

from __future__ import annotations

import errno
import os
import signal
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from extraction import child, running, working
from extraction.enums import ExtractionState
from extraction.machine_faults import KEPT_FROM_WORK, KILLED, MachineFaultError, is_machine_fault
from extraction.models import Extraction
from extraction.queueing import ask_again
from extraction.readers import packages, reading, tesseract
from extraction.readers.results import Ending, Limits, Outcome, UnreadableError
from extraction.working import MOST_ATTEMPTS, MOST_TIMES_LATE
from page_images import drawing
from tests.extraction import samples
from tests.extraction.test_working import attach, replace_child, work_off
from tests.factories import AttachmentFactory

FAULTS = [errno.ENOSPC, errno.EIO, errno.EMFILE, errno.ENFILE, errno.EDQUOT, errno.EROFS]


@pytest.fixture(autouse=True)
def _without_scans(settings):
    settings.EXTRACTION_TESSERACT = ""


def make_due() -> None:
    Extraction.objects.update(queued_at=timezone.now())
    DBTaskResult.objects.filter(status=TaskResultStatus.READY).update(run_after=timezone.now())


def refuse(monkeypatch, number: int) -> None:
    def refused(*_arguments, **_options):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(running, "_run", refused)


def expect_put_off(extraction: Extraction, setbacks: int = 1) -> None:
    extraction.refresh_from_db()
    assert (extraction.state, extraction.attempts) == (ExtractionState.WAITING, 0)
    assert extraction.setbacks == setbacks
    assert extraction.queued_at > timezone.now()
    assert extraction.detail


@pytest.mark.django_db
@pytest.mark.parametrize("number", [*FAULTS, errno.ENOENT, errno.ENOMEM, errno.EACCES])
def test_an_error_beside_the_file_leaves_it_waiting_and_then_it_is_read(number, monkeypatch):
    extraction = attach(samples.docx("Một"))
    with monkeypatch.context() as patched:
        refuse(patched, number)
        for times in range(1, MOST_ATTEMPTS + 3):
            make_due()
            assert work_off() == 1, "it is not tried again at once"
            expect_put_off(extraction, times)
    make_due()
    assert work_off() == 1
    extraction.refresh_from_db()
    assert (extraction.state, extraction.setbacks, extraction.detail) == (ExtractionState.DONE, 0, "")


@pytest.mark.django_db
def test_no_place_for_temporary_files_is_no_missing_file(monkeypatch):
    extraction = attach(samples.docx("Một"))

    def no_folder(*_arguments, **_options):
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    monkeypatch.setattr(tempfile, "gettempdir", no_folder)
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(tempfile, "_get_default_tempdir", no_folder)
    work_off()
    expect_put_off(extraction)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "program",
    [
        # Whoever started the tests may have ignored a signal, as `nohup` does.
        *(
            f"import os, signal; {-code} in (9, 19) or signal.signal({-code}, signal.SIG_DFL);"
            f" os.kill(os.getpid(), {-code})"
            for code in sorted(KILLED)
        ),
        f"import sys; sys.exit({KEPT_FROM_WORK})",
    ],
)
def test_a_reader_that_was_killed_or_kept_from_its_work_reads_later(program, monkeypatch):
    extraction = attach(samples.docx("Một"))
    replace_child(monkeypatch, program)
    work_off()
    expect_put_off(extraction)


@pytest.mark.django_db
def test_the_pauses_grow_up_to_an_hour(monkeypatch):
    extraction = attach(samples.docx("Một"))
    refuse(monkeypatch, errno.ENOSPC)
    pauses = []
    for _time in range(9):
        make_due()
        work_off()
        extraction.refresh_from_db()
        pauses.append(round((extraction.queued_at - timezone.now()) / timedelta(minutes=1)))
    assert pauses == [1, 2, 4, 8, 16, 32, 60, 60, 60]


@pytest.mark.django_db
def test_a_file_that_was_put_off_does_not_hold_up_others_and_can_be_asked_for(monkeypatch):
    put_off = attach(samples.docx("Một"))
    with monkeypatch.context() as patched:
        refuse(patched, errno.ENOSPC)
        work_off()
    other = attach(samples.docx("Hai"))
    assert work_off() == 1
    other.refresh_from_db()
    assert other.state == ExtractionState.DONE
    expect_put_off(put_off)
    assert put_off.is_put_off
    assert ask_again([put_off]) == 1
    assert work_off() == 1


@pytest.mark.django_db
def test_a_busy_machine_is_not_the_file_and_a_file_that_never_ends_is_given_up(monkeypatch, settings):
    settings.EXTRACTION_SECONDS = 1
    extraction = attach(samples.docx("Một"))
    page = '{"page": {"number": 1, "text": "Một", "confidence": null}}'
    replace_child(monkeypatch, f"import time; print('{page}', flush=True); time.sleep(60)")
    for times in range(1, MOST_TIMES_LATE):
        make_due()
        work_off()
        expect_put_off(extraction, times)
    make_due()
    work_off()
    extraction.refresh_from_db()
    assert extraction.state == ExtractionState.TOO_SLOW
    assert extraction.pages.get().text == "Một", "what was read by then is kept"


@pytest.mark.django_db
def test_a_file_for_which_the_processor_worked_all_the_time_took_too_long(monkeypatch, settings):
    settings.EXTRACTION_SECONDS = 1
    monkeypatch.setattr(running, "BUSY_SHARE", 0.1)
    extraction = attach(samples.docx("Một"))
    replace_child(monkeypatch, "while True: pass")
    work_off()
    extraction.refresh_from_db()
    assert extraction.state == ExtractionState.TOO_SLOW


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("error", "state"),
    [(FileNotFoundError(), ExtractionState.BROKEN), (OSError(errno.EIO, ""), ExtractionState.WAITING)],
)
def test_only_an_original_that_is_not_found_is_missing(error, state, monkeypatch):
    attachment = AttachmentFactory(file=ContentFile(samples.docx("Một"), name="a.docx"))

    def stat(*_arguments, **_options):
        raise error

    monkeypatch.setattr(working.Path, "stat", stat)
    working.read_extraction(attachment.extraction.pk)
    assert Extraction.objects.get(attachment=attachment).state == state


@pytest.mark.parametrize("number", FAULTS)
def test_a_reader_does_not_call_a_fault_of_the_machine_damage(number, tmp_path, monkeypatch):
    path = tmp_path / "a.docx"
    path.write_bytes(samples.docx("Một"))

    def refused(*_arguments):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(packages.zipfile, "ZipFile", refused)
    with pytest.raises(UnreadableError) as raised:
        reading.read(path, "a.docx", Limits(), print)
    assert is_machine_fault(raised.value)
    monkeypatch.setattr(packages.zipfile, "ZipFile", lambda *_arguments: path.open("x"))
    assert reading.read(path, "a.docx", Limits(), print) == Ending(Outcome.BROKEN), (
        "any other error is damage"
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no disk that is always full")
def test_the_reading_process_says_that_it_found_no_room(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(samples.docx("Một"))
    order = child.Order(str(path), path.name, 30, 2**30, Limits())
    with Path("/dev/full").open("wb") as full:
        assert running._run(order, str(tmp_path), full, full) == KEPT_FROM_WORK


def test_tesseract_that_was_killed_does_not_leave_the_page_without_text(tmp_path):
    program = tmp_path / "tesseract"
    program.write_text(f"#!{sys.executable}\nimport os; os.kill(os.getpid(), {signal.SIGKILL})\n")
    program.chmod(0o755)
    with pytest.raises(MachineFaultError):
        tesseract.ask(str(program), b"", tesseract.UPRIGHT, 300)


def test_the_drawing_program_says_it_with_the_same_code():
    assert drawing.KEPT_FROM_WORK == KEPT_FROM_WORK
