"""What bears a mark of confidentiality is published by no way."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowTask

from documents.database_rules import restore_triggers
from documents.enums import Confidentiality
from documents.lifecycle.guards import guards
from documents.models import LegalDocumentPage
from documents.models.handling import SECRET_REFUSED
from documents.triggers import remove_triggers
from pages.bulk import ChildWriter
from tests.factories import DocumentFactory, DocumentTypeFactory, IssuingBodyFactory, LibraryFactory

pytestmark = pytest.mark.django_db

MARKS = [mark for mark in Confidentiality if mark is not Confidentiality.ORDINARY]


@pytest.fixture
def secret():
    """A draft that bears a mark."""
    document = DocumentFactory(live=False, confidentiality=Confidentiality.SECRET)
    document.save_revision()
    return document


def is_live(document):
    return Page.objects.get(pk=document.pk).live


def latest(document):
    return LegalDocumentPage.objects.get(pk=document.pk).get_latest_revision_as_object()


def edit_form(document, **data):
    form = {
        "title": document.title,
        "slug": document.slug,
        "number": document.number,
        "document_type": document.document_type_id,
        "issuer": document.issuer_id,
        "posted_on": "19/05/2026",
        "confidentiality": document.confidentiality,
        "urgency": "ordinary",
        "text": "",
    }
    for formset in ("files", "relations", "comments"):
        form |= {f"{formset}-TOTAL_FORMS": "0", f"{formset}-INITIAL_FORMS": "0"}
    return reverse("wagtailadmin_pages:edit", args=[document.pk]), form | data


@pytest.mark.parametrize("mark", MARKS)
def test_no_revision_of_it_is_published_or_scheduled(mark):
    document = DocumentFactory(live=False, confidentiality=mark)
    revision = document.save_revision()
    with pytest.raises(ValidationError):
        revision.publish()
    document.go_live_at = timezone.now() + timedelta(days=1)
    revision = document.save_revision()
    with pytest.raises(ValidationError):
        revision.publish()
    assert not is_live(document)


def test_it_is_not_saved_live(secret):
    secret.live = True
    with pytest.raises(ValidationError) as refusal:
        secret.save()
    assert refusal.value.message_dict["confidentiality"] == [str(SECRET_REFUSED)]


@pytest.mark.parametrize(
    "write",
    [
        lambda document: Page.objects.filter(pk=document.pk).update(live=True),
        lambda document: document.unpublish() or _mark_live(document),
        lambda document: ChildWriter(document.get_parent()).create(
            [LegalDocumentPage(title="Mật", confidentiality=Confidentiality.SECRET)]
        ),
    ],
    ids=["update of the page", "update of the mark", "bulk insert"],
)
def test_the_database_refuses_what_goes_round_the_model(secret, write):
    with pytest.raises(IntegrityError), transaction.atomic():
        write(secret)


def _mark_live(document):
    LegalDocumentPage.objects.filter(pk=document.pk).update(confidentiality=Confidentiality.ORDINARY)
    Page.objects.filter(pk=document.pk).update(live=True)
    LegalDocumentPage.objects.filter(pk=document.pk).update(confidentiality=Confidentiality.SECRET)


def test_the_guards_can_be_taken_away_and_placed_again(secret):
    remove_triggers(connection, guards(connection.vendor))
    assert Page.objects.filter(pk=secret.pk).update(live=True) == 1
    Page.objects.filter(pk=secret.pk).update(live=False)
    assert len(restore_triggers(connection)) == len(guards(connection.vendor))
    assert restore_triggers(connection) == []


def test_it_is_published_once_the_mark_is_lifted(secret):
    secret.confidentiality = Confidentiality.ORDINARY
    secret.save_revision().publish()
    assert is_live(secret)


def test_what_is_found_to_be_confidential_is_not_published_by_an_earlier_schedule():
    document = DocumentFactory(live=False)
    document.go_live_at = timezone.now() + timedelta(hours=1)
    document.save_revision().publish()
    document.refresh_from_db()
    document.confidentiality = Confidentiality.CONFIDENTIAL
    document.save_revision()
    assert not document.revisions.filter(approved_go_live_at__isnull=False).exists()
    call_command("publish_scheduled")
    assert not is_live(document)


@pytest.mark.parametrize("action", ["action-publish", "action-submit"])
def test_the_form_says_why_and_keeps_what_was_written(admin_client, secret, action):
    address, form = edit_form(secret, abstract="Điều vừa viết", **{action: "on"})
    page = admin_client.post(address, form)
    assert str(SECRET_REFUSED) in page.content.decode()
    assert "Điều vừa viết" in page.content.decode()
    assert not is_live(secret)


def test_it_can_be_kept_as_a_draft(admin_client, secret):
    address, form = edit_form(secret, abstract="Điều vừa viết")
    admin_client.post(address, form)
    assert latest(secret).abstract == "Điều vừa viết"
    assert not is_live(secret)


def test_a_public_document_is_marked_only_after_it_was_taken_down(admin_client):
    document = DocumentFactory()
    address, form = edit_form(document, confidentiality="secret")
    page = admin_client.post(address, form)
    assert page.context["form"].errors["confidentiality"] == [SECRET_REFUSED]
    document.unpublish()
    admin_client.post(address, form)
    assert latest(document).is_confidential


def test_the_bulk_action_says_why(admin_client, secret):
    other = DocumentFactory(live=False)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    address += f"?id={other.pk}&id={secret.pk}"
    response = admin_client.post(address, {"include_descendants": ""}, follow=True)
    assert str(SECRET_REFUSED) in response.content.decode()
    assert not is_live(secret)


def test_approval_says_why(admin_client, admin_user):
    document = DocumentFactory(live=False, confidentiality=Confidentiality.TOP_SECRET)
    document.save_revision()
    workflow = Workflow.objects.create(name="Duyệt")
    task = GroupApprovalTask.objects.create(name="Duyệt")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    state = workflow.start(document, admin_user).current_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[document.pk, "approve", state.pk])
    response = admin_client.post(address, {"comment": ""}, follow=True)
    assert str(SECRET_REFUSED) in response.content.decode()
    assert not is_live(document)


def test_a_copy_of_it_stays_a_draft(admin_user):
    secret = DocumentFactory(live=False, number="", confidentiality=Confidentiality.SECRET)
    copy = secret.copy(to=LibraryFactory(title="Kho khác"), user=admin_user)
    assert copy.is_confidential
    assert not copy.live


def test_a_new_one_is_refused_with_its_form(admin_client):
    library = LibraryFactory()
    like = LegalDocumentPage(
        title="Mới", number="1/QĐ-TLĐ", document_type=DocumentTypeFactory(), issuer=IssuingBodyFactory(), pk=0
    )
    _address, form = edit_form(like, confidentiality="secret", **{"action-publish": "on"})
    address = reverse("wagtailadmin_pages:add", args=["documents", "legaldocumentpage", library.pk])
    page = admin_client.post(address, form)
    assert str(SECRET_REFUSED) in page.content.decode()
    assert not LegalDocumentPage.objects.exists()
