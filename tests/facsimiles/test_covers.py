"""The cover of a file is there before anybody asks for it."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile

from extraction.enums import ExtractionState
from extraction.models import Extraction
from extraction.working import work_off
from facsimiles import signal_handlers
from facsimiles.keeping import folder_of
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
    work_off()
    assert drawn(attachment) == ["1-240.webp"]


def test_what_cannot_be_drawn_keeps_no_other_file_from_being_read():
    broken, word = attach(b"%PDF-1.4 no more", "b.pdf"), attach(samples.docx("Một"), "c.docx")
    whole = attach(samples.pdf("Một"), "d.pdf")
    assert work_off() == 3
    assert [drawn(attachment) for attachment in (broken, word, whole)] == [[], [], ["1-240.webp"]]
    assert Extraction.objects.get(attachment=whole).state == ExtractionState.DONE


def test_an_error_while_drawing_does_not_stop_the_worker(monkeypatch):
    def fail(*_arguments):
        raise NotImplementedError("a storage without paths")

    monkeypatch.setattr(signal_handlers, "picture_of", fail)
    attachments = [attach(samples.pdf("Một"), "a.pdf"), attach(samples.pdf("Hai"), "b.pdf")]
    assert work_off() == 2
    read = Extraction.objects.filter(attachment__in=attachments)
    assert {extraction.state for extraction in read} == {ExtractionState.DONE}
