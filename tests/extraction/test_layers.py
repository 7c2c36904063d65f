"""Text layers that are there but worthless yield to recognition; sound ones stay, in any language."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from extraction.readers.layers import is_better, is_doubtful
from extraction.readers.results import Limits, Method, Outcome
from extraction.readers.scans import Recognised
from tests.extraction import samples
from tests.extraction.measuring import character_error_rate
from tests.extraction.samples import read_bytes
from tests.extraction.scanning import scanned_picture, with_layer

FILES = Path(__file__).parent / "files"
VIETNAMESE = (
    "Thực hiện Nghị quyết Đại hội Công đoàn tỉnh, Công đoàn ngành Y tế xây dựng kế hoạch tổ chức khám sức "
    "khỏe định kỳ cho đoàn viên, người lao động trong các bệnh viện với các nội dung như sau."
)
IN_ENGLISH = (
    "Thyce hién Nghi quyét Dai héi Céng doan tinh, Céng doan nganh Y té xay dung ké hoach t6 chitc kham strc "
    "khée dinh ky cho doan vién, nguéi lao déng trong cac bénh vién véi cac néi dung nhw sau."
)
ENGLISH = (
    "Each Member of the International Labour Organisation for which this Convention is in force shall "
    "give effect to the following provisions, and workers shall enjoy protection from acts of discrimination."
)
GERMAN = (
    "Jedes Mitglied der Internationalen Arbeitsorganisation verpflichtet sich, den folgenden Bestimmungen "
    "Wirksamkeit zu verleihen; die Arbeitnehmer haben Anspruch auf angemessenen Schutz ihrer Vereinigung."
)
SLIP = (210, 60)


def picture(text: str) -> Image.Image:
    return scanned_picture(pypdfium2.PdfDocument(samples.pdf(text, size=SLIP))[0], 0.3, 5, 0.3)


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        (VIETNAMESE, False),
        (VIETNAMESE.upper(), False),
        (IN_ENGLISH, True),
        (VIETNAMESE.encode().decode("cp1252", errors="replace"), True),
        (
            "LIEN DoAN LAO D()NG TINH BAN THUONG VU so: /KH-LDLD ngay thang nam CONG HOA XA HOI CHU NGHIA",
            True,
        ),
        (ENGLISH, False),
        (GERMAN, True),
        ("Signature Not Verified", False),
        ("1 250.000 3 45.600 7", False),
        ("", False),
    ],
)
def test_a_layer_is_doubtful_that_is_neither_vietnamese_nor_english(text, doubtful):
    assert is_doubtful(text) is doubtful


@pytest.mark.parametrize(
    ("recognised", "layer", "better"),
    [
        (VIETNAMESE, IN_ENGLISH, True),
        # Of another language the Vietnamese model makes some marks; its text may well be longer.
        (GERMAN.replace("ei", "ẹi") + " Đà", GERMAN, False),
        (ENGLISH + " ờ", ENGLISH, False),
        (VIETNAMESE, "Ký bởi: Liên đoàn Lao động", True),
        (VIETNAMESE[:-10], VIETNAMESE, False),
    ],
)  # fmt: skip
def test_the_better_of_layer_and_recognition_is_kept(recognised, layer, better):
    assert is_better(recognised, layer) is better


def test_a_scan_reads_alike_with_a_foreign_layer_and_without(tmp_path, tesseract):
    texts = []
    for name in ("lop-chu-tieng-anh.pdf", "quet-khong-lop-chu.pdf"):
        content = (FILES / name).read_bytes()
        ending, [page] = read_bytes(tmp_path, name, content, Limits(tesseract=tesseract))
        assert ending.method is Method.RECOGNISED
        texts.append(page.text)
    assert texts[0] == texts[1]
    assert "khám sức khỏe định kỳ" in texts[0]


def test_only_the_pages_with_a_worthless_layer_are_recognised(tmp_path, tesseract):
    both = pypdfium2.PdfDocument.new()
    for part in (samples.pdf(VIETNAMESE), with_layer(picture(VIETNAMESE), IN_ENGLISH * 4)):
        both.import_pages(pypdfium2.PdfDocument(part))
    both.save(str(tmp_path / "both.pdf"))
    content = (tmp_path / "both.pdf").read_bytes()
    ending, pages = read_bytes(tmp_path, "a.pdf", content, Limits(tesseract=tesseract))
    assert ending.method is Method.MIXED
    assert [page.confidence is None for page in pages] == [True, False]
    assert character_error_rate(VIETNAMESE, pages[1].text) <= 0.03


@pytest.mark.parametrize(("text", "calls"), [(ENGLISH, 0), (VIETNAMESE, 0), (GERMAN, 3)])
def test_sound_layers_stay_and_are_not_doubted_for_long(tmp_path, monkeypatch, text, calls):
    """Pages of text, none of which is recognised in vain more than three times."""
    asked = []
    made = f"{text[:-20]} ạ ờ"
    monkeypatch.setattr(
        "extraction.readers.pdf.recognise", lambda *_args: asked.append(1) or Recognised(made, 0.9)
    )
    content = samples.pdf(*[f"{text}\n{text}\n{text}\n{text}"] * 6)
    ending, pages = read_bytes(tmp_path, "a.pdf", content, Limits(tesseract="tesseract"))
    assert (ending.method, len(pages), len(asked)) == (Method.TEXT, 6, calls)


def test_a_foreign_layer_is_kept_until_text_can_be_recognised(tmp_path):
    content = with_layer(picture(VIETNAMESE), IN_ENGLISH * 4)
    ending, pages = read_bytes(tmp_path, "a.pdf", content)
    assert ending.outcome is Outcome.NEEDS_OCR
    assert "Nghi quyét" in pages[0].text
    # Text of a program, not of a scanner: nothing is missing.
    ending, _pages = read_bytes(tmp_path, "a.pdf", samples.pdf(GERMAN * 4))
    assert ending.outcome is Outcome.DONE
