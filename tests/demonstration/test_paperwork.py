"""The files are real: their text comes back whole and composed, and the same content makes the same bytes."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime
from io import BytesIO

import docx
import pytest
from pypdf import PdfReader

from demonstration.blocks import AttachmentBlock
from demonstration.content import Content, load_content
from demonstration.paperwork import (
    document_sheet,
    make_attachment,
    make_document_file,
    make_former_file,
    paper_sheet,
    sheet_lines,
)
from demonstration.paperwork.sheet import Sheet
from demonstration.records import FileSpec, LegalDocument

CONTENT = load_content()
FILES = [
    pytest.param(document, spec, id=spec.filename)
    for document in CONTENT.documents.values()
    for spec in document.files
    if not spec.scanned
]
SCANS = [
    pytest.param(document, spec, id=spec.filename)
    for document in CONTENT.documents.values()
    for spec in document.files
    if spec.scanned
]
MADE = datetime(2026, 11, 18, 8, tzinfo=UTC)


def sheet_of(document: LegalDocument, spec: FileSpec, content: Content) -> Sheet:
    if spec.paper:
        return paper_sheet(content.papers[spec.paper], content)
    return document_sheet(document, content)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def text_of(file: bytes, suffix: str) -> str:
    if suffix == "pdf":
        pages = [page.extract_text() for page in PdfReader(BytesIO(file)).pages]
        # From the second page on, the number of the page stands first.
        return "\n".join([pages[0], *(page.removeprefix(str(n)) for n, page in enumerate(pages[1:], 2))])
    word = docx.Document(BytesIO(file))
    return "\n".join(paragraph.text for part in word.iter_inner_content() for paragraph in _paragraphs(part))


def _paragraphs(part):
    if hasattr(part, "rows"):
        return [paragraph for row in part.rows for cell in row.cells for paragraph in cell.paragraphs]
    return [part]


@pytest.mark.parametrize(("document", "spec"), FILES)
def test_every_line_of_the_sheet_can_be_read_in_the_file(document, spec):
    file = make_document_file(document, spec, CONTENT)
    text = text_of(file, spec.filename.rpartition(".")[2])
    assert unicodedata.is_normalized("NFC", text)
    for line in sheet_lines(sheet_of(document, spec, CONTENT)):
        assert squeezed(line) in squeezed(text), line


@pytest.mark.parametrize("filename", ["Đơn.pdf", "Đơn.docx"])
def test_same_content_same_bytes(filename):
    block = AttachmentBlock(paper="don-de-nghi-ho-tro-nha-o", title="Đơn", filename=filename)
    assert make_attachment(block, CONTENT, MADE) == make_attachment(block, CONTENT, MADE)


@pytest.mark.parametrize(("document", "spec"), SCANS)
def test_a_scan_is_a_picture_of_every_page_and_always_the_same(document, spec):
    file = make_document_file(document, spec, CONTENT)
    pages = PdfReader(BytesIO(file)).pages
    assert all(page.images and not page.extract_text() for page in pages)
    assert make_document_file(document, spec, CONTENT) == file


def test_a_former_file_differs_by_its_misprint_alone():
    document = CONTENT.document_by_number("05/CT-LĐLĐ")
    spec = document.files[0]
    assert spec.misprint is not None
    former = squeezed(text_of(make_former_file(document, spec, CONTENT), "pdf"))
    present = squeezed(text_of(make_document_file(document, spec, CONTENT), "pdf"))
    wrong, right = squeezed(spec.misprint.wrong), squeezed(spec.misprint.right)
    assert wrong in former
    assert former.replace(wrong, right) == present


def test_a_pdf_says_what_it_is_and_embeds_its_fonts():
    document = CONTENT.document_by_number("987/QĐ-LĐLĐ")
    file = make_document_file(document, document.files[0], CONTENT)
    reader = PdfReader(BytesIO(file))
    assert reader.metadata is not None
    assert reader.metadata.title == "Quyết định số 987/QĐ-LĐLĐ"
    assert b"/FontFile2" in file


def test_the_number_of_a_page_stands_on_every_page_but_the_first():
    document = CONTENT.document_by_number("987/QĐ-LĐLĐ")
    pages = PdfReader(BytesIO(make_document_file(document, document.files[0], CONTENT))).pages
    assert len(pages) > 1
    assert not pages[0].extract_text().startswith("1")
    assert pages[1].extract_text().startswith("2")


def lines_of(number: str) -> list[str]:
    return list(sheet_lines(document_sheet(CONTENT.document_by_number(number), CONTENT)))


def test_a_decision_opens_and_closes_as_the_decree_orders():
    lines = lines_of("987/QĐ-LĐLĐ")
    assert lines[:8] == [
        "TỔNG LIÊN ĐOÀN LAO ĐỘNG",
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH SÔNG MÂY",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 987/QĐ-LĐLĐ",
        "Sông Mây, ngày 14 tháng 9 năm 2026",
        "QUYẾT ĐỊNH",
        CONTENT.document_by_number("987/QĐ-LĐLĐ").abstract,
    ]
    assert "Nơi nhận:" in lines
    assert lines[-4:-1] == ["TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", "Lê Khắc Nhượng"]


def test_a_paper_of_the_party_has_its_own_heading():
    lines = lines_of("17-CT/TU")
    assert lines[:4] == ["TỈNH ỦY SÔNG MÂY", "*", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số 17-CT/TU"]
    assert "ngày 26 tháng 02 năm 2026" in lines[4]


def test_a_letter_carries_its_abstract_under_the_number():
    lines = lines_of("1076 /LĐLĐ")
    assert lines[4] == "Số: 1076 /LĐLĐ"
    assert lines[5].startswith("V/v báo cáo")
    assert "CÔNG VĂN" not in lines


def test_every_file_says_that_it_is_made_up():
    for document in CONTENT.documents.values():
        assert lines_of(document.number)[-1] == CONTENT.site.notice
