"""What happens where a draft cannot be filled in by itself."""

from __future__ import annotations

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from background.lanes import Lane
from background.rounds import Timetable, registered_rounds
from background.working import work_off
from documents.acquisition.uploads import tasks
from documents.enums import IntakeState
from documents.models import LegalDocumentPage
from extraction.models import Extraction
from extraction.signals import text_changed
from tests.factories import AttachmentFactory
from tests.factories.intake import DECISION_TEXT, read_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def attachment(desk):
    desk.drop("quyet dinh.pdf")
    found = LegalDocumentPage.objects.get().files.get().attachment
    read_as(found, DECISION_TEXT)
    return found


def test_a_draft_that_cannot_be_filled_in_costs_only_itself_and_is_tried_again(attachment, monkeypatch):
    def fail(attachment_id: int) -> int:
        raise LookupError(attachment_id)

    DBTaskResult.objects.all().delete()
    with monkeypatch.context() as failing:
        failing.setattr(tasks, "prefill_files", fail)
        text_changed.send(Extraction, attachment_id=attachment.pk)
        assert work_off(Lane.QUICK) == 1
    assert LegalDocumentPage.objects.get().number == ""
    assert "LookupError" in DBTaskResult.objects.get().traceback
    DBTaskResult.objects.update(run_after=timezone.now())
    assert work_off(Lane.QUICK) == 1
    assert LegalDocumentPage.objects.get().number == "12/QĐ-LĐLĐ"


def test_a_file_that_is_read_before_its_draft_is_made_fills_it_in_as_well(attachment):
    assert work_off(Lane.QUICK) == 1, "the draft itself has asked for it"
    assert LegalDocumentPage.objects.get().number == "12/QĐ-LĐLĐ"


def test_a_draft_whose_last_unread_file_was_taken_out_is_not_forgotten(desk):
    batch = desk.drop("12.pdf", "12.docx")
    work_off(Lane.QUICK)
    first, second = LegalDocumentPage.objects.get().files.order_by("sort_order")
    read_as(first.attachment, DECISION_TEXT)
    second.delete()
    forgotten = Timetable(
        [one for one in registered_rounds() if one.task == tasks.fill_in_forgotten_drafts], _began=0.0
    )
    assert forgotten.look(0.0) == 1
    work_off(Lane.QUICK)
    assert batch.entries.get().state == IntakeState.READ
    assert forgotten.look(400.0) == 0, "nothing is left to do"


def test_a_file_of_an_import_asks_for_no_draft():
    attachment = AttachmentFactory()
    text_changed.send(Extraction, attachment_id=attachment.pk)
    assert not DBTaskResult.objects.filter(task_path=tasks.fill_in_drafts.module_path).exists()
