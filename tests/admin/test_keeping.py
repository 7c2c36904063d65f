"""Librarians withdraw, reinstate, take down and correct what is published; nobody else does."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from documents.enums import EventKind
from documents.models import LegalDocumentPage
from home.roles import ADMINISTRATORS, CHIEF_EDITORS, LIBRARIANS, WRITERS
from tests.factories import AttachmentFactory, DocumentFactory, pdf

ACTIONS = ["replace_file", "withdraw", "remove"]
REASON = "Sai thẩm quyền ban hành"


@pytest.fixture
def document(newspaper):
    document = DocumentFactory(parent=newspaper.library, files=1)
    document.save_revision().publish()
    return again(document)


@pytest.fixture
def librarian(make_staff, sign_in):
    return sign_in(make_staff(LIBRARIANS, name="thuthu"))


def again(document):
    return LegalDocumentPage.objects.get(pk=document.pk)


def address(action, document):
    return reverse(f"document_{action}", args=[document.pk])


def edit_page(client, document):
    return client.get(reverse("wagtailadmin_pages:edit", args=[document.pk])).content.decode()


@pytest.mark.parametrize(
    ("role", "may"), [(WRITERS, False), (CHIEF_EDITORS, True), (LIBRARIANS, True), (ADMINISTRATORS, True)]
)
def test_who_may_publish_in_the_library_may_do_it(role, may, document, make_staff, sign_in):
    client = sign_in(make_staff(role))
    for action in ACTIONS:
        response = client.get(address(action, document))
        assert response.status_code == (200 if may else 302), action
        if not may:
            client.post(address(action, document), {"reason": REASON})
    assert again(document).live
    assert not again(document).is_withdrawn


def test_buttons_are_those_of_what_is_possible_now(document, librarian):
    page = edit_page(librarian, document)
    assert all(address(action, document) in page for action in ACTIONS)
    assert address("reinstate", document) not in page
    librarian.post(address("withdraw", document), {"reason": REASON})
    page = edit_page(librarian, document)
    assert address("withdraw", document) not in page
    assert address("reinstate", document) in page


def test_every_action_asks_for_a_reason(document, librarian):
    for action in ACTIONS:
        response = librarian.post(address(action, document), {"reason": " "})
        assert response.context["form"].errors["reason"]
    assert again(document).live
    assert not document.events.exists()


def test_the_history_names_action_person_and_reason(document, librarian):
    librarian.post(address("withdraw", document), {"reason": REASON})
    librarian.post(address("reinstate", document), {"reason": "Rút nhầm"})
    librarian.post(address("remove", document), {"reason": "Nội bộ", "note": "Đăng nhầm"})
    page = librarian.get(reverse("wagtailadmin_pages:history", args=[document.pk])).content.decode()
    for words in ("Đã rút", "Bỏ rút", "Đã gỡ", REASON, "Rút nhầm", "Nội bộ", "thuthu"):
        assert words in page, words
    assert again(document).removal_note == "Đăng nhầm"


def test_a_file_is_replaced_by_an_upload(document, librarian):
    file = document.files.get()
    upload = SimpleUploadedFile("Bản đúng.pdf", pdf(500), "application/pdf")
    form = {"file": file.pk, "corrected": upload, "reason": REASON}
    response = librarian.post(address("replace_file", document), form)
    assert response.status_code == 302
    file.refresh_from_db()
    assert file.attachment.original_name == "Bản đúng.pdf"
    assert file.attachment.file_size == len(pdf(500))
    assert document.file_versions.get().replaced_by.username == "thuthu"
    page = librarian.get(address("replace_file", document)).content.decode()
    assert document.file_versions.get().attachment.url in page


@pytest.mark.parametrize(("name", "content"), [("a.pdf", b"<html>"), ("a.exe", b"MZ"), ("a.pdf", b"")])
def test_a_bad_upload_is_refused_and_everything_stays(document, librarian, name, content):
    file = document.files.get()
    form = {"file": file.pk, "corrected": SimpleUploadedFile(name, content), "reason": REASON}
    response = librarian.post(address("replace_file", document), form)
    assert response.context["form"].errors["corrected"]
    assert REASON in response.content.decode()
    assert not document.file_versions.exists()


def test_the_same_file_is_no_correction(document, librarian):
    file = document.files.get()
    same = SimpleUploadedFile("a.pdf", file.attachment.file.read())
    response = librarian.post(
        address("replace_file", document), {"file": file.pk, "corrected": same, "reason": REASON}
    )
    assert response.context["form"].non_field_errors()
    assert not document.file_versions.exists()


def edit_form(document, **data):
    form = {
        "title": document.title,
        "slug": document.slug,
        "number": document.number,
        "document_type": document.document_type_id,
        "issuer": document.issuer_id,
        "posted_on": "19/05/2026",
        "action-publish": "on",
    }
    for formset in ("files", "relations", "comments"):
        form |= {f"{formset}-TOTAL_FORMS": "0", f"{formset}-INITIAL_FORMS": "0"}
    return reverse("wagtailadmin_pages:edit", args=[document.pk]), form | data


def test_a_note_on_a_correction_is_told_to_readers_once_published(document, librarian, client):
    librarian.post(*edit_form(document, correction_note="Sửa ngày ban hành"))
    assert [event.kind for event in document.events.all()] == [EventKind.CORRECTED]
    assert "Sửa ngày ban hành" in client.get(document.url).content.decode()
    librarian.post(*edit_form(document))
    assert document.events.count() == 1


def test_a_new_document_is_not_asked_what_was_corrected(newspaper, librarian):
    address = reverse("wagtailadmin_pages:add", args=["documents", "legaldocumentpage", newspaper.library.pk])
    assert "correction_note" not in librarian.get(address).content.decode()


def test_the_edit_form_keeps_the_former_file(document, librarian):
    file = document.files.get()
    corrected = AttachmentFactory(file=ContentFile(pdf(700), name="b.pdf"))
    rows = {
        "files-TOTAL_FORMS": "1", "files-INITIAL_FORMS": "1", "files-0-id": file.pk, "files-0-ORDER": "1",
        "files-0-attachment": corrected.pk, "files-0-role": "main", "files-0-title": "", "files-0-DELETE": "",
    }  # fmt: skip
    former = file.attachment.sha256
    response = librarian.post(*edit_form(document, **rows))
    assert response.status_code == 302
    version = document.file_versions.get()
    assert (version.sha256, version.replaced_by.username) == (former, "thuthu")


def test_every_field_can_be_compared_between_two_versions(document, librarian):
    """What the form asks has a place in the comparison, files and relations with it."""
    first = document.get_latest_revision()
    draft = first.as_object()
    draft.title, draft.number, draft.abstract, draft.text = (
        "Tên khác",
        "9/KH-TLĐ",
        "Nội dung khác",
        "Toàn văn",
    )
    draft.urgency = "express"
    draft.expires_on = draft.issued_on.replace(year=2030)
    draft.files = []
    draft.relations.create(relation_type="replaces", target_text="Văn bản ngoài thư viện")
    second = draft.save_revision()
    compare = reverse("wagtailadmin_pages:revisions_compare", args=[document.pk, first.pk, second.pk])
    response = librarian.get(compare)
    assert response.status_code == 200
    changed = {comparison.field_label() for comparison in response.context["comparison"]}
    assert len(changed) == 8, changed
    assert "Văn bản ngoài thư viện" in response.content.decode()
