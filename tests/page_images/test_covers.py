"""The cover of a file is there before anybody asks for it."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from background.lanes import Lane
from background.working import work_off
from extraction.enums import ExtractionState
from extraction.models import Extraction
from page_images import tasks
from page_images.keeping import folder_of
from page_images.processes import BusyError
from tests.extraction import samples
from tests.factories import AttachmentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _without_scans(settings):
    settings.EXTRACTION_TESSERACT = ""


def attach(content, name):
    return AttachmentFactory(file=ContentFile(content, name=name))


def drawn(attachment):
    return sorted(path.name for path in folder_of(attachment).glob("*.webp"))


def test_the_worker_draws_the_first_page_of_what_it_has_read():
    attachment = attach(samples.pdf("Một", "Hai"), "a.pdf")
    assert drawn(attachment) == []
    work_off(Lane.FILES)
    assert drawn(attachment) == []
    work_off(Lane.PICTURES)
    assert drawn(attachment) == ["1-240.webp"]


def test_what_cannot_be_drawn_keeps_no_other_file_from_being_read():
    broken, word = attach(b"%PDF-1.4 no more", "b.pdf"), attach(samples.docx("Một"), "c.docx")
    whole = attach(samples.pdf("Một"), "d.pdf")
    assert work_off(Lane.FILES) == 3
    work_off(Lane.PICTURES)
    assert [drawn(attachment) for attachment in (broken, word, whole)] == [[], [], ["1-240.webp"]]
    assert Extraction.objects.get(attachment=whole).state == ExtractionState.DONE


def test_an_error_while_drawing_does_not_stop_the_worker_and_is_tried_again(monkeypatch):
    def fail(*_arguments):
        raise NotImplementedError("a storage without paths")

    attachments = [attach(samples.pdf("Một"), "a.pdf"), attach(samples.pdf("Hai"), "b.pdf")]
    assert work_off(Lane.FILES) == 2
    with monkeypatch.context() as failing:
        failing.setattr(tasks, "picture_of", fail)
        assert work_off(Lane.PICTURES) == 2
    read = Extraction.objects.filter(attachment__in=attachments)
    assert {extraction.state for extraction in read} == {ExtractionState.DONE}
    DBTaskResult.objects.filter(queue_name=Lane.PICTURES).update(run_after=timezone.now())
    assert work_off(Lane.PICTURES) == 2
    assert all(map(drawn, attachments))


def test_much_else_to_draw_puts_a_cover_off(monkeypatch):
    def be_busy(*_arguments):
        raise BusyError

    attachment = attach(samples.pdf("Một"), "a.pdf")
    monkeypatch.setattr(tasks, "picture_of", be_busy)
    work_off(Lane.FILES, Lane.PICTURES)
    [row] = DBTaskResult.objects.filter(queue_name=Lane.PICTURES)
    assert row.status == TaskResultStatus.READY
    assert not drawn(attachment)
