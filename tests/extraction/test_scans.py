"""Text in pictures: recognised where Tesseract is there, and said to be missing where it is not."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from PIL import Image

from extraction.readers.places import Box, Word, letter_runs
from extraction.readers.results import Limits, Method, Note, Outcome
from extraction.running import tesseract as installed
from page_images.drawing import letters
from tests.extraction import samples
from tests.extraction.measuring import character_error_rate, edit_distance
from tests.extraction.samples import SENTENCE, read_bytes
from tests.extraction.scanning import scanned, scanned_picture

# In millimetres: a whole page takes long.
SLIP = (210, 70)
TEXT = """
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Điều 5. Mức đóng kinh phí công đoàn bằng 2% quỹ tiền lương làm căn cứ đóng bảo hiểm xã hội.
Người sử dụng lao động phải trích nộp trước ngày 30 hằng tháng; chậm nộp thì trả lãi.
Quỹ hỗ trợ đoàn viên gặp khó khăn, ốm đau, tai nạn, thiên tai, dịch bệnh được chi kịp thời.
"""


@pytest.fixture(scope="module")
def scan() -> bytes:
    return scanned(samples.pdf(TEXT, size=SLIP))


def test_a_scan_is_recognised(tmp_path, tesseract, scan):
    ending, pages = read_bytes(tmp_path, "a.pdf", scan, Limits(tesseract=tesseract))
    assert (ending.outcome, ending.method, ending.page_count) == (Outcome.DONE, Method.RECOGNISED, 1)
    assert character_error_rate(TEXT, pages[0].text) <= 0.03
    assert pages[0].confidence is not None
    assert pages[0].confidence > 0.8
    assert " ".join(run[4] for run in pages[0].runs).split() == pages[0].text.split()


def test_recognised_words_stand_where_the_page_has_them(tmp_path, tesseract, scan):
    (tmp_path / "text.pdf").write_bytes(samples.pdf(TEXT, size=SLIP))
    printed = {run.words[:6]: run for run in letters(tmp_path / "text.pdf", 1)}
    _ending, [page] = read_bytes(tmp_path, "a.pdf", scan, Limits(tesseract=tesseract))
    found = [run for run in page.runs if run[4][:6] in printed]
    assert len(found) >= 3
    for left, top, width, height, words in found:
        place = printed[words[:6]]
        assert abs(left - place.left) < 150
        assert abs(width - place.width) < 300
        assert top < place.top + place.height
        assert place.top < top + height


def test_a_scan_upside_down_is_recognised(tmp_path, tesseract):
    page = pypdfium2.PdfDocument(samples.pdf(TEXT, size=SLIP))[0]
    stored = io.BytesIO()
    scanned_picture(page, 180, 5, 0.3).save(stored, "PNG")
    ending, pages = read_bytes(tmp_path, "a.png", stored.getvalue(), Limits(tesseract=tesseract))
    assert ending.outcome is Outcome.DONE
    assert character_error_rate(TEXT, pages[0].text) <= 0.05


def test_pages_with_and_without_text_layer_are_read_each_its_way(tmp_path, tesseract, scan):
    both = pypdfium2.PdfDocument.new()
    for part in (samples.pdf(SENTENCE), scan, scan):
        both.import_pages(pypdfium2.PdfDocument(part))
    stored = io.BytesIO()
    both.save(stored)
    limits = Limits(tesseract=tesseract, scanned_pages=1)
    ending, pages = read_bytes(tmp_path, "a.pdf", stored.getvalue(), limits)
    assert (ending.outcome, ending.method) == (Outcome.DONE, Method.MIXED)
    assert (ending.page_count, ending.note) == (3, Note.SCANNED_PAGES)
    assert [(page.number, page.confidence is None) for page in pages] == [(1, True), (2, False)]


def word(text: str, left: int, line: str = "1", height: int = 20) -> Word:
    return Word(("1", "1", line), Box(left, 50, 10 * len(text), height), 90, text)


@pytest.mark.parametrize(
    ("words", "runs"),
    [
        ([], []),
        ([word("Điều", 0), word("5.", 50)], ["Điều 5."]),
        ([word("Số:", 0), word("Hà", 100), word("Nội", 130)], ["Số:", "Hà Nội"]),
        ([word("một", 0), word("hai", 40, line="2")], ["một", "hai"]),
    ],
)
def test_words_of_a_line_that_stand_together_are_one_run(words, runs):
    assert [run[4] for run in letter_runs(words, Box(0, 0, 1000, 100))] == runs


def test_a_run_is_placed_in_parts_of_its_page():
    [run] = letter_runs([word("Điều", 100), word("5", 150, height=30)], Box(0, 0, 1000, 500))
    assert run == (1000, 1000, 600, 600, "Điều 5")
    assert letter_runs([word("Điều", 100)], Box(0, 0, 0, 0)) == []


def test_a_few_lines_on_grainy_paper_are_read(tmp_path, tesseract):
    page = scanned(samples.pdf("Phụ lục\n\nTổ cơ khí thay lọc gió của máy dệt kim vào sáng thứ Bảy."))
    _ending, [found] = read_bytes(tmp_path, "a.pdf", page, Limits(tesseract=tesseract))
    assert "thay lọc gió của máy dệt kim" in found.text


def test_a_blank_page_of_grainy_paper_has_no_text(tmp_path, tesseract):
    ending, pages = read_bytes(tmp_path, "a.pdf", scanned(samples.pdf(" ")), Limits(tesseract=tesseract))
    assert (ending.outcome, [page.text for page in pages]) == (Outcome.NO_TEXT, [""])


def test_without_tesseract_a_scan_says_what_it_needs(tmp_path, scan):
    ending, pages = read_bytes(tmp_path, "a.pdf", scan)
    assert (ending.outcome, ending.page_count, pages) == (Outcome.NEEDS_OCR, 1, [])


def test_an_empty_scan_has_no_text(tmp_path, tesseract):
    empty = scanned(samples.pdf("", size=SLIP), noise=4)
    ending, _pages = read_bytes(tmp_path, "a.pdf", empty, Limits(tesseract=tesseract))
    assert ending.outcome is Outcome.NO_TEXT


def test_a_picture_of_too_many_pixels_is_not_opened(tmp_path, tesseract):
    stored = io.BytesIO()
    Image.new("1", (4000, 4000)).save(stored, "PNG")
    limits = Limits(tesseract=tesseract, pixels=1_000_000)
    ending, _pages = read_bytes(tmp_path, "a.png", stored.getvalue(), limits)
    assert (ending.outcome, ending.note) == (Outcome.TOO_LARGE, Note.PICTURE)


def test_a_damaged_picture_is_broken(tmp_path, tesseract):
    ending, _pages = read_bytes(tmp_path, "a.png", b"\x89PNG\r\n\x1a\nxxxx", Limits(tesseract=tesseract))
    assert ending.outcome is Outcome.BROKEN


def test_the_program_is_found_only_with_its_vietnamese_model(settings, tesseract, tmp_path):
    settings.EXTRACTION_TESSERACT = tesseract
    assert installed() == tesseract
    other = tmp_path / "tesseract"
    other.write_text("#!/bin/sh\necho eng\n")
    other.chmod(0o755)
    for program in (str(other), "no-such-program", ""):
        settings.EXTRACTION_TESSERACT = program
        assert installed() == ""


@pytest.mark.parametrize(
    ("first", "second", "distance"),
    [("", "", 0), ("", "ab", 2), ("ab", "", 2), ("kitten", "sitting", 3), ("a" * 100, "a" * 99 + "b", 1)],
)
def test_the_distance_of_texts(first, second, distance):
    assert edit_distance(first, second) == distance
