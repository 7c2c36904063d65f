"""What drafts are filled in with, what is left alone, and what is marked."""

from __future__ import annotations

from datetime import date

import pytest

from background.lanes import Lane
from background.working import work_off
from documents.acquisition.uploads.prefilling import prefill_waiting
from documents.enums import Confidentiality, IntakeReason, IntakeState, RelationType
from documents.models import DocumentType, IssuingBody, LegalDocumentPage, Signer
from extraction.enums import ExtractionState
from extraction.models import Extraction
from extraction.signals import text_changed
from tests.extraction import samples
from tests.factories import DocumentFactory, DocumentTypeFactory, IssuingBodyFactory
from tests.factories.intake import DECISION_TEXT, read_as


@pytest.fixture
def words(db):
    DocumentTypeFactory(name="Quyết định")
    IssuingBodyFactory(name="Liên đoàn Lao động tỉnh Lâm Đồng")
    Signer.objects.create(name="Nguyễn Thị Lan Hương")


def doubts(entry):
    return {(doubt.field, doubt.reason) for doubt in entry.doubts.all()}


def test_a_draft_is_filled_in_and_stays_a_draft(desk, words):
    entry, page = desk.draft(DECISION_TEXT)
    assert not page.live
    assert page.number == "12/QĐ-LĐLĐ"
    assert page.title == page.abstract == "Về mức thăm hỏi đoàn viên"
    assert page.slug == "ve-muc-tham-hoi-doan-vien"
    assert (page.document_type.name, page.issuer.name) == ("Quyết định", "Liên đoàn Lao động tỉnh Lâm Đồng")
    assert (page.issued_on, page.effective_on) == (date(2018, 5, 10), date(2018, 6, 1))
    assert (page.signer.name, page.signer_position) == ("Nguyễn Thị Lan Hương", "Chủ tịch")
    assert entry.state == IntakeState.READ
    assert doubts(entry) == {("relations", IntakeReason.PROPOSED)}
    assert page.get_latest_revision_as_object().number == "12/QĐ-LĐLĐ"


def test_what_it_replaces_is_linked_in_the_draft(desk, words):
    older = DocumentFactory(number="5/QĐ-LĐLĐ", issued_on=date(2015, 3, 2))
    _entry, page = desk.draft(DECISION_TEXT)
    relation = page.relations.get(relation_type=RelationType.REPLACES)
    assert (relation.target, relation.target_text) == (older, "")


def test_what_is_not_in_the_library_is_named(desk, words):
    _entry, page = desk.draft(DECISION_TEXT)
    assert "5/QĐ-LĐLĐ" in page.relations.get(relation_type=RelationType.REPLACES).target_text


def test_unknown_names_are_proposed_and_not_created(desk):
    entry, page = desk.draft(DECISION_TEXT)
    assert (page.document_type, page.issuer, page.signer) == (None, None, None)
    assert not DocumentType.objects.exists()
    assert not IssuingBody.objects.exists()
    assert {(doubt.field, doubt.value) for doubt in entry.doubts.filter(reason=IntakeReason.UNKNOWN)} == {
        ("document_type", "Quyết định"),
        ("issuer", "LĐLĐ tỉnh Lâm Đồng"),
        ("signer", "Nguyễn Thị Lan Hương"),
    }
    assert entry.filled["superior"] == "Tổng Liên đoàn Lao động Việt Nam"


def test_a_name_without_marks_is_matched_and_marked(desk, words):
    text = DECISION_TEXT.replace("LĐLĐ TỈNH LÂM ĐỒNG", "LIEN DOAN LAO DONG TINH LAM DONG")
    entry, page = desk.draft(text)
    assert page.issuer.name == "Liên đoàn Lao động tỉnh Lâm Đồng"
    assert ("issuer", IntakeReason.SIMILAR) in doubts(entry)


def test_a_former_name_is_matched_and_marked(desk, words):
    body = IssuingBody.objects.get()
    body.name, body.former_names = "Liên đoàn Lao động tỉnh Lâm Đồng mới", body.name
    body.save()
    entry, page = desk.draft(DECISION_TEXT)
    assert page.issuer == body
    assert ("issuer", IntakeReason.SIMILAR) in doubts(entry)


def test_a_missing_issuer_is_inferred_from_the_symbol(desk, words):
    IssuingBodyFactory(name="Bộ Tài chính", abbreviation="BTC")
    text = DECISION_TEXT.split("CỘNG HÒA", 1)[1].replace("QUYẾT ĐỊNH", "Số: 9/QĐ-BTC\nQUYẾT ĐỊNH")
    entry, page = desk.draft("CỘNG HÒA" + text)
    assert page.issuer.name == "Bộ Tài chính"
    assert ("issuer", IntakeReason.GUESSED) in doubts(entry)
    assert ("issuer", IntakeReason.MISSING) not in doubts(entry)


def test_what_a_person_has_typed_stays(desk, words):
    batch = desk.drop("a.pdf")
    page = LegalDocumentPage.objects.get()
    page.title, page.number, page.issued_on = "Của tôi", "99/QĐ-LĐLĐ", date(2001, 1, 1)
    page.save()
    page.save_revision(clean=False)
    desk.read(batch, DECISION_TEXT)
    page.refresh_from_db()
    assert (page.title, page.number, page.issued_on) == ("Của tôi", "99/QĐ-LĐLĐ", date(2001, 1, 1))
    assert page.abstract == "Về mức thăm hỏi đoàn viên"


def test_a_draft_published_meanwhile_is_left_alone(desk, words):
    batch = desk.drop("a.pdf")
    LegalDocumentPage.objects.update(live=True)
    desk.read(batch, DECISION_TEXT)
    assert LegalDocumentPage.objects.get().number == ""
    assert batch.entries.get().state == IntakeState.CONFIRMED


def test_a_number_of_the_library_is_not_given_twice(desk, words):
    known = DocumentFactory(
        number="12/QĐ-LĐLĐ", issuer=IssuingBody.objects.get(), issued_on=date(2018, 5, 10), title="Đã có"
    )
    entry, page = desk.draft(DECISION_TEXT)
    assert page.number == ""
    doubt = entry.doubts.get(reason=IntakeReason.NUMBER_EXISTS)
    assert (doubt.field, doubt.value, doubt.other) == ("number", "12/QĐ-LĐLĐ", known)


def test_a_number_that_another_bears_with_the_issuer_a_person_chose_is_not_given(desk, words):
    other = IssuingBodyFactory(name="Công đoàn Y tế tỉnh")
    known = DocumentFactory(number="12/QĐ-LĐLĐ", issuer=other, issued_on=date(2018, 5, 10))
    batch = desk.drop("a.pdf")
    page = LegalDocumentPage.objects.exclude(pk=known.pk).get()
    page.issuer = other
    page.save()
    page.save_revision(clean=False)
    read_as(page.files.get().attachment, DECISION_TEXT)
    prefill_waiting(batch.entries.all())
    page.refresh_from_db()
    assert (page.number, page.issuer) == ("", other)
    assert ("number", IntakeReason.NUMBER_EXISTS) in doubts(batch.entries.get())


def test_the_same_number_of_another_year_is_another_document(desk, words):
    DocumentFactory(number="12/QĐ-LĐLĐ", issuer=IssuingBody.objects.get(), issued_on=date(2017, 5, 10))
    assert desk.draft(DECISION_TEXT)[1].number == "12/QĐ-LĐLĐ"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("12-QD-LDLD ngày 10.5.2018.pdf", set()),
        ("quyết định về thăm hỏi 2018.pdf", set()),
        ("13-QD-LDLD.pdf", {("number", IntakeReason.FILE_NAME)}),
        ("QD ngay 11-05-2018.pdf", {("issued_on", IntakeReason.FILE_NAME)}),
        ("20180511 thăm hỏi.pdf", {("issued_on", IntakeReason.FILE_NAME)}),
    ],
)
def test_the_name_of_the_file_checks_number_and_date(desk, words, name, expected):
    entry, _page = desk.draft(DECISION_TEXT, names=[name])
    assert {pair for pair in doubts(entry) if pair[1] == IntakeReason.FILE_NAME} == expected


def test_the_name_of_the_file_completes_a_number_left_blank(desk, words):
    text = DECISION_TEXT.replace("Số: 12/QĐ", "Số:      /QĐ")
    entry, page = desk.draft(text, names=["12-QD-LDLD.pdf"])
    assert page.number == "12/QĐ-LĐLĐ"
    assert ("number", IntakeReason.GUESSED) in doubts(entry)


@pytest.mark.parametrize(
    ("stamp", "mark"),
    [
        ("MẬT", Confidentiality.CONFIDENTIAL),
        ("TỐI MẬT", Confidentiality.SECRET),
        ("TUYỆT MẬT", Confidentiality.TOP_SECRET),
    ],
)
def test_a_stamp_of_secrecy_marks_the_draft(desk, words, stamp, mark):
    entry, page = desk.draft(DECISION_TEXT.replace("Số: 12", f"{stamp}\nSố: 12"))
    assert page.confidentiality == mark
    assert ("confidentiality", IntakeReason.SECRET) in doubts(entry)


def test_scan_and_text_of_one_document_complete_each_other(desk, words):
    scan = DECISION_TEXT.replace("Nguyễn Thị Lan Hương", "")
    text = DECISION_TEXT.replace("Số: 12/QĐ", "Số:      /QĐ").replace("ngày 10 tháng", "ngày    tháng")
    entry, page = desk.draft(scan, text, names=["12.pdf", "12.docx"])
    assert (page.number, page.issued_on) == ("12/QĐ-LĐLĐ", date(2018, 5, 10))
    assert page.signer.name == "Nguyễn Thị Lan Hương"
    assert ("number", IntakeReason.INCOMPLETE) not in doubts(entry)


def test_scan_and_text_that_disagree_are_marked(desk, words):
    entry, page = desk.draft(
        DECISION_TEXT, DECISION_TEXT.replace("Số: 12/", "Số: 13/"), names=["12.pdf", "12.docx"]
    )
    assert page.number == "12/QĐ-LĐLĐ"
    assert ("number", IntakeReason.DISAGREES) in doubts(entry)


def test_a_table_beside_a_document_says_nothing_about_its_head(desk, words):
    table = "Công đoàn cơ sở\tĐiểm\nMay Bến Dừa\t92\nDệt Cồn Cát\t88"
    entry, page = desk.draft(DECISION_TEXT, table, names=["12.pdf", "12.docx"])
    assert page.issuer.name == "Liên đoàn Lao động tỉnh Lâm Đồng"
    assert doubts(entry) == {("relations", IntakeReason.PROPOSED)}


def test_it_waits_until_all_files_have_been_read(desk, words):
    batch = desk.drop("12.pdf", "12.docx")
    first, second = (file.attachment for file in LegalDocumentPage.objects.get().files.order_by("sort_order"))
    read_as(first, DECISION_TEXT)
    assert prefill_waiting(batch.entries.all()) == 0
    read_as(second, "", state=ExtractionState.BROKEN)
    assert prefill_waiting(batch.entries.all()) == 1
    assert LegalDocumentPage.objects.get().number == "12/QĐ-LĐLĐ"


@pytest.mark.parametrize(
    "state",
    [ExtractionState.BROKEN, ExtractionState.ENCRYPTED, ExtractionState.NO_TEXT, ExtractionState.NEEDS_OCR],
)
def test_a_file_without_text_is_left_to_the_librarian(desk, state):
    batch = desk.drop("a.pdf")
    read_as(LegalDocumentPage.objects.get().files.get().attachment, state=state)
    prefill_waiting(batch.entries.all())
    entry = batch.entries.get()
    assert entry.state == IntakeState.UNREADABLE
    assert doubts(entry) == {("", IntakeReason.UNREAD)}
    assert entry.doubts.get().value == ExtractionState(state).label


@pytest.mark.parametrize(
    ("content", "state"),
    [
        (b"%PDF-1.4\nno object at all\n%%EOF\n", ExtractionState.BROKEN),
        (samples.pdf("Điều 1", password="khóa"), ExtractionState.ENCRYPTED),
    ],
    ids=["malformed", "encrypted"],
)
def test_a_file_that_looks_whole_and_cannot_be_read_says_why(desk, content, state):
    batch = desk.drop("tốt.pdf", "xấu.pdf", contents=[samples.pdf(DECISION_TEXT), content])
    work_off(Lane.FILES)
    work_off(Lane.QUICK)
    good, bad = batch.entries.order_by("pk")
    assert (good.state, bad.state) == (IntakeState.READ, IntakeState.UNREADABLE)
    assert bad.doubts.get().value == state.label


def test_filling_in_twice_changes_nothing(desk, words):
    entry, page = desk.draft(DECISION_TEXT)
    before = page.revisions.count()
    assert prefill_waiting([entry]) == 0
    assert page.revisions.count() == before


def test_a_file_that_has_been_read_fills_in_its_draft(desk, words):
    desk.drop("a.pdf")
    work_off(Lane.QUICK)
    attachment = LegalDocumentPage.objects.get().files.get().attachment
    read_as(attachment, DECISION_TEXT)
    text_changed.send(Extraction, attachment_id=attachment.pk)
    work_off(Lane.QUICK)
    assert LegalDocumentPage.objects.get().number == "12/QĐ-LĐLĐ"


def test_files_of_no_draft_change_nothing(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        text_changed.send(Extraction, attachment_id=999)


def test_a_word_that_may_be_a_stamp_marks_nothing(desk, words):
    entry, page = desk.draft(DECISION_TEXT.replace("Số: 12", "MAT\nSố: 12"))
    assert page.confidentiality == Confidentiality.ORDINARY
    assert ("confidentiality", IntakeReason.PERHAPS_SECRET) in doubts(entry)


@pytest.mark.parametrize("line", ["TỔ CHỨC BUỔI GẶP MẶT", "LỄ RA MẮT", "QUẢN LÝ TIỀN MẶT", "VẮNG MẶT"])
def test_other_words_in_capitals_are_no_stamp(desk, words, line):
    _entry, page = desk.draft(DECISION_TEXT.replace("QUYẾT ĐỊNH\n", f"QUYẾT ĐỊNH\n{line}\n"))
    assert page.confidentiality == Confidentiality.ORDINARY


ANNEX_TEXT = """DANH SÁCH KHEN THƯỞNG
(Kèm theo Quyết định số 88/QĐ-LĐLĐ ngày 12 tháng 4 năm 2023 của Liên đoàn Lao động tỉnh Lâm Đồng)
STT\tHọ và tên\tĐơn vị
"""


def test_an_annex_names_the_document_it_belongs_to(desk, words):
    owner = DocumentFactory(number="88/QĐ-LĐLĐ", issued_on=date(2023, 4, 12))
    entry, page = desk.draft(ANNEX_TEXT, names=["phu-luc.pdf"])
    assert (page.number, page.issuer, page.issued_on) == ("", None, None)
    doubt = entry.doubts.get(reason=IntakeReason.ANNEX)
    assert (doubt.value, doubt.other) == ("88/QĐ-LĐLĐ, 12/04/2023", owner)
    assert ("number", IntakeReason.MISSING) in doubts(entry)


def test_an_annex_beside_its_document_is_nothing_to_notice(desk, words):
    entry, page = desk.draft(DECISION_TEXT, ANNEX_TEXT, names=["12.pdf", "12.docx"])
    assert page.number == "12/QĐ-LĐLĐ"
    assert not entry.doubts.filter(reason=IntakeReason.ANNEX).exists()


def test_a_second_document_in_a_file_is_told_and_says_nothing_about_the_first(desk, words):
    second = DECISION_TEXT.replace("12/QĐ", "13/QĐ").replace("5/QĐ", "6/QĐ")
    entry, page = desk.draft([DECISION_TEXT, second])
    doubt = entry.doubts.get(reason=IntakeReason.SECOND_HEAD)
    assert (page.number, doubt.value, doubt.page) == ("12/QĐ-LĐLĐ", "13/QĐ-LĐLĐ", 2)
    assert [relation.target_text for relation in page.relations.all()] == ["5/QĐ-LĐLĐ"]
