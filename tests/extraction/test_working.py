"""The worker: whatever a file does to it, the file ends in a clear state and the next one is read."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from background import working as working_off
from background.lanes import Lane
from background.retaking import retake
from extraction import running, working
from extraction.enums import ExtractionMethod, ExtractionState
from extraction.letters import recognised_letters
from extraction.models import Extraction
from extraction.notes import said
from extraction.readers.results import Ending, Limits, Note, Outcome, PageText
from extraction.rounds import go_round
from extraction.running import CrashError
from extraction.signals import text_changed
from extraction.tasks import ask_for, read_file
from extraction.working import MOST_ATTEMPTS, read_extraction, retake_abandoned, retry_scans
from tests.extraction import samples
from tests.factories import AttachmentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _without_scans(settings):
    settings.EXTRACTION_TESSERACT = ""


def attach(content: bytes, name: str = "văn bản.docx") -> Extraction:
    return AttachmentFactory(file=ContentFile(content, name=name)).extraction


def work_off() -> int:
    """Read what waits, and say how many readings that were."""
    return working_off.work_off(Lane.FILES)


def replace_child(monkeypatch, program: str) -> None:
    """Have a program of ours in place of the process that reads."""
    start = subprocess.Popen

    def start_ours(_command, **options):
        return start([sys.executable, "-c", program], **options)

    monkeypatch.setattr(running.subprocess, "Popen", start_ours)


def test_files_are_read_and_their_text_kept_by_page():
    heard = []

    def hear(attachment_id, **_others):
        heard.append(attachment_id)

    text_changed.connect(hear)
    extraction = attach(samples.docx("Một", "Hai"))
    broken = attach(b"no package")
    assert work_off() == 2
    text_changed.disconnect(hear)
    extraction.refresh_from_db()
    broken.refresh_from_db()
    assert extraction.state == ExtractionState.DONE
    assert extraction.method == ExtractionMethod.TEXT
    assert extraction.page_count == 2
    assert extraction.attempts == 1
    assert extraction.finished_at
    assert list(extraction.pages.values_list("number", "text")) == [(1, "Một"), (2, "Hai")]
    assert broken.state == ExtractionState.BROKEN
    assert heard == [extraction.attachment_id, broken.attachment_id]


def test_the_places_of_recognised_words_are_kept_beside_the_text(monkeypatch):
    page = {"number": 1, "text": "Điều 5", "confidence": 0.9, "runs": [[100, 200, 300, 40, "Điều 5"]]}
    ending = {"outcome": "done", "page_count": 1, "method": "recognised", "note": None}
    lines = [json.dumps({"page": page}), json.dumps({"ending": ending})]
    replace_child(monkeypatch, f"print({lines[0]!r}); print({lines[1]!r})")
    extraction = attach(b"%PDF-1.4", "a.pdf")
    assert work_off() == 1
    kept = recognised_letters(extraction.attachment, 1)
    assert kept is not None
    assert json.loads(kept) == page["runs"]
    assert recognised_letters(extraction.attachment, 2) is None


def test_what_is_read_anew_takes_the_place_of_what_was_there():
    extraction = attach(samples.docx("Mới"))
    extraction.pages.create(number=1, text="Cũ")
    work_off()
    assert list(extraction.pages.values_list("text", flat=True)) == ["Mới"]


def test_a_process_that_crashes_is_tried_again_and_then_given_up(monkeypatch):
    crashed = attach(samples.docx("Một"))
    replace_child(monkeypatch, "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")
    assert work_off() == MOST_ATTEMPTS
    crashed.refresh_from_db()
    assert crashed.state == ExtractionState.BROKEN
    assert crashed.attempts == MOST_ATTEMPTS
    assert crashed.detail


def test_the_queue_goes_on_behind_a_file_that_kills_its_reader(monkeypatch):
    killer, good = attach(b"killer", "chết.docx"), attach(samples.docx("Một"))
    really = working.read_apart

    def read_or_crash(path, name, within):
        if name == "chết.docx":
            raise CrashError([])
        return really(path, name, within)

    monkeypatch.setattr(working, "read_apart", read_or_crash)
    assert work_off() == MOST_ATTEMPTS + 1
    killer.refresh_from_db()
    good.refresh_from_db()
    assert (killer.state, good.state) == (ExtractionState.BROKEN, ExtractionState.DONE)
    first = Extraction.objects.order_by("finished_at").first()
    assert first == good, "the file behind does not wait for the last try"


def test_a_process_that_takes_too_long_is_ended_and_what_it_read_kept(monkeypatch, settings):
    settings.EXTRACTION_SECONDS = 1
    monkeypatch.setattr(running, "BUSY_SHARE", 0)
    slow = attach(samples.docx("Một"))
    page = '{"page": {"number": 1, "text": "Một", "confidence": null}}'
    replace_child(monkeypatch, f"import time; print('{page}', flush=True); time.sleep(60)")
    work_off()
    slow.refresh_from_db()
    assert slow.state == ExtractionState.TOO_SLOW
    assert slow.pages.get().text == "Một"


def test_the_processor_time_is_limited_too(monkeypatch, settings):
    settings.EXTRACTION_SECONDS = 30
    slow = attach(samples.docx("Một"))
    replace_child(monkeypatch, "import os, signal; os.kill(os.getpid(), signal.SIGXCPU)")
    work_off()
    slow.refresh_from_db()
    assert slow.state == ExtractionState.TOO_SLOW


def test_memory_is_limited(settings):
    settings.EXTRACTION_MEMORY_MB = 60
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f'<w:document xmlns:w="{w}"><w:body><w:p><w:r><w:t>{"ạ" * 3_000_000}</w:t>'
    body += "</w:r></w:p></w:body></w:document>"
    large = attach(samples.package({"word/document.xml": body}))
    work_off()
    large.refresh_from_db()
    assert (large.state, large.detail) == (
        ExtractionState.TOO_LARGE,
        said(Ending(Outcome.TOO_LARGE, note=Note.MEMORY), 0),
    )


def test_the_process_knows_nothing_of_the_site(tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "secret")
    assert not {"SECRET_KEY", "DATABASE_URL"} & set(running._environment(str(tmp_path)))


def test_a_file_replaced_while_it_is_read_keeps_waiting(monkeypatch):
    extraction = attach(samples.docx("Cũ"))
    really = working.read_apart

    def read_slowly(path, name, within):
        reading = really(path, name, within)
        attachment = extraction.attachment
        attachment.file = ContentFile(samples.docx("Mới"), name="mới.docx")
        attachment.save()
        monkeypatch.setattr(working, "read_apart", really)
        return reading

    monkeypatch.setattr(working, "read_apart", read_slowly)
    left = read_extraction(extraction.pk)
    assert left is not None
    assert left.state == ExtractionState.WAITING
    assert not extraction.pages.exists()
    work_off()
    assert extraction.pages.get().text == "Mới"


def test_a_missing_file_is_said_to_be_missing():
    extraction = attach(samples.docx("Một"))
    extraction.attachment.file.storage.delete(extraction.attachment.file.name)
    work_off()
    extraction.refresh_from_db()
    assert extraction.state == ExtractionState.BROKEN
    assert extraction.detail


def test_a_worker_that_is_stopped_leaves_the_file_to_the_next(monkeypatch):
    extraction = attach(samples.docx("Một"))

    def stop(*_arguments):
        raise SystemExit

    with monkeypatch.context() as stopped:
        stopped.setattr(working, "read_apart", stop)
        with pytest.raises(SystemExit):
            read_extraction(extraction.pk)
    extraction.refresh_from_db()
    assert (extraction.state, extraction.attempts) == (ExtractionState.WAITING, 0)
    assert work_off() == 1
    extraction.refresh_from_db()
    assert extraction.state == ExtractionState.DONE


def test_what_a_dead_worker_was_reading_is_read_by_the_next_at_once():
    extraction = attach(samples.docx("Một"))
    row = DBTaskResult.objects.ready().get(queue_name=Lane.FILES)
    row.claim("dead")
    Extraction.objects.update(state=ExtractionState.READING, started_at=timezone.now(), attempts=1)
    assert work_off() == 0
    assert retake("dead") == 1
    assert work_off() == 1
    extraction.refresh_from_db()
    assert (extraction.state, extraction.attempts) == (ExtractionState.DONE, 1)


def test_what_nobody_reads_and_nobody_is_asked_to_read_is_found(settings):
    waiting, begun = attach(samples.docx("Một")), attach(samples.docx("Hai"))
    long_ago = timezone.now() - timedelta(seconds=settings.EXTRACTION_SECONDS, minutes=6)
    Extraction.objects.filter(pk=begun.pk).update(state=ExtractionState.READING, started_at=long_ago)
    assert go_round() == 0, "each has its task"
    begun.refresh_from_db()
    assert begun.is_put_off
    DBTaskResult.objects.all().delete()
    assert go_round() == 2
    assert work_off() == 1
    waiting.refresh_from_db()
    assert waiting.state == ExtractionState.DONE


def test_what_was_left_long_ago_is_taken_up_and_never_given_up(settings):
    extraction = attach(samples.docx("Một"))
    long_ago = timezone.now() - timedelta(seconds=settings.EXTRACTION_SECONDS, minutes=6)
    begun = {"state": ExtractionState.READING, "started_at": long_ago}
    Extraction.objects.update(**begun, attempts=1)
    assert retake_abandoned() == 1
    extraction.refresh_from_db()
    assert extraction.state == ExtractionState.WAITING
    Extraction.objects.update(**begun, attempts=MOST_ATTEMPTS)
    assert retake_abandoned() == 1
    extraction.refresh_from_db()
    assert extraction.state == ExtractionState.WAITING


def test_scans_wait_for_the_program_that_reads_them(monkeypatch):
    extraction = attach(samples.docx("Một"))
    Extraction.objects.update(state=ExtractionState.NEEDS_OCR)
    assert retry_scans() == 0
    monkeypatch.setattr(working, "tesseract", lambda: "/usr/bin/tesseract")
    assert retry_scans() == 1
    extraction.refresh_from_db()
    assert extraction.state == ExtractionState.WAITING


def test_two_workers_do_not_read_the_same_file(monkeypatch):
    extraction = attach(samples.docx("Một"))
    ask_for(extraction)
    read: list[str] = []
    left: list[Extraction | None] = []

    def read_while_another_looks(_path, name, within):
        read.append(name)
        left.append(read_extraction(extraction.pk))
        left.append(read_extraction(extraction.pk, is_retaken=False))
        return running.ExtractedText(running.Ending(running.Outcome.DONE, 1), [PageText(1, "Một")])

    monkeypatch.setattr(working, "read_apart", read_while_another_looks)
    assert work_off() == 2, "it was asked for twice"
    assert len(read) == 1
    assert left == [None, None]


def test_a_file_for_which_a_person_waits_comes_before_those_of_an_import(monkeypatch, admin_user):
    attach(samples.docx("Một"), "một.docx")
    theirs = AttachmentFactory(
        file=ContentFile(samples.docx("Hai"), name="hai.docx"), uploaded_by_user=admin_user
    )
    order: list[str] = []
    really = working.read_apart

    def note(path, name, within):
        order.append(name)
        return really(path, name, within)

    monkeypatch.setattr(working, "read_apart", note)
    assert work_off() == 2
    assert order == [theirs.download_name, "một.docx"]


def test_a_file_that_was_deleted_meanwhile_is_no_error():
    extraction = attach(samples.docx("Một"))
    extraction.attachment.delete()
    assert work_off() == 1
    assert DBTaskResult.objects.get(task_path=read_file.module_path).status == TaskResultStatus.SUCCESSFUL


def test_a_process_takes_those_it_started_with_it(tmp_path, monkeypatch, settings):
    settings.EXTRACTION_SECONDS = 2
    monkeypatch.setattr(running, "BUSY_SHARE", 0)
    note = tmp_path / "pid"
    replace_child(
        monkeypatch,
        "import subprocess, pathlib, time; p = subprocess.Popen(['sleep', '60']);"
        f"pathlib.Path({str(note)!r}).write_text(str(p.pid)); time.sleep(60)",
    )
    running.read_apart(tmp_path, "a.pdf", Limits())
    # A machine with much to do takes its time to end what was told to.
    assert any(_has_ended(note.read_text()) for _try in range(100))


def _has_ended(pid: str) -> bool:
    try:
        ended = Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True
    if not ended:
        time.sleep(0.1)
    return ended
