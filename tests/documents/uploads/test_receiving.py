"""What becomes of dropped files."""

from __future__ import annotations

import pytest

from attachments.models import Attachment
from documents.enums import FileRole, IntakeReason, IntakeState
from documents.models import DocumentFile, IntakeEntry, LegalDocumentPage
from tests.factories import AttachmentFactory, DocumentFactory
from tests.factories.files import docx, pdf


def drafts():
    return LegalDocumentPage.objects.order_by("path")


def test_each_document_becomes_a_draft_with_its_file(desk):
    batch = desk.drop("12-QD-LDLD.pdf", "Hướng dẫn_số 5.docx")
    assert [(page.title, page.live, page.files.count()) for page in drafts()] == [
        ("12-QD-LDLD", False, 1),
        ("Hướng dẫn số 5", False, 1),
    ]
    assert {page.owner for page in drafts()} == {desk.user}
    assert {entry.state for entry in batch.entries.all()} == {IntakeState.WAITING}
    assert all(page.get_latest_revision_as_object().files.count() == 1 for page in drafts())


def test_files_of_one_name_are_one_document_the_signed_original_first(desk):
    desk.drop("12-QD.docx", "12_qd.pdf", "12-QD.PDF", "13-QD.pdf")
    page = drafts().get(title="12-QD")
    assert [(file.attachment.original_name, file.role) for file in page.files.order_by("sort_order")] == [
        ("12-QD.PDF", FileRole.MAIN),
        ("12-QD.docx", FileRole.EDITABLE),
    ]
    assert drafts().count() == 3


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("trống.pdf", b""),
        ("chương trình.pdf", b"MZ\x90\x00" + b"\x00" * 100),
        ("giả.docx", pdf(50)),
        ("lạ.exe", b"MZ\x90\x00"),
        ("không đuôi", pdf(50)),
    ],
)
def test_a_file_is_refused_by_itself_with_its_reason(desk, name, content):
    batch = desk.drop("tốt.pdf", name, contents=[pdf(100), content])
    refused = batch.entries.get(state=IntakeState.REFUSED)
    assert refused.file_names == name
    assert len(refused.refusal) > 10
    assert drafts().get().title == "tốt"
    assert Attachment.objects.count() == 1


def test_the_good_copy_of_a_pair_stays_where_the_other_is_refused(desk):
    desk.drop("12.pdf", "12.docx", contents=[b"MZ", docx()])
    assert [file.role for file in drafts().get().files.all()] == [FileRole.MAIN]


def test_the_same_file_twice_is_one_draft(desk):
    batch = desk.drop("a.pdf", "b.pdf", contents=[pdf(100), pdf(100)])
    assert drafts().count() == 1
    assert batch.entries.get(state=IntakeState.REFUSED).file_names == "b.pdf"


def test_a_file_that_the_library_has_is_marked_with_its_document(desk):
    known = DocumentFactory(title="Đã có", files=[AttachmentFactory()])
    same = DocumentFile.objects.get(page=known).attachment
    same.file.open()
    batch = desk.drop("lại.pdf", contents=[same.file.read()])
    doubt = batch.entries.get().doubts.get()
    assert (doubt.reason, doubt.other, doubt.value) == (IntakeReason.SAME_FILE, known, "lại.pdf")


@pytest.mark.parametrize("name", ['a"b\r\nc.pdf', "x" * 300 + ".pdf", "../../etc/passwd.pdf", "＊?.pdf"])
def test_hostile_names_are_only_names(desk, name):
    desk.drop(name)
    assert drafts().get().title.strip()


def test_fifty_files_are_fifty_drafts(desk):
    batch = desk.drop(*(f"van ban {number}.pdf" for number in range(50)))
    assert drafts().count() == IntakeEntry.objects.filter(batch=batch).count() == 50
