"""Files are queued with the change that brings them."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.db import transaction

from attachments.models import Attachment
from extraction.enums import ExtractionState
from extraction.models import ExtractedPage, Extraction
from extraction.queueing import ask_again, queue_missing
from tests.factories import AttachmentFactory

pytestmark = pytest.mark.django_db


def finish(extraction: Extraction, state: ExtractionState = ExtractionState.DONE) -> None:
    extraction.state = state
    extraction.page_count = 1
    extraction.save()
    ExtractedPage.objects.create(extraction=extraction, number=1, text="Điều 1")


def test_a_new_file_waits_to_be_read():
    attachment = AttachmentFactory()
    assert attachment.extraction.state == ExtractionState.WAITING
    assert attachment.extraction.sha256 == attachment.sha256
    assert list(Extraction.objects.waiting()) == [attachment.extraction]


def test_a_file_that_is_rolled_back_is_not_queued():
    with transaction.atomic():
        AttachmentFactory()
        transaction.set_rollback(True)
    assert not Extraction.objects.exists()


def test_a_new_title_does_not_have_the_file_read_again():
    attachment = AttachmentFactory()
    finish(attachment.extraction)
    attachment.title = "Tên khác"
    attachment.save()
    assert Extraction.objects.get().state == ExtractionState.DONE


def test_new_content_is_queued_and_the_old_text_forgotten():
    attachment = AttachmentFactory()
    finish(attachment.extraction)
    attachment.file = ContentFile(b"%PDF-1.4 new", name="khác.pdf")
    attachment.save()
    extraction = Extraction.objects.get()
    assert extraction.state == ExtractionState.WAITING
    assert extraction.sha256 == attachment.sha256
    assert not extraction.pages.exists()


def test_asking_again_keeps_the_text_until_it_is_read_anew():
    broken, waiting = AttachmentFactory(), AttachmentFactory()
    finish(broken.extraction, ExtractionState.BROKEN)
    assert ask_again([broken.extraction, waiting.extraction]) == 1
    extraction = Extraction.objects.get(attachment=broken)
    assert extraction.state == ExtractionState.WAITING
    assert extraction.attempts == 0
    assert extraction.pages.count() == 1


def test_a_file_nobody_heard_of_is_found():
    attachment = AttachmentFactory()
    Extraction.objects.all().delete()
    assert queue_missing() == 1
    assert queue_missing() == 0
    assert Attachment.objects.get(pk=attachment.pk).extraction.state == ExtractionState.WAITING
