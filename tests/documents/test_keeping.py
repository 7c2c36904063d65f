"""Files that give way to corrected ones, documents that are withdrawn or taken down."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.models import PageLogEntry

from counters.enums import Countable
from counters.models import Total
from documents.enums import EventKind
from documents.lifecycle.actions import note_correction, reinstate, remove, replace_file, withdraw
from documents.models import DocumentFile, LegalDocumentPage
from tests.factories import AttachmentFactory, DocumentFactory, LibraryFactory, pdf, restrict

pytestmark = pytest.mark.django_db

REASON = "Bản cũ thiếu trang 3"


@pytest.fixture
def user():
    return User.objects.create_user("thuthu", first_name="Thủ", last_name="Thư")


@pytest.fixture
def document():
    document = DocumentFactory(files=1)
    document.save_revision().publish()
    return LegalDocumentPage.objects.get(pk=document.pk)


@pytest.fixture
def corrected():
    return AttachmentFactory(file=ContentFile(pdf(400), name="bản đúng.pdf"))


def again(document):
    return LegalDocumentPage.objects.get(pk=document.pk)


def content_of(response):
    return b"".join(response)


def test_the_address_of_a_replaced_file_serves_the_corrected_one(client, document, user, corrected):
    file = document.files.get()
    Total.objects.create(page=document, countable=Countable.FILE, file_id=file.pk, count=7)
    replace_file(file, corrected, user=user, reason=REASON)
    assert content_of(client.get(f"{document.url}tep/{file.pk}/")) == pdf(400)
    assert Total.objects.get(countable=Countable.FILE, file_id=file.pk).count >= 7


def test_a_former_file_is_known_by_digest_reason_and_who_replaced_it(document, user, corrected):
    file = document.files.get()
    former = file.attachment
    version = replace_file(file, corrected, user=user, reason=REASON)
    assert (version.number, version.sha256, version.reason) == (1, former.sha256, REASON)
    assert version.replaced_by == user
    assert document.events.get().kind == EventKind.FILE_REPLACED
    entry = PageLogEntry.objects.get(page=document.pk, action="documents.file_replaced")
    assert (entry.user, entry.data["reason"]) == (user, REASON)


def test_the_address_of_a_former_file_leads_to_the_present_one(client, document, user, corrected):
    file = document.files.get()
    replace_file(file, corrected, user=user, reason=REASON)
    page = client.get(f"{document.url}tep/{file.pk}/ban/1/")
    assert page.status_code == 200
    assert REASON in page.content.decode()
    assert f"{document.url}tep/{file.pk}/" in page.content.decode()
    assert client.get(f"{document.url}tep/{file.pk}/ban/2/").status_code == 404
    assert f"tep/{file.pk}/ban/1/" in client.get(document.url).content.decode()


def test_a_draft_does_not_bring_the_former_file_back(document, user, corrected):
    document.abstract = "Bản nháp"
    document.save_revision()
    file = document.files.get()
    replace_file(DocumentFile.objects.get(pk=file.pk), corrected, user=user, reason=REASON)
    assert again(document).abstract == ""
    again(document).get_latest_revision().publish()
    assert again(document).abstract == "Bản nháp"
    assert again(document).files.get().attachment == corrected
    assert document.file_versions.count() == 1


def test_replacing_leaves_no_draft_behind(document, user, corrected):
    replace_file(document.files.get(), corrected, user=user, reason=REASON)
    assert not again(document).has_unpublished_changes
    assert again(document).get_latest_revision_as_object().files.get().attachment == corrected


@pytest.mark.parametrize("make_same", [True, False])
def test_what_makes_no_sense_is_refused(document, user, corrected, make_same):
    file = document.files.get()
    if make_same:
        corrected = AttachmentFactory(file=ContentFile(file.attachment.file.read(), name="a.pdf"))
    else:
        document.unpublish()
    with pytest.raises(ValidationError):
        replace_file(file, corrected, user=user, reason=REASON)
    assert not document.file_versions.exists()


def test_the_edit_form_keeps_what_a_file_was_too(document, corrected):
    """What a form or a revision changes is published, and publishing looks at the files."""
    draft = document.get_latest_revision().as_object()
    [file] = draft.files.all()
    former = file.attachment
    file.attachment = corrected
    draft.files = [file]
    draft.save_revision().publish()
    assert [version.sha256 for version in document.file_versions.all()] == [former.sha256]


def test_a_file_that_was_taken_off_still_leads_on(client, document):
    draft = document.get_latest_revision().as_object()
    key = draft.files.all()[0].pk
    draft.files = []
    draft.save_revision().publish()
    page = client.get(f"{document.url}tep/{key}/", follow=True)
    assert page.redirect_chain == [(f"{document.url}tep/{key}/ban/1/", 302)]
    assert page.status_code == 200


def test_files_of_a_draft_leave_no_trace(corrected):
    document = DocumentFactory(files=1, live=False, first_published_at=None)
    draft = document.save_revision().as_object()
    [file] = draft.files.all()
    file.attachment = corrected
    draft.files = [file]
    draft.save_revision().publish()
    assert again(document).files.get().attachment == corrected
    assert not document.file_versions.exists()


def test_an_overwritten_file_is_known_by_its_digest(document):
    attachment = document.files.get().attachment
    former = attachment.sha256
    attachment.file = ContentFile(pdf(900), name="b.pdf")
    attachment.save()
    version = document.file_versions.get()
    assert (version.sha256, version.attachment) == (former, None)


def test_a_document_can_be_deleted_with_its_versions(document, user, corrected):
    replace_file(document.files.get(), corrected, user=user, reason=REASON)
    again(document).delete()
    assert not DocumentFile.objects.exists()


def test_a_withdrawn_document_stays_readable_with_its_reason(client, document, user):
    withdraw(document, user=user, reason=REASON)
    file = document.files.get()
    for path in ("", "in/"):
        content = client.get(document.url + path).content.decode()
        assert REASON in content
        assert "notice--bad" in content
    assert client.get(f"{document.url}tep/{file.pk}/").status_code == 200


def test_a_withdrawn_document_is_nowhere_said_to_be_in_force(client, document, user):
    type(document).objects.update(effective_on=date(2020, 1, 1))
    file = document.files.get()
    places = (document.url, document.get_parent().url, f"{document.url}doc/{file.pk}/")
    for place in places:
        assert "chip--in_force" in client.get(place).content.decode()
    withdraw(again(document), user=user, reason=REASON)
    for place in places:
        content = client.get(place).content.decode()
        assert "chip--withdrawn" in content
        assert "chip--in_force" not in content


def test_no_draft_and_no_older_version_undoes_a_withdrawal(document, user):
    before = document.get_latest_revision()
    withdraw(document, user=user, reason=REASON)
    before.publish()
    assert again(document).is_withdrawn
    again(document).save_revision().publish()
    assert again(document).withdrawal_reason == REASON


def test_lists_of_what_is_in_force_leave_a_withdrawn_document_out_and_others_mark_it(client, document, user):
    library = document.get_parent()
    withdraw(document, user=user, reason=REASON)
    assert client.get(f"{library.url}?hieu_luc=in_force").context["documents"].paginator.count == 0
    page = client.get(library.url)
    assert page.context["documents"].paginator.count == 1
    assert "chip--withdrawn" in page.content.decode()


def test_a_withdrawal_is_undone(client, document, user):
    withdraw(document, user=user, reason=REASON)
    with pytest.raises(ValidationError):
        withdraw(document, user=user, reason=REASON)
    reinstate(document, user=user, reason="Rút nhầm")
    assert "notice--bad" not in client.get(document.url).content.decode()
    assert [event.kind for event in document.events.all()] == [EventKind.REINSTATED, EventKind.WITHDRAWN]
    with pytest.raises(ValidationError):
        reinstate(document, user=user, reason=REASON)


def test_a_removed_document_says_only_what_staff_wrote_for_readers(client, document, user):
    url = document.url
    key = document.files.get().pk
    remove(document, user=user, reason="Nội bộ", note="Đăng nhầm kho.")
    for path in ("", "in/", f"tep/{key}/", f"xem/{key}/", "tai-tat-ca/", f"tep/{key}/ban/1/", "abc/"):
        response = client.get(url + path)
        content = response.content.decode()
        assert response.status_code == 410, path
        assert "Đăng nhầm kho." in content
        assert "Nội bộ" not in content
        assert document.title not in content
        assert document.number not in content


def test_a_removed_document_may_lead_to_another(client, document, user):
    target = DocumentFactory(parent=document.get_parent())
    url = document.url
    with pytest.raises(ValidationError):
        remove(document, user=user, reason=REASON, target=document)
    remove(document, user=user, reason="Nhập hai lần", target=target)
    response = client.get(url)
    assert (response.status_code, response["Location"]) == (301, target.url)
    target.unpublish()
    assert client.get(url).status_code == 410


def test_a_removed_document_in_a_restricted_library_says_nothing(client, document, user):
    url = document.url
    remove(document, user=user, reason=REASON, note="Ghi chú")
    restrict(document.get_parent())
    assert client.get(url).status_code == 302


def test_publishing_again_ends_a_removal(client, document, user):
    remove(document, user=user, reason=REASON, note="Ghi chú")
    again(document).get_latest_revision().publish()
    assert client.get(document.url).status_code == 200
    assert again(document).removed_on is None


def test_a_plain_draft_is_not_found(client):
    assert client.get(DocumentFactory(live=False).url).status_code == 404


def test_readers_are_told_what_was_corrected(client, document, user):
    note_correction(document, user=user, note="Ngày hiệu lực là 01/02, không phải 02/01.")
    assert "không phải 02/01" in client.get(document.url).content.decode()


def test_a_document_without_files_says_so_where_the_archive_would_be(client):
    document = DocumentFactory()
    response = client.get(f"{document.url}tai-tat-ca/")
    assert response.status_code == 404
    assert document.title in response.content.decode()


def test_a_copy_of_a_document_is_not_withdrawn(document, user):
    withdraw(document, user=user, reason=REASON)
    document.number = ""
    document.save(clean=False)
    copy = document.copy(to=LibraryFactory(title="Kho khác"), user=user, keep_live=False)
    assert not copy.is_withdrawn
