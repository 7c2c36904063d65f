"""The text of each kind of file, and what files come to that have none to give."""

from __future__ import annotations

from datetime import date

import pytest

from extraction.readers.plain import decode
from extraction.readers.results import Limits, Method, Note, Outcome
from tests.extraction import samples
from tests.extraction.samples import SENTENCE, read_bytes

ENTITY = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
MANIFEST = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'


def test_a_pdf_is_read_page_by_page(tmp_path):
    ending, pages = read_bytes(tmp_path, "a.pdf", samples.pdf(SENTENCE, "", "Trang ba"))
    assert (ending.outcome, ending.page_count, ending.method) == (Outcome.DONE, 3, Method.TEXT)
    assert [(page.number, " ".join(page.text.split())) for page in pages] == [(1, SENTENCE), (3, "Trang ba")]


def test_a_word_file_ends_a_page_at_a_break_and_keeps_headings_and_tables(tmp_path):
    content = samples.docx(
        "Một\nHai", "Ba", heading="Chương II", table=[["STT", "Họ tên"], ["1", "Lò Thị Mai"]]
    )
    ending, pages = read_bytes(tmp_path, "a.docx", content)
    assert (ending.outcome, ending.page_count) == (Outcome.DONE, 2)
    assert pages[0].text.splitlines() == ["## Chương II", "STT\tHọ tên", "1\tLò Thị Mai", "Một", "Hai"]
    assert pages[1].text == "Ba"


def test_a_cell_of_several_paragraphs_keeps_its_lines(tmp_path):
    left, right = "CÔNG ĐOÀN CƠ SỞ\n\nTRƯỜNG THPT\n", "CỘNG HÒA\nĐộc lập"
    _ending, pages = read_bytes(tmp_path, "a.docx", samples.docx("Một", table=[[left, right], ["1", "Mai"]]))
    assert pages[0].text == "CÔNG ĐOÀN CƠ SỞ\nTRƯỜNG THPT\tCỘNG HÒA\nĐộc lập\n1\tMai\nMột"


def test_a_cell_of_an_opendocument_text_keeps_its_lines_too(tmp_path):
    body = (
        "<table:table><table:table-row><table:table-cell><text:p>CÔNG ĐOÀN</text:p><text:p/>"
        "<text:p>TỔ 5</text:p></table:table-cell><table:table-cell><text:p>Số</text:p></table:table-cell>"
        "</table:table-row></table:table>"
    )
    _ending, pages = read_bytes(tmp_path, "a.odt", samples.odt(body))
    assert pages[0].text == "CÔNG ĐOÀN\nTỔ 5\tSố"


def test_what_was_deleted_under_review_is_no_text(tmp_path):
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = (
        f"<w:document {w}><w:body>"
        "<w:p><w:del><w:r><w:t>cũ</w:t></w:r></w:del><w:ins><w:r><w:t>mới</w:t></w:r></w:ins></w:p>"
        "<w:p><w:r><w:t>a</w:t><w:lastRenderedPageBreak/><w:t>b</w:t></w:r></w:p></w:body></w:document>"
    )
    _ending, pages = read_bytes(tmp_path, "a.docx", samples.package({"word/document.xml": body}))
    assert [page.text for page in pages] == ["mới\na", "b"]


def test_an_opendocument_text_keeps_headings_blanks_and_breaks(tmp_path):
    body = (
        '<text:h text:outline-level="1">Chương I</text:h>'
        '<text:p>Điều <text:span>một<text:s text:c="2"/>hai</text:span> ba<text:line-break/>bốn</text:p>'
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
        "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>"
        "<text:p>năm<office:annotation><text:p>lời nhắc</text:p></office:annotation> sáu"
        "<text:soft-page-break/>bảy</text:p>"
    )
    ending, pages = read_bytes(tmp_path, "a.odt", samples.odt(body))
    assert ending.outcome is Outcome.DONE
    assert [page.text for page in pages] == ["# Chương I\nĐiều một hai ba\nbốn\na\tb\nnăm sáu", "bảy"]


def test_a_sheet_is_a_page(tmp_path):
    rows = [["STT", "Ngày", "Số tiền"], [1, date(2023, 7, 1), 1500000.5], [None, None, None]]
    ending, pages = read_bytes(tmp_path, "a.xlsx", samples.xlsx(Chi=rows, Thu=[["không có"]]))
    assert (ending.outcome, ending.page_count) == (Outcome.DONE, 2)
    assert pages[0].text == "# Chi\nSTT\tNgày\tSố tiền\n1\t01/07/2023\t1500000.5"
    assert pages[1].text == "# Thu\nkhông có"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_plain_text_is_read_in_every_form_of_unicode(tmp_path, encoding):
    _ending, pages = read_bytes(tmp_path, "a.txt", f"{SENTENCE}\n\fTrang hai".encode(encoding))
    assert [page.text for page in pages] == [SENTENCE, "Trang hai"]


def test_plain_text_of_the_vietnamese_code_page_is_told_by_its_marks():
    text = "công đoàn cơ sơ\u0309 là tô\u0309 chư\u0301c"
    assert decode(text.encode("cp1258")) == text
    assert decode("ViÖt Nam".encode("cp1252")) == "ViÖt Nam"


def test_a_text_in_an_old_encoding_becomes_unicode(tmp_path):
    content = "C«ng ®oµn ViÖt Nam lµ tæ chøc chÝnh trÞ - x· héi".encode("cp1252")
    _ending, pages = read_bytes(tmp_path, "a.txt", content)
    assert pages[0].text == "Công đoàn Việt Nam là tổ chức chính trị - xã hội"


def test_old_fonts_become_unicode_and_unicode_stays_whatever_its_font(tmp_path):
    content = samples.docx_in_fonts(
        ("Céng hoµ x· héi chñ nghÜa ", ".VnTimeH"),
        ("Vieät Nam, ngöôøi lao ñoäng, ", "VNI-Times"),
        ("người lao động ở các khu công nghiệp", "VNI-Helve"),
        (" và café, naïve", "Arial"),
    )
    _ending, pages = read_bytes(tmp_path, "a.docx", content)
    assert pages[0].text == (
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA Việt Nam, người lao động, người lao động ở các khu công nghiệp"
        " và café, naïve"
    )


@pytest.mark.parametrize(
    ("name", "content", "outcome"),
    [
        ("trống.pdf", b"", Outcome.BROKEN),
        ("hỏng.pdf", b"%PDF-1.4\nnothing of it\n%%EOF\n", Outcome.BROKEN),
        ("khóa.pdf", samples.pdf("Mật", password="x"), Outcome.ENCRYPTED),
        ("trắng.pdf", samples.pdf(""), Outcome.NO_TEXT),
        ("cụt.docx", samples.docx("Một")[:-40], Outcome.BROKEN),
        ("giả.docx", b"not a package", Outcome.BROKEN),
        ("lỗi.docx", samples.package({"word/document.xml": "<w:document"}), Outcome.BROKEN),
        ("thiếu.xlsx", samples.package({"xl/workbook.xml": "<workbook/>"}), Outcome.BROKEN),
        ("rỗng.docx", samples.docx(""), Outcome.NO_TEXT),
        ("thực thể.docx", samples.package({"word/document.xml": ENTITY}), Outcome.BROKEN),
        ("khóa.odt", samples.odt("", f"<m {MANIFEST}><manifest:encryption-data/></m>"), Outcome.ENCRYPTED),
        ("gói.zip", samples.package({"a.txt": "a"}), Outcome.UNSUPPORTED),
    ],
)  # fmt: skip
def test_a_file_without_text_to_give_says_why(tmp_path, name, content, outcome):
    ending, pages = read_bytes(tmp_path, name, content)
    assert ending.outcome is outcome
    assert not any(page.text for page in pages)


def test_a_zip_bomb_is_not_unpacked(tmp_path):
    content = samples.bomb(5_000_000)
    assert len(content) < 10_000
    ending, _pages = read_bytes(tmp_path, "a.docx", content, Limits(unpacked_bytes=4_000_000))
    assert (ending.outcome, ending.note) == (Outcome.TOO_LARGE, Note.PACKAGE)


def test_a_long_file_is_read_up_to_the_limit(tmp_path):
    ending, pages = read_bytes(tmp_path, "a.docx", samples.docx("Một", "Hai", "Ba"), Limits(pages=2))
    assert (ending.outcome, ending.page_count, ending.note) == (Outcome.DONE, 3, Note.PAGES)
    assert len(pages) == 2
    ending, _pages = read_bytes(tmp_path, "a.docx", samples.docx("Một" * 100), Limits(characters=200))
    assert (ending.outcome, ending.note) == (Outcome.TOO_LARGE, Note.CHARACTERS)


def test_the_content_tells_the_kind_of_a_file_not_its_name(tmp_path):
    ending, pages = read_bytes(tmp_path, "a.docx", samples.pdf(SENTENCE))
    assert ending.outcome is Outcome.DONE
    assert pages[0].text.startswith("Điều 1.")
