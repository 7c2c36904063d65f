"""What happens where a draft cannot be filled in by itself."""

from __future__ import annotations

import pytest

from documents.acquisition.uploads import signal_handlers
from documents.models import LegalDocumentPage
from extraction.models import Extraction
from extraction.signals import text_changed
from tests.factories.intake import DECISION_TEXT, read_as


@pytest.fixture
def attachment(desk):
    desk.drop("quyet dinh.pdf")
    found = LegalDocumentPage.objects.get().files.get().attachment
    read_as(found, DECISION_TEXT)
    return found


def test_a_draft_that_cannot_be_filled_in_costs_only_itself(
    attachment, monkeypatch, caplog, django_capture_on_commit_callbacks
):
    def fail(attachment_id: int) -> None:
        raise LookupError(attachment_id)

    monkeypatch.setattr(signal_handlers, "prefill_files", fail)
    with django_capture_on_commit_callbacks(execute=True):
        text_changed.send(Extraction, attachment_id=attachment.pk)
    assert LegalDocumentPage.objects.get().number == ""
    assert "prefill_when_read" in caplog.text
